import { monthOf } from '../calendar.ts';
import { overFundedSentence } from '../pay/fund-shares.ts';
import type { MonthCost } from '../pay/month-costs.ts';
import { type Totals, totalsOf } from '../pay/totals.ts';
import { missingSentence, workingOf } from '../pay/working.ts';
import { type CostGround, type MonthWindow, occupancyCost, postBudget } from './cost-of-records.ts';
import { type DecisionCostLine, groundWith, type ItemLines, NO_COST, sumOf, unnamed } from './decision-cost-lines.ts';
import type { DecisionGround, DecisionSubject } from './decision-records.ts';
import type { FundingRecord, OccupancyRecord, PostRecord } from './records.ts';

/** What a funding line moves: what the funds pay with it, less what they pay without it. */
export function movedBy(
  { line, post, occupancy }: Extract<DecisionSubject, { kind: 'funding-line' }>,
  linked: readonly FundingRecord[],
  ground: DecisionGround,
): ItemLines {
  const counted = countedBy(post, occupancy, ground);
  if (counted.length > 0) {
    return { ...NO_COST, subjectId: line.id, note: `Counted by fund in ${counted.join(', ')}` };
  }
  const ids = new Set(linked.slice(linked.findIndex(({ id }) => id === line.id)).map(({ id }) => id));
  const without = ground.fundingLines.filter(({ id }) => !ids.has(id));
  const window = { from: monthOf(line.fromDate), to: monthOf(line.toDate) };
  const payers = payersOf(line, post, occupancy, ground);
  const monthsWith = (lines: readonly FundingRecord[]) => costsOf(payers, post, groundWith(ground, lines), window);
  const [before, after] = [monthsWith(without), monthsWith([...without, line])];
  const lines = difference(totalsOf(after.months), totalsOf(before.months));
  return {
    subjectId: line.id,
    moved: true,
    lines,
    pence: sumOf(lines),
    note: payers.length > 0 ? null : `Of the budget of post ${post.id}: nobody is in it`,
    working: after.months.flatMap((month) => workingOf(month, ground.names.fund)),
    gaps: after.gaps,
  };
}

/** Items whose own cost is split by the line already. */
function countedBy(post: PostRecord, occupancy: OccupancyRecord | null, { subjects }: DecisionGround): string[] {
  return subjects.flatMap((one) => {
    if (one.kind === 'occupancy' && occupancy?.id === one.subjectId && one.occupancy.kind !== 'ring-fenced') {
      return [one.subjectId];
    }
    return one.kind === 'post' && occupancy === null && one.subjectId === post.id ? [one.subjectId] : [];
  });
}

/** Who is paid from the post while the line runs, but for those whose own cost counts it. */
function payersOf(
  line: FundingRecord,
  post: PostRecord,
  occupancy: OccupancyRecord | null,
  { around, subjects }: DecisionGround,
): OccupancyRecord[] {
  if (occupancy) return [occupancy];
  const linked = new Set(subjects.map(({ subjectId }) => subjectId));
  return around.filter(
    (one) =>
      one.postId === post.id &&
      one.kind !== 'ring-fenced' &&
      !linked.has(one.id) &&
      one.startDate <= line.toDate &&
      (one.endDate === null || one.endDate >= line.fromDate),
  );
}

function costsOf(payers: readonly OccupancyRecord[], post: PostRecord, costs: CostGround, window: MonthWindow) {
  const outcomes =
    payers.length > 0
      ? payers.map((one) => occupancyCost(unnamed(one), costs, window))
      : [postBudget(post, costs, window)];
  const months: MonthCost[] = [];
  const gaps: string[] = [];
  for (const outcome of outcomes) {
    if (outcome.kind === 'unpriced') gaps.push(outcome.sentence);
    else if (outcome.kind === 'refused') gaps.push(overFundedSentence(outcome.overFunded));
    else if (outcome.kind === 'costed') {
      months.push(...outcome.months);
      gaps.push(...outcome.missing.map(missingSentence));
    }
  }
  return { months, gaps };
}

function difference(after: Totals, before: Totals): DecisionCostLine[] {
  const lines = new Map(after.byFundAndYear.map((line) => [keyOf(line), { ...line }]));
  for (const line of before.byFundAndYear) {
    const found = lines.get(keyOf(line));
    if (found) found.pence -= line.pence;
    else lines.set(keyOf(line), { ...line, pence: -line.pence });
  }
  return [...lines.values()]
    .filter(({ pence }) => pence !== 0)
    .sort(
      (a, b) => a.financialYear.localeCompare(b.financialYear) || Number(a.fundId !== null) - Number(b.fundId !== null),
    );
}

function keyOf({ fundId, financialYear }: DecisionCostLine): string {
  return `${financialYear} ${fundId ?? ''}`;
}

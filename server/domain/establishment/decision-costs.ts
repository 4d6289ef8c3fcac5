import { addMonths, type Month, monthOf } from '../calendar.ts';
import { financialYearOf, firstDayOf, lastDayOf } from '../pay/financial-year.ts';
import { formatDay } from '../pay/formats.ts';
import { overFundedSentence } from '../pay/fund-shares.ts';
import { totalsOf } from '../pay/totals.ts';
import { missingSentence, workingOf } from '../pay/working.ts';
import { type CostGround, type MonthWindow, occupancyCost, postBudget } from './cost-of-records.ts';
import { type DecisionCosts, groundWith, type ItemLines, NO_COST, totals, unnamed } from './decision-cost-lines.ts';
import { movedBy } from './decision-moved-costs.ts';
import { type DecisionGround, type DecisionSubject, fillsPost, heldBeside } from './decision-records.ts';
import type { FundingRecord, OccupancyRecord, PostRecord } from './records.ts';

export type { DecisionCosts, DecisionItemCost } from './decision-cost-lines.ts';

/**
 * Costs of everything a decision is about, by fund and financial year. An arrangement costs what its record says; a
 * funding line spends nothing but moves what the post (or the arrangement) costs from the base budget to the fund; a post
 * costs its budget. What one item counts no other counts again. Something without an end is costed to the end of the
 * financial year after the one of the decision.
 */
export function decisionCosts(ground: DecisionGround): DecisionCosts {
  const linked = ground.subjects.flatMap((one) => (one.kind === 'funding-line' ? [one.line] : []));
  const full = groundWith(ground, ground.fundingLines);
  const items = ground.subjects.map((subject) => {
    const item = costOfItem(subject, linked, full, ground);
    return { ...item, byFund: totals([item]).byFund };
  });
  return { items, ...totals(items) };
}

function costOfItem(
  subject: DecisionSubject,
  linked: readonly FundingRecord[],
  full: CostGround,
  ground: DecisionGround,
): ItemLines {
  if (subject.kind === 'occupancy') return costOfOccupancy(subject.occupancy, full, ground);
  if (subject.kind === 'post') return costOfPost(subject.post, full, ground);
  if (subject.kind === 'funding-line') return movedBy(subject, linked, ground);
  return { ...NO_COST, subjectId: subject.subjectId, note: 'No longer in the records' };
}

function costOfOccupancy(record: OccupancyRecord, costs: CostGround, ground: DecisionGround): ItemLines {
  if (record.kind === 'ring-fenced') {
    return { ...NO_COST, subjectId: record.id, note: 'No cost of its own: the time is paid for already' };
  }
  const { window, note } = windowOf(record, ground);
  return itemCost(
    record.id,
    note,
    occupancyCost(unnamed(record), costs, window, heldBeside(record, ground.around)),
    ground,
  );
}

function costOfPost(record: PostRecord, costs: CostGround, ground: DecisionGround): ItemLines {
  const counted = ground.subjects.flatMap((one) =>
    one.kind === 'occupancy' && one.post.id === record.id && fillsPost(one.occupancy) ? [one.subjectId] : [],
  );
  if (counted.length > 0) {
    return { ...NO_COST, subjectId: record.id, note: `Counted with who is in it: ${counted.join(', ')}` };
  }
  const { window, note } = windowOf(record, ground);
  return itemCost(record.id, note ?? 'At its budget', postBudget(record, costs, window), ground);
}

function itemCost(
  subjectId: string,
  note: string | null,
  cost: ReturnType<typeof postBudget>,
  { names }: DecisionGround,
): ItemLines {
  if (cost.kind === 'free') return { ...NO_COST, subjectId, note };
  if (cost.kind === 'unpriced') return { ...NO_COST, subjectId, note, gaps: [cost.sentence] };
  if (cost.kind === 'refused') return { ...NO_COST, subjectId, note, gaps: [overFundedSentence(cost.overFunded)] };
  const { byFundAndYear, pence } = totalsOf(cost.months);
  return {
    subjectId,
    moved: false,
    lines: byFundAndYear.map((line) => ({ ...line })),
    pence,
    note,
    working: cost.months.flatMap((month) => workingOf(month, names.fund)),
    gaps: cost.missing.map(missingSentence),
  };
}

/** The months that are costed: of something open, to the end of the financial year after that of the decision. */
function windowOf(
  { startDate, endDate }: { startDate: string; endDate: string | null },
  { onDate }: DecisionGround,
): { window: MonthWindow; note: string | null } {
  if (endDate !== null) return { window: { from: monthOf(startDate), to: monthOf(endDate) }, note: null };
  const later = startDate > onDate ? startDate : onDate;
  const from: Month = startDate < onDate ? monthOf(firstDayOf(financialYearOf(onDate))) : monthOf(startDate);
  const until = lastDayOf(financialYearOf(addMonths(monthOf(later), 12)));
  const first = from > monthOf(startDate) ? `From ${formatDay(`${from}-01`)} to` : 'To';
  return { window: { from, to: monthOf(until) }, note: `${first} ${formatDay(until)}; it has no end` };
}

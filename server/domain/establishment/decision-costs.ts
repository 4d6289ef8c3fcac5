import type { Month } from '../calendar.ts';
import { addMonths, monthOf } from '../calendar.ts';
import { type FinancialYear, financialYearOf, firstDayOf, lastDayOf } from '../pay/financial-year.ts';
import { formatDay } from '../pay/formats.ts';
import { overFundedSentence } from '../pay/fund-shares.ts';
import type { MonthCost } from '../pay/month-costs.ts';
import { type Totals, totalsOf } from '../pay/totals.ts';
import { missingSentence, workingOf } from '../pay/working.ts';
import { type CostGround, costGround, type MonthWindow, occupancyCost, postBudget } from './cost-of-records.ts';
import { type DecisionGround, type DecisionSubject, fillsPost, heldBeside } from './decision-records.ts';
import type { FundingRecord, OccupancyRecord, PostRecord } from './records.ts';

/** Pence of one fund in one financial year; `fundId` null is the base budget. */
export interface DecisionCostLine {
  fundId: string | null;
  financialYear: FinancialYear;
  pence: number;
}

/** What one thing that is decided costs. */
export interface DecisionItemCost {
  subjectId: string;
  /** True where a fund takes over what is spent already: the lines then sum to nothing. */
  moved: boolean;
  /** By year, base budget first. */
  lines: DecisionCostLine[];
  /** The same lines by fund, base budget first. */
  byFund: FundCost[];
  pence: number;
  /** Why there are no lines, or up to when is costed; null where the lines say it all. */
  note: string | null;
  /** `27–30 Sep: 4 ÷ 30 × £63.75 = £8.50`. */
  working: string[];
  /** What is missing to cost it, each with its remedy. */
  gaps: string[];
}

/** What one fund carries; `pence` is the sum of the years. */
export interface FundCost {
  fundId: string | null;
  pence: number;
  years: DecisionCostLine[];
}

/** What a decision costs; every total is the sum of the lines of its items. */
export interface DecisionCosts {
  items: DecisionItemCost[];
  years: FinancialYear[];
  pence: number;
  byYear: { financialYear: FinancialYear; pence: number }[];
  byFund: FundCost[];
}

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

/** Sums of the lines of some items, by year and by fund, base budget first. */
export function totals(items: readonly Pick<DecisionItemCost, 'lines'>[]): Omit<DecisionCosts, 'items'> {
  const lines = items.flatMap((item) => item.lines);
  const byYear = summed(lines, ({ financialYear }) => financialYear).sort(([a], [b]) => (a < b ? -1 : 1));
  const byFund = [...Map.groupBy(lines, ({ fundId }) => fundId)].sort(
    ([a], [b]) => Number(a !== null) - Number(b !== null),
  );
  return {
    years: byYear.map(([financialYear]) => financialYear),
    pence: sumOf(lines),
    byYear: byYear.map(([financialYear, pence]) => ({ financialYear, pence })),
    byFund: byFund.map(([fundId, ofFund]) => ({
      fundId,
      pence: sumOf(ofFund),
      years: summed(ofFund, ({ financialYear }) => financialYear)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([financialYear, pence]) => ({ fundId, financialYear, pence })),
    })),
  };
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

type ItemLines = Omit<DecisionItemCost, 'byFund'>;

const NO_COST = { subjectId: '', moved: false, lines: [], pence: 0, note: null, working: [], gaps: [] };

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

/** What a funding line moves: what the funds pay with it, less what they pay without it. */
function movedBy(
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

/** What is said of a cost is printed and published, so it names the arrangement instead of the person. */
function unnamed(record: OccupancyRecord): OccupancyRecord {
  return { ...record, name: `arrangement ${record.id}` };
}

function groundWith({ rates, fullTimeMinutes }: DecisionGround, fundingLines: readonly FundingRecord[]): CostGround {
  return costGround({ ...rates, fundingLines, fullTimeMinutes });
}

function keyOf({ fundId, financialYear }: DecisionCostLine): string {
  return `${financialYear} ${fundId ?? ''}`;
}

function summed<Line extends { pence: number }, Key>(
  lines: readonly Line[],
  key: (line: Line) => Key,
): [Key, number][] {
  return [...Map.groupBy(lines, key)].map(([of, group]) => [of, sumOf(group)]);
}

function sumOf(lines: readonly { pence: number }[]): number {
  return lines.reduce((sum, { pence }) => sum + pence, 0);
}

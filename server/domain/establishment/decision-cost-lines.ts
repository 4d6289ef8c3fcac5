import type { FinancialYear } from '../pay/financial-year.ts';
import { type CostGround, costGround } from './cost-of-records.ts';
import type { DecisionGround } from './decision-records.ts';
import type { FundingRecord, OccupancyRecord } from './records.ts';

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

/** What an item costs, before it is summed by fund. */
export type ItemLines = Omit<DecisionItemCost, 'byFund'>;

/** An item without any cost. */
export const NO_COST = { subjectId: '', moved: false, lines: [], pence: 0, note: null, working: [], gaps: [] };

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

/** What is said of a cost is printed and published, so it names the arrangement instead of the person. */
export function unnamed(record: OccupancyRecord): OccupancyRecord {
  return { ...record, name: `arrangement ${record.id}` };
}

/** What costs rest on, with these funding lines. */
export function groundWith(
  { rates, fullTimeMinutes }: DecisionGround,
  fundingLines: readonly FundingRecord[],
): CostGround {
  return costGround({ ...rates, fundingLines, fullTimeMinutes });
}

function summed<Line extends { pence: number }, Key>(
  lines: readonly Line[],
  key: (line: Line) => Key,
): [Key, number][] {
  return [...Map.groupBy(lines, key)].map(([of, group]) => [of, sumOf(group)]);
}

/** Pence of some lines together. */
export function sumOf(lines: readonly { pence: number }[]): number {
  return lines.reduce((sum, { pence }) => sum + pence, 0);
}

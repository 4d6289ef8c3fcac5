import type { CivilDate, Month } from '../calendar.ts';
import type { CostBasis, PointStep } from '../pay/cost-basis.ts';
import { calendarMonth } from '../pay/days.ts';
import type { FundingLine } from '../pay/fund-shares.ts';
import { type CostOutcome, costOf } from '../pay/month-costs.ts';
import { prepareRates, type Rates } from '../pay/rates.ts';
import type { FundingRecord, OccupancyRecord, PostRecord } from './records.ts';

/** Points of a grade from a date on, both inclusive. */
export interface GradeRange {
  gradeId: string;
  fromDate: CivilDate;
  lowPoint: number;
  highPoint: number;
}

/** Rows that costs rest on, in any order. */
export interface RateRows {
  payPoints: readonly { fromDate: CivilDate; point: number; annualPence: number }[];
  onCosts: readonly { fromDate: CivilDate; basisPoints: number }[];
  gradeRanges: readonly GradeRange[];
  fundingLines: readonly FundingRecord[];
  /** Minutes a week of a full-time post. */
  fullTimeMinutes: number;
}

/** What costs rest on, ready for use: prepared once, asked for every record. */
export interface CostGround {
  rates: Rates;
  fullTimeMinutes: number;
  /** By grade, earliest first. */
  ranges: ReadonlyMap<string, readonly GradeRange[]>;
  fundingOfPost: ReadonlyMap<string, readonly FundingLine[]>;
  fundingOfOccupancy: ReadonlyMap<string, readonly FundingLine[]>;
}

/** A cost, or why there is none: `free` costs nothing of its own; `unpriced` lacks what the sentence says. */
export type RecordCost = CostOutcome | { kind: 'free' } | { kind: 'unpriced'; sentence: string };

/** Months that costs are asked for, both inclusive. A month costs the same in every window. */
export interface MonthWindow {
  from: Month;
  to: Month;
}

/** @throws RangeError as `prepareRates` */
export function costGround(rows: RateRows): CostGround {
  return {
    rates: prepareRates(rows.payPoints, rows.onCosts),
    fullTimeMinutes: rows.fullTimeMinutes,
    ranges: Map.groupBy(
      rows.gradeRanges.toSorted((a, b) => (a.fromDate < b.fromDate ? -1 : 1)),
      ({ gradeId }) => gradeId,
    ),
    fundingOfPost: linesBy(rows.fundingLines, ({ postId }) => postId),
    fundingOfOccupancy: linesBy(rows.fundingLines, ({ occupancyId }) => occupancyId),
  };
}

/**
 * What an occupancy costs by month and fund. Agency: hourly rate; honorarium: the difference to the substantive point;
 * ring-fenced time: nothing of its own; otherwise full pay at its point. Its own funding lines count, else its post's.
 * @param substantive the holder's substantive occupancy: an increment there lessens the extra of an honorarium
 */
export function occupancyCost(
  record: OccupancyRecord,
  ground: CostGround,
  window: MonthWindow,
  substantive?: OccupancyRecord,
): RecordCost {
  if (record.kind === 'ring-fenced') return { kind: 'free' };
  const basis = occupancyBasis(record, ground, substantive);
  if (!basis)
    return {
      kind: 'unpriced',
      sentence: `No pay point is recorded for ${record.name}. Enter the point they are paid at.`,
    };
  const funding = ground.fundingOfOccupancy.get(record.id) ?? ground.fundingOfPost.get(record.postId) ?? [];
  return dated(basis, record, funding, ground, window);
}

/** What a post is budgeted at by month and fund: its hours at its budget point, or at the highest point of its grade. */
export function postBudget(record: PostRecord, ground: CostGround, window: MonthWindow): RecordCost {
  const basis = postBasis(record, ground);
  if (!basis) {
    return {
      kind: 'unpriced',
      sentence: `The points of the grade of post ${record.id} are not recorded. Enter the grade’s range, or a budget point for the post.`,
    };
  }
  return dated(basis, record, ground.fundingOfPost.get(record.id) ?? [], ground, window);
}

/** What an occupancy is paid by; undefined where nothing is recorded to pay it by, or it costs nothing of its own. */
export function occupancyBasis(
  record: OccupancyRecord,
  { fullTimeMinutes }: CostGround,
  substantive?: OccupancyRecord,
): CostBasis | undefined {
  const { minutes, payPoint, basePoint, hourlyPence, onCost } = record;
  if (record.kind === 'ring-fenced') return undefined;
  if (hourlyPence !== null) return { kind: 'agency', minutes, hourlyPence };
  if (payPoint === null) return undefined;
  const paid = { minutes, fullTimeMinutes, onCost, points: pointsOf(record.startDate, payPoint, record.steps) };
  if (basePoint === null) return { kind: 'pay', ...paid };
  return { kind: 'difference', ...paid, basePoints: pointsOf(record.startDate, basePoint, substantive?.steps ?? []) };
}

/** What a post is budgeted by, with on-cost; undefined where neither a budget point nor its grade's points are recorded. */
export function postBasis(record: PostRecord, { fullTimeMinutes, ranges }: CostGround): CostBasis | undefined {
  const tops = (ranges.get(record.gradeId) ?? []).map(({ fromDate, highPoint }) => ({ fromDate, point: highPoint }));
  const first = tops.findLast(({ fromDate }) => fromDate <= record.startDate) ?? tops[0];
  const points =
    record.budgetPoint === null
      ? first && pointsOf(record.startDate, first.point, tops)
      : pointsOf(record.startDate, record.budgetPoint, []);
  return points && { kind: 'pay', minutes: record.budgetedMinutes, fullTimeMinutes, onCost: true, points };
}

function dated(
  basis: CostBasis,
  { startDate, endDate }: { startDate: CivilDate; endDate: CivilDate | null },
  funding: readonly FundingLine[],
  { rates }: CostGround,
  window: MonthWindow,
): RecordCost {
  const lastDay = calendarMonth(window.to).lastDay;
  if (startDate > lastDay) return { kind: 'costed', months: [], missing: [] };
  return costOf({ ...basis, from: startDate, to: endDate ?? lastDay, funding }, rates, window);
}

function pointsOf(
  start: CivilDate,
  point: number,
  later: readonly { fromDate: CivilDate; point: number }[],
): PointStep[] {
  const steps = later
    .filter(({ fromDate }) => fromDate > start)
    .map((step) => ({ from: step.fromDate, point: step.point }));
  return [{ from: start, point }, ...steps];
}

function linesBy(
  records: readonly FundingRecord[],
  keyOf: (record: FundingRecord) => string | null,
): Map<string, FundingLine[]> {
  const lines = new Map<string, FundingLine[]>();
  for (const record of records) {
    const key = keyOf(record);
    if (key === null) continue;
    const { fundId, fromDate, toDate, shareBasisPoints } = record;
    const list = lines.get(key) ?? [];
    list.push({ fundId, from: fromDate, to: toDate, shareBasisPoints });
    lines.set(key, list);
  }
  return lines;
}

import type { RateRows } from '../../../../../server/domain/establishment/cost-of-records.ts';
import type { OccupancyRecord, PostRecord } from '../../../../../server/domain/establishment/records.ts';

/** A fraction of pence, summed exactly. */
type Fraction = [bigint, bigint];

/** Pence by month and fund: `2020-09 base` → 850. */
export type Lines = Map<string, number>;

/**
 * What a post or an occupancy costs, worked out the slow way: each single day on its own, exactly, with nothing shared
 * with the product but the shapes of its records. Then each month is rounded once and
 * split by largest remainder; a month with a day that cannot be costed has no lines.
 */
export function dayByDay(
  record: PostRecord | OccupancyRecord,
  rows: RateRows,
  days: readonly string[],
  substantive?: OccupancyRecord,
  minutes?: (day: string) => number,
): Lines {
  const months = new Map<string, Map<string, Fraction>>();
  const unknown = new Set<string>();
  for (const day of days) {
    if (day < record.startDate || (record.endDate !== null && day > record.endDate)) continue;
    const cost = costOfDay(record, rows, day, substantive, minutes?.(day));
    if (!cost) {
      unknown.add(day.slice(0, 7));
      continue;
    }
    const funds = months.get(day.slice(0, 7)) ?? new Map<string, Fraction>([['base', [0n, 1n]]]);
    months.set(day.slice(0, 7), funds);
    let left = 10_000n;
    for (const { fundId, share } of sharesOf(record, rows, day)) {
      give(funds, fundId, cost, share);
      left -= share;
    }
    give(funds, 'base', cost, left);
  }
  const lines: Lines = new Map();
  for (const [month, funds] of months) {
    if (unknown.has(month)) continue;
    for (const [fund, pence] of split(funds)) if (pence !== 0) lines.set(`${month} ${fund}`, pence);
  }
  return lines;
}

/** The days of a period, both ends inclusive. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(`${from}T00:00:00Z`); ; at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (day > to) return days;
    days.push(day);
  }
}

function costOfDay(
  record: PostRecord | OccupancyRecord,
  rows: RateRows,
  day: string,
  substantive: OccupancyRecord | undefined,
  given: number | undefined,
): Fraction | null {
  const daysInMonth = BigInt(new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate());
  const minutes = BigInt(given ?? ('minutes' in record ? record.minutes : record.budgetedMinutes));
  if ('hourlyPence' in record && record.hourlyPence !== null) return [BigInt(record.hourlyPence) * minutes, 420n];
  const annual = annualPence(record, rows, day, substantive);
  if (annual === null) return null;
  const hasOnCost = 'onCost' in record ? record.onCost : true;
  const onCost = hasOnCost ? latest(rows.onCosts, day).basisPoints : 0;
  return [annual * minutes * BigInt(10_000 + onCost), 12n * daysInMonth * BigInt(rows.fullTimeMinutes) * 10_000n];
}

function annualPence(
  record: PostRecord | OccupancyRecord,
  rows: RateRows,
  day: string,
  substantive: OccupancyRecord | undefined,
): bigint | null {
  const award = latest(rows.payPoints, day).fromDate;
  const payOf = (point: number) => {
    const row = rows.payPoints.find((one) => one.fromDate === award && one.point === point);
    return row ? BigInt(row.annualPence) : null;
  };
  if (!('minutes' in record)) {
    const ranges = rows.gradeRanges.filter(({ gradeId }) => gradeId === record.gradeId);
    return payOf(record.budgetPoint ?? latest(ranges, day).highPoint);
  }
  if (record.payPoint === null || record.kind === 'ring-fenced') return null;
  const stepped = (steps: OccupancyRecord['steps'], first: number) =>
    steps.filter(({ fromDate }) => fromDate > record.startDate && fromDate <= day).at(-1)?.point ?? first;
  const pay = payOf(stepped(record.steps, record.payPoint));
  if (record.basePoint === null) return pay;
  const base = payOf(stepped(substantive?.steps ?? [], record.basePoint));
  return pay === null || base === null ? null : pay - base;
}

function sharesOf(record: PostRecord | OccupancyRecord, { fundingLines }: RateRows, day: string) {
  const own = 'minutes' in record ? fundingLines.filter(({ occupancyId }) => occupancyId === record.id) : [];
  const postId = 'minutes' in record ? record.postId : record.id;
  const lines = own.length > 0 ? own : fundingLines.filter((line) => line.postId === postId);
  return lines
    .filter(({ fromDate, toDate }) => fromDate <= day && day <= toDate)
    .map(({ fundId, shareBasisPoints }) => ({ fundId, share: BigInt(shareBasisPoints) }));
}

function latest<T extends { fromDate: string }>(rows: readonly T[], day: string): T {
  const found = rows.filter(({ fromDate }) => fromDate <= day).sort((a, b) => (a.fromDate < b.fromDate ? -1 : 1));
  const row = found.at(-1);
  if (!row) throw new Error(`Nothing is in force on ${day}`);
  return row;
}

function give(funds: Map<string, Fraction>, fund: string, [n, d]: Fraction, share: bigint): void {
  const [sum, over] = funds.get(fund) ?? [0n, 1n];
  const [addedN, addedD] = [n * share, d * 10_000n];
  if (addedD === over) {
    funds.set(fund, [sum + addedN, over]);
    return;
  }
  funds.set(fund, sum === 0n ? [addedN, addedD] : [sum * addedD + addedN * over, over * addedD]);
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a || 1n : divisor(b, a % b);
}

/** The month rounded half up, then shared: everybody the pence below, what is left to the largest remainders. */
function split(funds: ReadonlyMap<string, Fraction>): [string, number][] {
  const common = [...funds.values()].reduce((so, [, d]) => (so * d) / divisor(so, d), 1n);
  const exact = [...funds].map(([fund, [n, d]]) => ({ fund, n: n * (common / d) }));
  const sum = exact.reduce((so, { n }) => so + n, 0n);
  const month = (2n * sum + common) / (2n * common);
  if (sum === 0n) return [];
  const parts = exact.map(({ fund, n }) => ({ fund, pence: (n * month) / sum, left: (n * month) % sum }));
  let over = month - parts.reduce((so, { pence }) => so + pence, 0n);
  for (const part of [...parts].sort((a, b) =>
    a.left === b.left ? (a.fund === 'base' ? -1 : 1) : a.left > b.left ? -1 : 1,
  )) {
    if (over > 0n) {
      part.pence += 1n;
      over -= 1n;
    }
  }
  return parts.map(({ fund, pence }) => [fund, Number(pence)]);
}

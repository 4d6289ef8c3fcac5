import type { CivilDate } from '../calendar.ts';
import { type DayRange, dayAfter, dayBefore, joinAdjacent, overlap } from './days.ts';
import { formatDay, formatHundredths } from './formats.ts';

/** Share of a cost that a fund meets between two dates, both inclusive, in hundredths of a per cent. */
export interface FundingLine extends DayRange {
  readonly fundId: string;
  readonly shareBasisPoints: number;
}

/** Share of a fund at a day, in hundredths of a per cent. */
export interface FundShare {
  readonly fundId: string;
  readonly shareBasisPoints: number;
}

/** Days on which funding lines together meet more than the whole cost. */
export interface OverFunded extends DayRange {
  /** What the lines sum to, above 10000. */
  readonly shareBasisPoints: number;
}

/** The whole of a cost in basis points. */
export const WHOLE = 10_000;

const NOTHING: readonly FundShare[] = [];

/** Shares of the funds at a day, each fund once, in the order of its first line; the rest is the base budget's. */
export function sharesAt(lines: readonly FundingLine[], day: CivilDate): readonly FundShare[] {
  if (lines.length === 0) return NOTHING;
  const shares = new Map<string, number>();
  for (const { fundId, from, to, shareBasisPoints } of lines) {
    if (from <= day && day <= to) shares.set(fundId, (shares.get(fundId) ?? 0) + shareBasisPoints);
  }
  return [...shares].map(([fundId, shareBasisPoints]) => ({ fundId, shareBasisPoints }));
}

/** Days on which a share begins or has just ended: where stretches of one funding have to be cut. */
export function fundingCuts(lines: readonly FundingLine[]): CivilDate[] {
  return lines.flatMap(({ from, to }) => [from, dayAfter(to)]);
}

/**
 * The days on which funding lines sum to more than 100 %.
 * @param within only these days are looked at; every day where absent
 * @returns ranges in order, one for each stretch of days with the same sum; empty where the lines may stand
 * @throws RangeError where a line ends before it starts, or its share is no whole number of basis points from 0
 */
export function overFundedDays(lines: readonly FundingLine[], within?: DayRange): OverFunded[] {
  for (const line of lines) check(line);
  if (total(lines) <= WHOLE) return [];
  const cuts = [...new Set(fundingCuts(lines))].sort();
  const over = cuts.flatMap((from, at): OverFunded[] => {
    const next = cuts[at + 1];
    const shareBasisPoints = total(sharesAt(lines, from));
    if (next === undefined || shareBasisPoints <= WHOLE) return [];
    const range = { from, to: dayBefore(next) };
    const days = within ? overlap(range, within) : range;
    return days ? [{ ...days, shareBasisPoints }] : [];
  });
  return joinAdjacent(over, (a, b) => a.shareBasisPoints === b.shareBasisPoints);
}

/** What is wrong with funding lines, with the dates and a remedy. */
export function overFundedSentence(over: readonly OverFunded[]): string {
  const ranges = over.map(
    ({ from, to, shareBasisPoints }) =>
      `${formatHundredths(shareBasisPoints)} % from ${formatDay(from)} to ${formatDay(to)}`,
  );
  return `Funding lines come to ${ranges.join(', and to ')}; 100.00 % is the whole cost. Lower a share, or end a line earlier.`;
}

function total(lines: readonly FundShare[]): number {
  return lines.reduce((sum, { shareBasisPoints }) => sum + shareBasisPoints, 0);
}

function check({ fundId, from, to, shareBasisPoints }: FundingLine): void {
  if (from > to) throw new RangeError(`The line of fund ${fundId} ends on ${to}, before it starts on ${from}`);
  if (!Number.isSafeInteger(shareBasisPoints) || shareBasisPoints < 0) {
    throw new RangeError(
      `The share of fund ${fundId} is ${shareBasisPoints} basis points; it is a whole number from 0`,
    );
  }
}

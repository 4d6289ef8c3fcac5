import { addMonths, type Month } from '../../calendar.ts';
import { isMarked, type MarkedMonths } from '../forecast/series.ts';

/** Referrals from schools in all districts that are asked about, by month. */
export type SchoolReferrals = ReadonlyMap<Month, number>;

/** A September on record against the months around it. */
export interface SchoolSeptember {
  month: Month;
  referrals: number;
  /** Mean of the other months of the twelve up to it, without marked ones. */
  usual: number;
  /** referrals ÷ usual − 1. */
  rise: number;
  /** 1 − referrals of the August before ÷ usual; null where that is not recorded or marked. */
  heldBack: number | null;
}

/** How the month ends in which children return to school. */
export const SEPTEMBER = '-09';
const MONTHS_A_YEAR = 12;
/** Other months with a figure that it takes to say what is usual. */
const LEAST_MONTHS = 3;

/** True where the referrals from schools in some months, added up, are shown or follow from what is shown. */
export type SchoolsTold = (months: ReadonlySet<Month>) => boolean;

/**
 * What Septembers on record say about a school return, oldest first; marked ones, those without months before and those
 * that would tell referrals too few to show are left out.
 */
export function schoolSeptembers(
  referrals: SchoolReferrals,
  notes: readonly MarkedMonths[],
  isTold: SchoolsTold = () => true,
): SchoolSeptember[] {
  return [...referrals.keys()].sort().flatMap((month) => {
    if (!month.endsWith(SEPTEMBER) || isMarked(month, notes)) return [];
    const others = Array.from({ length: MONTHS_A_YEAR - 1 }, (_, index) => addMonths(month, -index - 1)).filter(
      (other) => referrals.has(other) && !isMarked(other, notes),
    );
    const usual = others.reduce((sum, other) => sum + (referrals.get(other) ?? 0), 0) / others.length;
    if (others.length < LEAST_MONTHS || !(usual > 0)) return [];
    if (!isTold(new Set([month])) || !isTold(new Set(others))) return [];
    const count = referrals.get(month) ?? 0;
    const august = addMonths(month, -1);
    const before = isMarked(august, notes) || !isTold(new Set([august])) ? undefined : referrals.get(august);
    const heldBack = before === undefined ? null : Math.max(0, 1 - before / usual);
    return [{ month, referrals: count, usual, rise: Math.max(0, count / usual - 1), heldBack }];
  });
}

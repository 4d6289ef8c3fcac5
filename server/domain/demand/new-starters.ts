import { addMonths, type CivilDate, monthOf } from '../calendar.ts';
import type { DatedStandard } from '../caseload-standard.ts';

/** The reduced caseload of people in their first months, as a setting in force. */
export interface NewStarterRule {
  /**
   * Share of a full caseload, above 0 and below 1. As the published schemes set it (Wirral: 90 points for each full-time
   * worker in the first year), it is a cap on what a full-time equivalent carries, so it holds for all the time somebody
   * works: their contract with what temporary arrangements add or take. Whoever is here by an arrangement only has no
   * first day with the service, and counts with what it states.
   */
  share: number;
  /** Months from somebody's first day in which it holds. */
  months: number;
  /**
   * Roles it does not hold for: a district has to have so much of them at least, so whoever is in one counts in full.
   * Plain ids.
   */
  exceptRoleIds: string[];
}

/** Somebody's reduced caseload: the share they carry, and the first day on which they carry a full one. */
export interface ReducedCaseload {
  share: number;
  fullFrom: CivilDate;
}

/**
 * The rule of a caseload standard; undefined where it sets none, or a share that reduces nothing.
 * @param minimums the least FTE of roles that districts have to have
 */
export function newStarterRule(
  { newStarterShare, newStarterMonths }: Pick<DatedStandard, 'newStarterShare' | 'newStarterMonths'>,
  minimums: readonly { roleId: string; minimumFte: number }[],
): NewStarterRule | undefined {
  if (!newStarterShare || !newStarterMonths || newStarterShare >= 1) return undefined;
  const needed = minimums.flatMap(({ roleId, minimumFte }) => (minimumFte > 0 ? [roleId] : []));
  return { share: newStarterShare, months: newStarterMonths, exceptRoleIds: [...new Set(needed)].sort() };
}

/**
 * The reduced caseload of somebody at a date: in force from their first day until the same day of the month so many
 * months later, or the first of the next where a month has no such day (31 August + 6 months → 1 March).
 * @returns undefined where they carry a full caseload
 */
export function reducedCaseload(
  { startDate, roleId }: { startDate: CivilDate; roleId: string },
  rule: NewStarterRule | undefined,
  asAt: CivilDate,
): ReducedCaseload | undefined {
  if (!rule || rule.exceptRoleIds.includes(roleId)) return undefined;
  const fullFrom = monthsAfter(startDate, rule.months);
  return asAt < fullFrom ? { share: rule.share, fullFrom } : undefined;
}

function monthsAfter(date: CivilDate, months: number): CivilDate {
  const month = addMonths(monthOf(date), months);
  const day = Number(date.slice(8, 10));
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
  return day <= last ? `${month}-${date.slice(8, 10)}` : `${addMonths(month, 1)}-01`;
}

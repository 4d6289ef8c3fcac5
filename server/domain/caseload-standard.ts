import { type CivilDate, inForceAt } from './calendar.ts';

/** What a full-time post is and what it carries, from a date on. */
export interface DatedStandard {
  fromDate: CivilDate;
  fullTimeMinutes: number;
  /** `totalPoints` − `fixedPoints` where those are recorded. */
  pointsPerFullTime: number;
  source: string;
  /** Named scheme it follows; null or absent for the service's own figures. */
  schemeId?: string | null | undefined;
  totalPoints?: number | null | undefined;
  /** Fixed load of every full-time caseworker, points. */
  fixedPoints?: number | null | undefined;
  /** Share of a full caseload, above 0 to 1, that somebody carries in their first `newStarterMonths` months. */
  newStarterShare?: number | null | undefined;
  newStarterMonths?: number | null | undefined;
  /** Points that chasing a family which is unwilling to engage weighs in its month. */
  chasingPoints?: number | null | undefined;
}

/** Until a service sets its own: 37 hours a week, and the 100 points a full-time caseworker that Wirral publishes. */
export const ASSUMED_STANDARD: DatedStandard = {
  fromDate: '2000-01-01',
  fullTimeMinutes: 2220,
  pointsPerFullTime: 100,
  source: 'Assumed until the service sets its own: 37 hours a week; 100 points as in Wirral Council’s caseload scheme',
};

/**
 * The caseload standard of a date. Before the first one starts the first one counts; without any the assumed one.
 * @param standards in any order
 */
export function standardAt(standards: readonly DatedStandard[], date: CivilDate): DatedStandard {
  const first = standards.toSorted((a, b) => (a.fromDate < b.fromDate ? -1 : 1))[0];
  return inForceAt(standards, date) ?? first ?? ASSUMED_STANDARD;
}

/**
 * Points per case of each level of need at a date. Before the first weight of a level starts, its first one counts.
 * @param weights in any order
 */
export function pointsByLevelAt(
  weights: readonly { levelId: string; fromDate: CivilDate; points: number }[],
  date: CivilDate,
): Map<string, number> {
  const sorted = weights.toSorted((a, b) => (a.fromDate < b.fromDate ? -1 : 1));
  const ofLevel = Map.groupBy(sorted, (weight) => weight.levelId);
  return new Map(
    [...ofLevel].map(([levelId, entries]) => [levelId, (inForceAt(entries, date) ?? entries[0])?.points ?? 0]),
  );
}

/**
 * Share of a caseworker's time that travel takes at a date, by district id; districts without an allowance are left out.
 * Before its first one starts a district has none.
 * @param allowances in any order
 */
export function travelSharesAt(
  allowances: readonly { districtId: string; fromDate: CivilDate; share: number }[],
  date: CivilDate,
): Map<string, number> {
  const shares = new Map<string, number>();
  for (const [districtId, entries] of Map.groupBy(allowances, (allowance) => allowance.districtId)) {
    const share = inForceAt(entries, date)?.share ?? 0;
    if (share > 0) shares.set(districtId, share);
  }
  return shares;
}

import { type CivilDate, inForceAt } from './calendar.ts';

/** What a full-time post is and what it carries, from a date on. */
export interface DatedStandard {
  fromDate: CivilDate;
  fullTimeMinutes: number;
  pointsPerFullTime: number;
  source: string;
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

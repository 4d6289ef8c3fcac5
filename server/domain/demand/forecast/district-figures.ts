import type { CivilDate, Month } from '../../calendar.ts';
import { districtDemand } from '../../caseload.ts';
import { type DatedStandard, pointsByLevelAt, standardAt, travelSharesAt } from '../../caseload-standard.ts';

/** Counts of all months, and the settings of all dates. */
export interface DemandRecords {
  /** Open cases of a district at the end of a month, by level of need. */
  sums: Iterable<{ month: Month; districtId: string; levels: readonly { levelId: string; openCases: number }[] }>;
  /** Families unwilling to engage; months and districts with a row only. */
  unwilling: readonly { month: Month; districtId: string; unwilling: number }[];
  weights: readonly { levelId: string; fromDate: CivilDate; points: number }[];
  standards: readonly DatedStandard[];
  travel: readonly { districtId: string; fromDate: CivilDate; share: number }[];
}

/**
 * Demand FTE of every month that was counted, by district id and month, all with the settings in force at one date: a
 * new weight is no change of demand, and must not be learnt as one. Levels without a weight are left out.
 */
export function districtFigures(records: DemandRecords, asAt: CivilDate): Map<string, Map<Month, number>> {
  const pointsByLevel = pointsByLevelAt(records.weights, asAt);
  const { pointsPerFullTime, chasingPoints = null } = standardAt(records.standards, asAt);
  const travel = travelSharesAt(records.travel, asAt);
  const unwilling = new Map(records.unwilling.map((row) => [`${row.districtId} ${row.month}`, row.unwilling]));
  const settings = { pointsByLevel, pointsPerFullTime, chasingPoints, languagesThatNeedASpeaker: new Set<string>() };
  const figures = new Map<string, Map<Month, number>>();
  for (const { month, districtId, levels } of records.sums) {
    const counts = levels
      .filter(({ levelId }) => pointsByLevel.has(levelId))
      .map((sum) => ({ ...sum, languageCode: '' }));
    const load = {
      unwilling: unwilling.get(`${districtId} ${month}`) ?? null,
      travelShare: travel.get(districtId) ?? null,
    };
    const ofDistrict = figures.get(districtId) ?? new Map<Month, number>();
    figures.set(districtId, ofDistrict);
    ofDistrict.set(month, districtDemand(counts, settings, load).demandFte);
  }
  return figures;
}

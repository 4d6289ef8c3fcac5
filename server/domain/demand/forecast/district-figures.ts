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
  const weigh = weighing(records, asAt);
  const figures = new Map<string, Map<Month, number>>();
  for (const { month, districtId, levels } of records.sums) {
    const ofDistrict = figures.get(districtId) ?? new Map<Month, number>();
    figures.set(districtId, ofDistrict);
    ofDistrict.set(month, weigh(month, districtId, levels));
  }
  return figures;
}

/**
 * Demand FTE of a district in a month for which only other districts have counts: what chasing weighs there, as plans and
 * the overview have it. A forecast learns nothing from it.
 */
export function uncountedFigure(
  records: Omit<DemandRecords, 'sums'>,
  asAt: CivilDate,
): (month: Month, districtId: string) => number {
  const weigh = weighing(records, asAt);
  return (month, districtId) => weigh(month, districtId, []);
}

type Levels = readonly { levelId: string; openCases: number }[];

function weighing(
  { weights, standards, travel, unwilling }: Omit<DemandRecords, 'sums'>,
  asAt: CivilDate,
): (month: Month, districtId: string, levels: Levels) => number {
  const pointsByLevel = pointsByLevelAt(weights, asAt);
  const { pointsPerFullTime, chasingPoints = null } = standardAt(standards, asAt);
  const shares = travelSharesAt(travel, asAt);
  const families = new Map(unwilling.map((row) => [`${row.districtId} ${row.month}`, row.unwilling]));
  const settings = { pointsByLevel, pointsPerFullTime, chasingPoints, languagesThatNeedASpeaker: new Set<string>() };
  return (month, districtId, levels) => {
    const counts = levels
      .filter(({ levelId }) => pointsByLevel.has(levelId))
      .map((sum) => ({ ...sum, languageCode: '' }));
    const load = {
      unwilling: families.get(`${districtId} ${month}`) ?? null,
      travelShare: shares.get(districtId) ?? null,
    };
    return districtDemand(counts, settings, load).demandFte;
  };
}

import type { CivilDate, Month } from '../calendar.ts';
import { type CaseloadStandard, type DistrictDemand, districtDemand } from '../caseload.ts';
import { pointsByLevelAt, standardAt, travelSharesAt } from '../caseload-standard.ts';
import type { SettingRows } from './settings.ts';

/** Open cases of a district at the end of a month, added up over languages. */
export interface MonthCounts {
  month: Month;
  districtId: string;
  levels: readonly { levelId: string; openCases: number }[];
}

/** Families unwilling to engage in a month and district; null where no referrals are recorded for it. */
export type UnwillingOf = (month: Month, districtId: string) => number | null;

/** A date after every day of a month, as text compares: counts are taken at the end of the month. */
function endOf(month: Month): CivilDate {
  return `${month}-31`;
}

/**
 * Works out the demand of months, each with the settings in force at its end. Cases of a level without any weight are
 * left out: languages are added up, so no part of it is told apart by language.
 */
export function monthDemand(
  rows: Pick<SettingRows, 'standards' | 'weights'> & {
    travel: readonly Omit<SettingRows['travel'][number], 'source'>[];
  },
  unwillingOf: UnwillingOf,
): (counts: MonthCounts) => DistrictDemand {
  const known = new Map<Month, { standard: CaseloadStandard; travel: ReadonlyMap<string, number> }>();
  const settingsOf = (month: Month) => {
    const { pointsPerFullTime, chasingPoints } = standardAt(rows.standards, endOf(month));
    const pointsByLevel = pointsByLevelAt(rows.weights, endOf(month));
    const languagesThatNeedASpeaker = new Set<string>();
    return {
      standard: { pointsByLevel, pointsPerFullTime, chasingPoints, languagesThatNeedASpeaker },
      travel: travelSharesAt(rows.travel, endOf(month)),
    };
  };
  return ({ month, districtId, levels }) => {
    const settings = known.get(month) ?? settingsOf(month);
    known.set(month, settings);
    const { standard, travel } = settings;
    const weighted = levels.filter(({ levelId }) => standard.pointsByLevel.has(levelId));
    const isChased = standard.chasingPoints !== null && standard.chasingPoints !== undefined;
    return districtDemand(
      weighted.map((level) => ({ ...level, languageCode: '' })),
      standard,
      { unwilling: isChased ? unwillingOf(month, districtId) : null, travelShare: travel.get(districtId) },
    );
  };
}

/** Months whose demand differs between two sets of settings, oldest first. */
export function monthsChanged(
  counts: Iterable<MonthCounts>,
  before: (counts: MonthCounts) => DistrictDemand,
  after: (counts: MonthCounts) => DistrictDemand,
): Month[] {
  const months = new Set<Month>();
  for (const one of counts) {
    if (months.has(one.month)) continue;
    if (Math.abs(before(one).demandFte - after(one).demandFte) > 1e-9) months.add(one.month);
  }
  return [...months].sort();
}

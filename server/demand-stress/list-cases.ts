import type { Db } from '../../db/open.ts';
import { listDemandNotes } from '../../db/queries/demand.ts';
import { listReferralSources } from '../../db/queries/demand-method.ts';
import { isOfSchools, listSchoolReferrals } from '../../db/queries/demand-stress.ts';
import { sumDemand } from '../../db/queries/demand-sums.ts';
import { listDistricts, listWardDistricts } from '../../db/queries/reference.ts';
import { readFlowCounts, readReferralCounts } from '../../db/queries/shown-counts.ts';
import type { SchoolSuggestion, StressCases } from '../contract/demand-stress.ts';
import { addMonths, type CivilDate, isWithin, latestCompleteMonth, type Month } from '../domain/calendar.ts';
import { schoolSeptembers } from '../domain/demand/stress/suggest.ts';
import { toldSums } from '../domain/demand/stress/told-sums.ts';
import { stressCaseViews } from './case-view.ts';
import { MONTHS_AHEAD } from './work-out.ts';

/**
 * The saved cases, the months they can be put in at a date, and what the records suggest for new ones.
 * @param confinedTo the one district the reader may see; null for all
 */
export function stressCasesAt(db: Db, asAt: CivilDate, confinedTo: string | null): StressCases {
  const recorded = [...new Set([...sumDemand(db)].map(({ month }) => month))].sort();
  const lastMonth = latestCompleteMonth(recorded, asAt) ?? null;
  const wards = listWardDistricts(db).filter(({ fromDate, toDate }) => isWithin(asAt, fromDate, toDate));
  return {
    asAt,
    lastMonth,
    months: lastMonth === null ? [] : monthsBetween(recorded[0] ?? lastMonth, addMonths(lastMonth, MONTHS_AHEAD)),
    cases: stressCaseViews(db),
    schoolReturns: lastMonth === null ? [] : schoolReturns(db, lastMonth, confinedTo),
    wards: wards
      .filter(({ districtId }) => confinedTo === null || districtId === confinedTo)
      .map(({ code, name, districtId }) => ({ code, name, districtId })),
  };
}

function schoolReturns(db: Db, lastMonth: Month, confinedTo: string | null): SchoolSuggestion[] {
  const referrals = listSchoolReferrals(db).filter(({ month }) => month <= lastMonth);
  const notes = listDemandNotes(db);
  const schools = listReferralSources(db).filter(isOfSchools);
  const told = toldSums({ referrals: readReferralCounts(db), flows: readFlowCounts(db) });
  const places = [...(confinedTo === null ? [null] : []), ...listDistricts(db).map(({ id }) => id)];
  return places
    .filter((id) => confinedTo === null || id === confinedTo)
    .flatMap((districtId): SchoolSuggestion[] => {
      const sums = new Map<Month, number>();
      for (const row of referrals) {
        if (districtId === null || row.districtId === districtId) {
          sums.set(row.month, (sums.get(row.month) ?? 0) + row.referrals);
        }
      }
      const septembers = schoolSeptembers(sums, notes, (months) =>
        schools.every(({ id }) => told.referrals(districtId, id, months)),
      ).map(({ month, rise, heldBack }) => ({ month, rise, heldBack }));
      if (septembers.length === 0) return [];
      const held = septembers.flatMap(({ heldBack }) => (heldBack === null ? [] : [heldBack]));
      const rise = mean(septembers.map((each) => each.rise));
      return [{ districtId, rise, heldBack: held.length > 0 ? mean(held) : null, septembers }];
    });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function monthsBetween(from: Month, to: Month): Month[] {
  const months: Month[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

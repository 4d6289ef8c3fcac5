import type { Db } from '../../db/open.ts';
import { type DemandSum, listDemandNotes, sumDemand } from '../../db/queries/demand.ts';
import { listCaseloadStandards, listCaseWeights, listDistricts } from '../../db/queries/reference.ts';
import type { DemandHistory } from '../contract/demand.ts';
import { districtDemand } from '../domain/caseload.ts';
import { pointsByLevelAt, standardAt } from '../domain/caseload-standard.ts';
import { UNKNOWN_LANGUAGE } from '../domain/facts.ts';
import { endOfMonth } from './demand-view.ts';
import type { Confinement } from './reader.ts';

/**
 * Open cases and demand FTE of each month that has counts, by district, with the settings of that month, and how
 * complete the recording of languages was. A reader confined to a district sees that district only.
 */
export function demandHistory(db: Db, confinedTo: Confinement): DemandHistory {
  const counts = Map.groupBy(sumDemand(db, UNKNOWN_LANGUAGE, confinedTo), (row) => row.month);
  const months = [...counts.keys()];
  const districts = listDistricts(db).filter(({ id }) => confinedTo === null || confinedTo === id);
  const demandOf = demandCalculator(db);
  const byMonth = months.map((month) => demandOf(month, counts.get(month) ?? []));
  return {
    months,
    districts: districts.map(({ id }) => ({
      districtId: id,
      openCases: byMonth.map((month) => month.get(id)?.openCases ?? 0),
      demandFte: byMonth.map((month) => month.get(id)?.demandFte ?? 0),
    })),
    notes: listDemandNotes(db),
    languageRecorded: months.map((month) => shareRecorded(counts.get(month) ?? [])),
  };
}

function demandCalculator(db: Db) {
  const weights = listCaseWeights(db);
  const standards = listCaseloadStandards(db);
  return (month: string, rows: readonly DemandSum[]) => {
    const pointsByLevel = pointsByLevelAt(weights, endOfMonth(month));
    const { pointsPerFullTime } = standardAt(standards, endOfMonth(month));
    // languages are added up: none is told apart
    const standard = { pointsByLevel, pointsPerFullTime, languagesThatNeedASpeaker: new Set<string>() };
    const weighted = rows.filter((row) => pointsByLevel.has(row.levelId)).map((row) => ({ ...row, languageCode: '' }));
    return new Map(
      [...Map.groupBy(weighted, (row) => row.districtId)].map(([id, own]) => [id, districtDemand(own, standard)]),
    );
  };
}

/** Share of the cases whose language was recorded, 0…1; 1 where there is no case. */
function shareRecorded(rows: readonly DemandSum[]): number {
  const all = rows.reduce((sum, { openCases }) => sum + openCases, 0);
  const unknown = rows.reduce((sum, { ofLanguage }) => sum + ofLanguage, 0);
  return all === 0 ? 1 : (all - unknown) / all;
}

import type { Db } from '../../db/open.ts';
import { type DemandCountRow, listDemand, listLanguagesThatNeedASpeaker } from '../../db/queries/demand.ts';
import { listUnwilling } from '../../db/queries/demand-method.ts';
import { listCaseWeights } from '../../db/queries/reference.ts';
import type { Month } from '../domain/calendar.ts';
import { type DistrictDemand, districtDemand } from '../domain/caseload.ts';
import { pointsByLevelAt } from '../domain/caseload-standard.ts';
import type { Plan } from '../domain/plan.ts';

/** Demand of one month by district id; a district without cases is left out. */
export interface MonthDemand {
  month: Month;
  demand: ReadonlyMap<string, Pick<DistrictDemand, 'demandFte' | 'languageDemandFte'>>;
}

/**
 * Demand of every month on record up to the plan's own, oldest first, with the case weights of the plan's date and the
 * standard, the chasing and the travel the plan was made on: so that months differ by their cases and by nothing else.
 */
export function readDemandHistory(db: Db, { asAt, facts }: Plan): MonthDemand[] {
  if (facts.demandMonth === null) return [];
  const pointsByLevel = pointsByLevelAt(listCaseWeights(db), asAt);
  const languagesThatNeedASpeaker = new Set(listLanguagesThatNeedASpeaker(db));
  const districts = new Map(facts.districts.map((district) => [district.id, district]));
  const unwilling = facts.districts.some(({ chasing }) => chasing) ? listUnwilling(db) : [];
  const demandOf = (month: Month, id: string, rows: DemandCountRow[]) => {
    const chasingPoints = districts.get(id)?.chasing?.pointsEach;
    const standard = {
      pointsByLevel,
      pointsPerFullTime: facts.pointsPerFullTime,
      languagesThatNeedASpeaker,
      chasingPoints,
    };
    const chased = unwilling.find((row) => row.month === month && row.districtId === id);
    return districtDemand(rows, standard, {
      unwilling: chased?.unwilling,
      travelShare: districts.get(id)?.travelShare,
    });
  };
  const weighted = listDemand(db, { to: facts.demandMonth }).filter(({ levelId }) => pointsByLevel.has(levelId));
  return [...Map.groupBy(weighted, ({ month }) => month)].map(([month, rows]) => ({
    month,
    demand: new Map(
      [...Map.groupBy(rows, ({ districtId }) => districtId)].map(([id, own]) => [id, demandOf(month, id, own)]),
    ),
  }));
}

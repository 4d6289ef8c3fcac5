import type { Db } from '../../db/open.ts';
import { countsOfMonth, DEMAND_TABLES, listDemand } from '../../db/queries/demand.ts';
import { CASE_WEIGHT_TABLES, listCaseWeights, listDistricts } from '../../db/queries/reference.ts';
import { LANGUAGE_COUNT_TABLES, readLanguageRows } from '../../db/queries/shown-languages.ts';
import { rememberedRead } from '../../db/remember.ts';
import type { DemandRow } from '../contract/demand.ts';
import { shownLanguages } from '../domain/demand/suppress-languages.ts';
import { type Confinement, districtToRead } from '../http/district-to-read.ts';
import { checkMonthsInOrder } from '../http/months-in-order.ts';
import { lasting } from '../http/wire/lasting.ts';
import { demandViews } from './demand-view.ts';

export interface DemandQuery {
  from?: string | undefined;
  to?: string | undefined;
  districtId?: string | undefined;
}

const monthOfCounts = rememberedRead<{ rows: DemandRow[] }>('counts of a month', [
  ...DEMAND_TABLES,
  ...CASE_WEIGHT_TABLES,
  ...LANGUAGE_COUNT_TABLES,
]);

/** A reader who may see a district only, or everything, and who keeps the counts or does not. */
interface Reader {
  confinedTo: Confinement;
  keepsCounts: boolean;
}

/**
 * Counts within the months asked for, by month, district, level and language. Those of a single month are remembered.
 * Whoever does not keep them sees none that are too few to show, or would give such a count away.
 * @throws ProblemError not-found for a district out of reach; invalid-input where the months are the wrong way round
 */
export function demandBetween(db: Db, { from, to, districtId }: DemandQuery, { confinedTo, keepsCounts }: Reader) {
  checkMonthsInOrder(from, to);
  const district = districtToRead(districtId, confinedTo, () => listDistricts(db));
  const read = () => {
    const rows = demandViews(listDemand(db, { from, to, districtId: district }), listCaseWeights(db));
    return { rows: keepsCounts ? rows : rows.map((row) => shownRow(db, row)) };
  };
  if (from === undefined || from !== to) return read();
  const part = keepsCounts ? countsOfMonth(from) : undefined;
  return monthOfCounts(db, JSON.stringify([from, district, keepsCounts]), () => lasting(read()), part);
}

function shownRow(db: Db, row: DemandRow): DemandRow {
  const isShown = shownLanguages(readLanguageRows(db, row.month)).cell(row.districtId, row.levelId, row.languageCode);
  return isShown ? row : { ...row, openCases: null, families: null, points: null };
}

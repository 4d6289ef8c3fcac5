import type { Db } from '../../db/open.ts';
import { countsOfMonth, DEMAND_TABLES, listDemand } from '../../db/queries/demand.ts';
import { CASE_WEIGHT_TABLES, listCaseWeights, listDistricts } from '../../db/queries/reference.ts';
import { LANGUAGE_COUNT_TABLES, readLanguageRows } from '../../db/queries/shown-languages.ts';
import { rememberedRead } from '../../db/remember.ts';
import { ALL_LANGUAGES, type DemandRow } from '../contract/demand.ts';
import { sumOf } from '../domain/demand/rates.ts';
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
 * Where some of a district are too few to show, whoever does not keep them sees those of its levels, all languages together.
 * @throws ProblemError not-found for a district out of reach; invalid-input where the months are the wrong way round
 */
export function demandBetween(db: Db, { from, to, districtId }: DemandQuery, { confinedTo, keepsCounts }: Reader) {
  checkMonthsInOrder(from, to);
  const district = districtToRead(districtId, confinedTo, () => listDistricts(db));
  const read = () => {
    const rows = demandViews(listDemand(db, { from, to, districtId: district }), listCaseWeights(db));
    return { rows: keepsCounts ? rows : shownRows(db, rows) };
  };
  if (from === undefined || from !== to) return read();
  const part = keepsCounts ? countsOfMonth(from) : undefined;
  return monthOfCounts(db, JSON.stringify([from, district, keepsCounts]), () => lasting(read()), part);
}

function shownRows(db: Db, rows: readonly DemandRow[]): DemandRow[] {
  const ofDistricts = Map.groupBy(rows, ({ month, districtId }) => JSON.stringify([month, districtId]));
  return [...ofDistricts.values()].flatMap((own) => {
    const isShown = own.every(({ month, districtId, levelId, languageCode }) =>
      shownLanguages(readLanguageRows(db, month)).cell(districtId, levelId, languageCode),
    );
    return isShown ? own : [...Map.groupBy(own, ({ levelId }) => levelId).values()].flatMap(together);
  });
}

/** Counts of one level, all languages together. */
function together(rows: readonly DemandRow[]): DemandRow[] {
  const [first] = rows;
  if (!first) return [];
  const { month, districtId, levelId } = first;
  const families = rows.flatMap((row) => row.families ?? []);
  return [
    {
      ...first,
      id: `${month} ${districtId} ${levelId}`,
      languageCode: ALL_LANGUAGES,
      openCases: sumOf(rows, ({ openCases }) => openCases),
      families: families.length === rows.length ? sumOf(families, (count) => count) : null,
      points: sumOf(rows, ({ points }) => points),
      version: 1,
    },
  ];
}

import type { Db } from '../../db/open.ts';
import { countsOfMonth, DEMAND_TABLES, listDemand } from '../../db/queries/demand.ts';
import { CASE_WEIGHT_TABLES, listCaseWeights, listDistricts } from '../../db/queries/reference.ts';
import { rememberedRead } from '../../db/remember.ts';
import type { DemandRow } from '../contract/demand.ts';
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
]);

/**
 * Counts within the months asked for, by month, district, level and language. Those of a single month are remembered.
 * @throws ProblemError not-found for a district out of reach; invalid-input where the months are the wrong way round
 */
export function demandBetween(db: Db, { from, to, districtId }: DemandQuery, confinedTo: Confinement) {
  checkMonthsInOrder(from, to);
  const district = districtToRead(districtId, confinedTo, () => listDistricts(db));
  const read = () => ({ rows: demandViews(listDemand(db, { from, to, districtId: district }), listCaseWeights(db)) });
  if (from === undefined || from !== to) return read();
  return monthOfCounts(db, JSON.stringify([from, district]), () => lasting(read()), countsOfMonth(from));
}

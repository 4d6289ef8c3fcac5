import type { Db } from '../../db/open.ts';
import { listDemand } from '../../db/queries/demand.ts';
import { listCaseWeights, listDistricts } from '../../db/queries/reference.ts';
import type { DemandRow } from '../contract/demand.ts';
import { invalidInput } from '../http/problem.ts';
import { demandViews } from './demand-view.ts';
import { type Confinement, districtToRead } from './reader.ts';

export interface DemandQuery {
  from?: string | undefined;
  to?: string | undefined;
  districtId?: string | undefined;
}

/**
 * Counts within the months asked for, by month, district, level and language.
 * @throws ProblemError not-found for a district out of reach; invalid-input where the months are the wrong way round
 */
export function demandBetween(db: Db, { from, to, districtId }: DemandQuery, confinedTo: Confinement): DemandRow[] {
  if (from !== undefined && to !== undefined && from > to) {
    throw invalidInput([
      { field: 'from', value: from, remedy: `The first month is after the last, ${to}. Swap them.` },
    ]);
  }
  const district = districtToRead(districtId, confinedTo, listDistricts(db));
  return demandViews(listDemand(db, { from, to, districtId: district }), listCaseWeights(db));
}

import type { Db } from '../open.ts';
import {
  caseloadStandard,
  caseWeight,
  demandCount,
  demandNote,
  district,
  referralCount,
  travelAllowance,
} from '../schema/index.ts';
import { listDemandNotes } from './demand.ts';
import { listTravelShares } from './demand-history.ts';
import { listUnwilling } from './demand-method.ts';
import { sumDemand } from './demand-sums.ts';
import { listCaseloadStandards, listCaseWeights, listDistricts } from './reference.ts';

/** The tables that `readForecastGround` looks at. */
export const FORECAST_TABLES = [
  demandCount,
  demandNote,
  district,
  caseWeight,
  caseloadStandard,
  travelAllowance,
  referralCount,
] as const;

/** What demand is forecast from: counts of all months, settings of all dates, marked months; districts in order. */
export function readForecastGround(db: Db) {
  const standards = listCaseloadStandards(db);
  return {
    districts: listDistricts(db),
    notes: listDemandNotes(db),
    sums: sumDemand(db),
    weights: listCaseWeights(db),
    standards,
    travel: listTravelShares(db),
    // read only where chasing weighs anything
    unwilling: standards.some(({ chasingPoints }) => chasingPoints !== null) ? listUnwilling(db) : [],
  };
}

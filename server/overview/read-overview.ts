import type { Db } from '../../db/open.ts';
import { readDemandRows } from '../../db/queries/facts.ts';
import { listWardDistricts, WARD_TABLES } from '../../db/queries/reference.ts';
import { rememberedRead } from '../../db/remember.ts';
import { resultsUnder } from '../../solver/verify.ts';
import type { Overview } from '../contract/overview.ts';
import { balancesOf, type DistrictBalance } from '../domain/balances.ts';
import { isWithin, latestCompleteMonth } from '../domain/calendar.ts';
import { FactsMissing, type ServiceFacts, serviceFacts } from '../domain/facts.ts';
import { FAIR_SHARE_TOLERANCE, SEVERE_SHORTFALL } from '../domain/policy.ts';
import { problemDistricts } from '../domain/problem.ts';
import { ProblemError } from '../http/problem.ts';
import { otherUnitsToday, staffToday } from './staff-today.ts';

const wardDistricts = rememberedRead<ReturnType<typeof listWardDistricts>>('wards', WARD_TABLES);

/**
 * The districts side by side at a date, with people where they are today.
 * @param confinedTo the one district the reader may see; null for all. Fair shares are of the whole service either way
 * @throws ProblemError conflict where the settings do not allow it, saying what is missing
 */
export function readOverview(db: Db, asAt: string, confinedTo: string | null): Overview {
  const isVisible = (districtId: string) => confinedTo === null || confinedTo === districtId;
  const facts = factsAt(db, asAt);
  const balances = new Map(balancesToday(db, facts).map((balance) => [balance.districtId, balance]));
  const wards = wardDistricts(db, '', () => listWardDistricts(db)).filter((ward) =>
    isWithin(asAt, ward.fromDate, ward.toDate),
  );
  return {
    asAt,
    demandMonth: facts.demandMonth,
    pointsPerFullTime: facts.pointsPerFullTime,
    tolerance: FAIR_SHARE_TOLERANCE,
    severe: SEVERE_SHORTFALL,
    districts: facts.districts.flatMap(({ id, working, unknownLanguageCases }) => {
      const balance = balances.get(id);
      return balance && isVisible(id) ? [{ ...balance, working, unknownLanguageCases }] : [];
    }),
    otherUnits: confinedTo === null ? otherUnits(db, facts) : [],
    wards: wards.filter((ward) => isVisible(ward.districtId)).map(({ fromDate, toDate, basis, ...ward }) => ward),
    mapNotice: mapNotice(wards),
  };
}

function factsAt(db: Db, asAt: string): ServiceFacts {
  try {
    return serviceFacts(readDemandRows(db, asAt, (months) => latestCompleteMonth(months, asAt)));
  } catch (error) {
    if (error instanceof FactsMissing) throw new ProblemError('conflict', error.message);
    throw error;
  }
}

function balancesToday(db: Db, facts: ServiceFacts): DistrictBalance[] {
  const { tally, present } = staffToday(db, facts);
  return balancesOf(facts, present, resultsUnder(problemDistricts(facts.districts), tally));
}

function otherUnits(db: Db, facts: ServiceFacts): Overview['otherUnits'] {
  return otherUnitsToday(db, facts.asAt).map(({ contractedMinutes, ...unit }) => ({
    ...unit,
    peopleFte: contractedMinutes / facts.fullTimeMinutes,
  }));
}

function mapNotice(wards: readonly { basis: string }[]): string {
  const bases = new Set(wards.map((ward) => ward.basis));
  if (wards.length === 0) return 'No wards are set up yet.';
  if (bases.size === 1 && bases.has('published')) return 'Wards and districts as published.';
  return 'Which ward lies in which district is assumed. Each circle stands near the middle of its ward.';
}

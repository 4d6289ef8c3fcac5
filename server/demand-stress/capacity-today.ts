import type { Db } from '../../db/open.ts';
import { BALANCE_TABLES, readArrangementRows, readDemandRows, readStaffRows } from '../../db/queries/facts.ts';
import { type CivilDate, latestCompleteMonth } from '../domain/calendar.ts';
import { districtCaseFte } from '../domain/district-capacity.ts';
import { planFacts } from '../domain/facts.ts';
import { orConflict } from '../solving/or-conflict.ts';

/** The tables that `capacityToday` looks at. */
export const CAPACITY_TABLES = BALANCE_TABLES;

/**
 * Case-holding FTE by district id with everybody where they are at a date, with what temporary arrangements add or take.
 * @throws ProblemError conflict where settings are missing, saying which
 */
export function capacityToday(db: Db, asAt: CivilDate): Map<string, number> {
  const rows = {
    ...readDemandRows(db, asAt, (months) => latestCompleteMonth(months, asAt)),
    ...readStaffRows(db, asAt),
    ...readArrangementRows(db, asAt),
    preferences: [],
    constraints: [],
  };
  const facts = orConflict(() => planFacts(rows));
  return districtCaseFte(facts.people, facts);
}

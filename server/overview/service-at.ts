import type { Db } from '../../db/open.ts';
import { readDemandRows } from '../../db/queries/facts.ts';
import { latestCompleteMonth } from '../domain/calendar.ts';
import { type ServiceFacts, serviceFacts } from '../domain/facts.ts';
import { orConflict } from '../solving/or-conflict.ts';

/** The service at a date: settings and demand. @throws ProblemError conflict where settings are missing, saying which */
export function serviceAt(db: Db, asAt: string): ServiceFacts {
  return orConflict(() => serviceFacts(readDemandRows(db, asAt, (months) => latestCompleteMonth(months, asAt))));
}

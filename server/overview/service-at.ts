import type { Db } from '../../db/open.ts';
import { readDemandRows } from '../../db/queries/facts.ts';
import { latestCompleteMonth } from '../domain/calendar.ts';
import { FactsMissing, type ServiceFacts, serviceFacts } from '../domain/facts.ts';
import { ProblemError } from '../http/problem.ts';

/** The service at a date: settings and demand. @throws ProblemError conflict where settings are missing, saying which */
export function serviceAt(db: Db, asAt: string): ServiceFacts {
  try {
    return serviceFacts(readDemandRows(db, asAt, (months) => latestCompleteMonth(months, asAt)));
  } catch (error) {
    if (error instanceof FactsMissing) throw new ProblemError('conflict', error.message);
    throw error;
  }
}

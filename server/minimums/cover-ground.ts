import type { Db } from '../../db/open.ts';
import { BALANCE_TABLES, readArrangementRows, readDemandRows, readStaffRows } from '../../db/queries/facts.ts';
import { listMinimums, MINIMUM_TABLES } from '../../db/queries/minimums.ts';
import { rememberedRead } from '../../db/remember.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { withArrangements } from '../domain/fact-arrangements.ts';
import { type FactPerson, factPeople, type ServiceFacts, serviceFacts } from '../domain/facts.ts';
import type { Minimum } from '../domain/minimums/cover.ts';
import { contentVersion } from '../http/content-version.ts';

/** The tables that `coverGround` looks at. */
export const COVER_TABLES = [...MINIMUM_TABLES, ...BALANCE_TABLES] as const;

/** Minimums as they are, and who is in post at a date. */
export interface CoverGround {
  /** Of the minimums, whatever the date. */
  version: number;
  minimums: Minimum[];
  /** Without demand. */
  service: ServiceFacts;
  /** As contracted, before the effects of temporary arrangements. */
  contracted: FactPerson[];
  people: FactPerson[];
}

/** Everybody at a date is much to keep: a page and what is typed on it look at one or two dates. */
const DATES = 4;
const remembered = rememberedRead<CoverGround>('ground of minimums', COVER_TABLES, DATES);

/** What minimums are shown beside and checked against: the people of district teams at a date, as plans would take them. */
export function coverGround(db: Db, asAt: CivilDate): CoverGround {
  return remembered(db, asAt, () => readAnew(db, asAt));
}

function readAnew(db: Db, asAt: CivilDate): CoverGround {
  const minimums = listMinimums(db);
  const service = serviceFacts({ ...readDemandRows(db, asAt, () => undefined), counts: [] });
  const contracted = factPeople(readStaffRows(db, asAt), service);
  const people = withArrangements(contracted, readArrangementRows(db, asAt), service);
  return { version: contentVersion(minimums), minimums, service, contracted, people };
}

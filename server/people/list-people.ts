import type { Db } from '../../db/open.ts';
import { listPeople } from '../../db/queries/people.ts';
import { listCaseloadStandards } from '../../db/queries/reference.ts';
import type { Person } from '../contract/people.ts';
import { standardAt } from '../domain/caseload-standard.ts';
import { type PeopleReader, personView } from './person-view.ts';

/** People in post at a date whom the reader may see, by name. */
export function peopleAt(db: Db, asAt: string, reader: PeopleReader): Person[] {
  const { fullTimeMinutes } = standardAt(listCaseloadStandards(db), asAt);
  return listPeople(db, asAt, reader.districtId).map((record) => personView(record, reader, fullTimeMinutes));
}

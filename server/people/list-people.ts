import type { Db } from '../../db/open.ts';
import { listPeople, PEOPLE_TABLES } from '../../db/queries/people.ts';
import { listCaseloadStandards, STANDARD_TABLES } from '../../db/queries/reference.ts';
import { rememberedRead } from '../../db/remember.ts';
import type { Person } from '../contract/people.ts';
import { standardAt } from '../domain/caseload-standard.ts';
import { lasting } from '../http/wire/lasting.ts';
import { type PeopleReader, personView } from './person-view.ts';

interface PeopleAt {
  asAt: string;
  people: Person[];
}

/** Few: each holds everybody. */
const MOST_REMEMBERED = 8;
const remembered = rememberedRead<PeopleAt>('people', [...PEOPLE_TABLES, ...STANDARD_TABLES], MOST_REMEMBERED);

/** People in post at a date whom the reader may see, by name. The answer is given to many: nobody may change it. */
export function peopleAt(db: Db, asAt: string, reader: PeopleReader): PeopleAt {
  const { role, districtId } = reader;
  return remembered(db, JSON.stringify([asAt, role, districtId]), () => {
    const { fullTimeMinutes } = standardAt(listCaseloadStandards(db), asAt);
    const people = listPeople(db, asAt, districtId).map((record) => personView(record, reader, fullTimeMinutes));
    return lasting({ asAt, people });
  });
}

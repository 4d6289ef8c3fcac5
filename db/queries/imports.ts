import { and, asc, eq, sql } from 'drizzle-orm';
import { assigned, bulk } from '../bulk.ts';
import type { Db } from '../open.ts';
import { placeholders } from '../prepared.ts';
import {
  competence,
  competenceLevel,
  decision,
  district,
  grade,
  importRun,
  language,
  levelOfNeed,
  person,
  personLanguage,
  personPreference,
  role,
  unit,
  workingConstraint,
} from '../schema/index.ts';

/** The lists that cells of an import name, each as id and name in display order. */
export function readImportReference(db: Db) {
  return {
    districts: db
      .select({ id: district.id, name: district.name })
      .from(district)
      .orderBy(asc(district.position), asc(district.id))
      .all(),
    units: db
      .select({ id: unit.id, name: unit.name, districtId: unit.districtId })
      .from(unit)
      .orderBy(asc(unit.name))
      .all(),
    roles: db.select({ id: role.id, name: role.title }).from(role).orderBy(asc(role.position), asc(role.id)).all(),
    languages: db
      .select({ id: language.code, name: language.name })
      .from(language)
      .orderBy(sql`${language.speakers} desc nulls last`, asc(language.code))
      .all(),
    levels: db
      .select({ id: levelOfNeed.id, name: levelOfNeed.name })
      .from(levelOfNeed)
      .orderBy(asc(levelOfNeed.position), asc(levelOfNeed.id))
      .all(),
  };
}
/** The lists that cells about posts and pay name beyond those: each as id and name. */
export function readEstablishmentReference(db: Db) {
  return {
    grades: db.select({ id: grade.id, name: grade.name }).from(grade).orderBy(asc(grade.position)).all(),
    competences: db
      .select({ id: competence.id, name: competence.name })
      .from(competence)
      .orderBy(asc(competence.position))
      .all(),
    competenceLevels: db
      .select({ level: competenceLevel.level })
      .from(competenceLevel)
      .all()
      .map(({ level }) => level),
    /** Everybody on the staff list, at whatever date. */
    people: db.select({ id: person.id, name: person.name }).from(person).all(),
    /** Decision records: the reference as name. */
    decisions: db.select({ id: decision.id, name: decision.reference }).from(decision).all(),
  };
}
export type EstablishmentReferenceRows = ReturnType<typeof readEstablishmentReference>;

export type ImportReferenceRows = ReturnType<typeof readImportReference>;

/** A person as an import writes it. Lists of ids are sorted, preferences are in order of rank. */
export interface StoredPerson {
  id: string;
  name: string;
  roleId: string;
  unitId: string;
  contractedMinutes: number;
  startDate: string;
  endDate: string | null;
  languages: string[];
  preferences: { districtId: string; rank: number; reason: string | null }[];
  cannotWorkIn: string[];
}

/** A stored record and the version that a change of it starts from. */
export interface Versioned<T> {
  record: T;
  version: number;
}

/** Every person that stands, in post or not, by staff number. */
export function readPeopleForImport(db: Db): Map<string, Versioned<StoredPerson>> {
  const people = new Map<string, Versioned<StoredPerson>>();
  for (const { version, ...row } of db.select().from(person).orderBy(asc(person.id)).all()) {
    people.set(row.id, { record: { ...row, languages: [], preferences: [], cannotWorkIn: [] }, version });
  }
  for (const row of db.select().from(personLanguage).orderBy(asc(personLanguage.languageCode)).all()) {
    people.get(row.personId)?.record.languages.push(row.languageCode);
  }
  for (const { personId, ...preference } of db
    .select()
    .from(personPreference)
    .orderBy(asc(personPreference.rank))
    .all()) {
    people.get(personId)?.record.preferences.push(preference);
  }
  for (const row of db.select().from(workingConstraint).orderBy(asc(workingConstraint.districtId)).all()) {
    people.get(row.personId)?.record.cannotWorkIn.push(row.districtId);
  }
  return people;
}

/** A count of open cases as an import writes it. */
export interface StoredCount {
  month: string;
  districtId: string;
  levelId: string;
  languageCode: string;
  openCases: number;
}

/** Identity of a count: month, district, level and language. */
export function countKey({ month, districtId, levelId, languageCode }: Omit<StoredCount, 'openCases'>): string {
  // no cell holds NUL, so that the parts cannot run together
  return `${month}\0${districtId}\0${levelId}\0${languageCode}`;
}

/** A record to store: new where `fromVersion` is null, else a change that starts from that version. */
export interface RecordChange<T> {
  record: T;
  fromVersion: number | null;
}

/** One committed import, as it is kept. */
export type ImportRunRow = typeof importRun.$inferInsert;

const PERSON_COLUMNS = ['id', 'name', 'roleId', 'unitId', 'contractedMinutes', 'startDate', 'endDate'] as const;

/**
 * Stores people and the record of the import in one transaction; changed people get the next version.
 * @throws Error where a person stands in another version than the change starts from; nothing is stored then
 */
export function storePeopleImport(db: Db, changes: readonly RecordChange<StoredPerson>[], run: ImportRunRow): void {
  const value = sql.placeholder;
  db.transaction((tx) => {
    const insert = bulk(db, tx.insert(person).values(placeholders(...PERSON_COLUMNS)));
    const change = bulk(
      db,
      tx
        .update(person)
        .set({ ...assigned(PERSON_COLUMNS), version: sql`${value('fromVersion')} + 1` })
        .where(and(eq(person.id, value('id')), eq(person.version, value('fromVersion')))),
    );
    const clear = [personLanguage, personPreference, workingConstraint].map((table) =>
      bulk(db, tx.delete(table).where(eq(table.personId, value('id')))),
    );
    const speak = bulk(db, tx.insert(personLanguage).values(placeholders('personId', 'languageCode')));
    const prefer = bulk(
      db,
      tx.insert(personPreference).values(placeholders('personId', 'districtId', 'rank', 'reason')),
    );
    const constrain = bulk(db, tx.insert(workingConstraint).values(placeholders('personId', 'districtId')));
    for (const { record, fromVersion } of changes) {
      const { id: personId, languages, preferences, cannotWorkIn } = record;
      if (fromVersion === null) insert(record);
      else {
        if (change({ ...record, fromVersion }) !== 1) {
          throw new Error(`Person ${personId} is no longer in version ${fromVersion}`);
        }
        for (const remove of clear) remove({ id: personId });
      }
      for (const languageCode of languages) speak({ personId, languageCode });
      for (const preference of preferences) prefer({ personId, ...preference });
      for (const districtId of cannotWorkIn) constrain({ personId, districtId });
    }
    tx.insert(importRun).values(run).run();
  });
}

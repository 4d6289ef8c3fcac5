import { and, asc, eq, gte, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { preparedOnce } from '../prepared.ts';
import {
  district,
  language,
  person,
  personLanguage,
  personPreference,
  role,
  unit,
  workingConstraint,
} from '../schema/index.ts';

/** Somebody in post with everything that hangs on them. */
export interface PersonRecord {
  id: string;
  name: string;
  roleId: string;
  unitId: string;
  unitKind: 'district-team' | 'central' | 'commissioned';
  /** District of the unit; null for central and commissioned units. */
  districtId: string | null;
  contractedMinutes: number;
  startDate: string;
  endDate: string | null;
  languages: string[];
  preferences: { districtId: string; rank: number; reason: string | null }[];
  cannotWorkIn: string[];
  version: number;
}

/** The fields of a person that a change may carry; absent fields stay. */
export type PersonFieldValues = Partial<
  Pick<
    PersonRecord,
    | 'name'
    | 'roleId'
    | 'unitId'
    | 'contractedMinutes'
    | 'startDate'
    | 'endDate'
    | 'languages'
    | 'preferences'
    | 'cannotWorkIn'
  >
>;

/** The tables that `listPeople` looks at. */
export const PEOPLE_TABLES = [person, personLanguage, personPreference, unit, workingConstraint] as const;

/**
 * People in post at a date, by name.
 * @param asAt civil date; start and end date of a person both inclusive
 * @param districtId only people whose unit belongs to this district; null for everybody
 */
export function listPeople(db: Db, asAt: string, districtId: string | null): PersonRecord[] {
  return districtId === null
    ? readPeople(db, peopleInPost, { asAt })
    : readPeople(db, peopleInDistrict, { asAt, districtId });
}

/** One person by staff number, in post or not. */
export function findPerson(db: Db, id: string): PersonRecord | undefined {
  return readPeople(db, personById, { id })[0];
}

/**
 * Changes a person if the record still has the version the change starts from. Call it inside a transaction.
 * @returns false where the version is another one; then nothing is changed
 */
export function updatePerson(db: Db, id: string, version: number, values: PersonFieldValues): boolean {
  const { languages, preferences, cannotWorkIn, ...columns } = values;
  const { changes } = db
    .update(person)
    .set({ ...columns, version: sql`${person.version} + 1` })
    .where(and(eq(person.id, id), eq(person.version, version)))
    .run();
  if (changes === 0) return false;
  if (languages) {
    db.delete(personLanguage).where(eq(personLanguage.personId, id)).run();
    for (const languageCode of languages) db.insert(personLanguage).values({ personId: id, languageCode }).run();
  }
  if (preferences) {
    db.delete(personPreference).where(eq(personPreference.personId, id)).run();
    for (const preference of preferences)
      db.insert(personPreference)
        .values({ personId: id, ...preference })
        .run();
  }
  if (cannotWorkIn) {
    db.delete(workingConstraint).where(eq(workingConstraint.personId, id)).run();
    for (const districtId of cannotWorkIn) db.insert(workingConstraint).values({ personId: id, districtId }).run();
  }
  return true;
}

/** The tables that `listOtherUnitStrength` looks at. */
export const UNIT_TABLES = [person, unit] as const;

/** Headcount and contracted minutes at a date of each unit that is no district team. */
export function listOtherUnitStrength(db: Db, asAt: string) {
  return db
    .select({
      unitId: unit.id,
      name: unit.name,
      kind: unit.kind,
      headcount: sql<number>`count(${person.id})`,
      contractedMinutes: sql<number>`coalesce(sum(${person.contractedMinutes}), 0)`,
    })
    .from(unit)
    .leftJoin(
      person,
      and(
        eq(person.unitId, unit.id),
        lte(person.startDate, asAt),
        or(isNull(person.endDate), gte(person.endDate, asAt)),
      ),
    )
    .where(ne(unit.kind, 'district-team'))
    .groupBy(unit.id)
    .orderBy(asc(unit.name))
    .all();
}

/** What a change of a person may refer to, in display order. */
export function listPersonReferences(db: Db) {
  return {
    roles: db.select({ id: role.id }).from(role).orderBy(asc(role.position)).all(),
    units: db.select({ id: unit.id, kind: unit.kind }).from(unit).orderBy(asc(unit.name)).all(),
    languages: db.select({ id: language.code }).from(language).orderBy(asc(language.code)).all(),
    districts: db.select({ id: district.id }).from(district).orderBy(asc(district.position)).all(),
  };
}

/** Queries for the people that a condition chooses, and for what hangs on them. */
function queriesOf(where: SQL | undefined) {
  return {
    people: preparedOnce((db) =>
      db
        .select({
          id: person.id,
          name: person.name,
          roleId: person.roleId,
          unitId: person.unitId,
          unitKind: unit.kind,
          districtId: unit.districtId,
          contractedMinutes: person.contractedMinutes,
          startDate: person.startDate,
          endDate: person.endDate,
          version: person.version,
        })
        .from(person)
        .innerJoin(unit, eq(unit.id, person.unitId))
        .where(where)
        .orderBy(asc(person.name), asc(person.id))
        .prepare(),
    ),
    languages: preparedOnce((db) =>
      db
        .select({ personId: personLanguage.personId, languageCode: personLanguage.languageCode })
        .from(personLanguage)
        .innerJoin(person, eq(person.id, personLanguage.personId))
        .innerJoin(unit, eq(unit.id, person.unitId))
        .where(where)
        .orderBy(asc(personLanguage.languageCode))
        .prepare(),
    ),
    preferences: preparedOnce((db) =>
      db
        .select({
          personId: personPreference.personId,
          districtId: personPreference.districtId,
          rank: personPreference.rank,
          reason: personPreference.reason,
        })
        .from(personPreference)
        .innerJoin(person, eq(person.id, personPreference.personId))
        .innerJoin(unit, eq(unit.id, person.unitId))
        .where(where)
        .orderBy(asc(personPreference.rank))
        .prepare(),
    ),
    constraints: preparedOnce((db) =>
      db
        .select({ personId: workingConstraint.personId, districtId: workingConstraint.districtId })
        .from(workingConstraint)
        .innerJoin(person, eq(person.id, workingConstraint.personId))
        .innerJoin(unit, eq(unit.id, person.unitId))
        .where(where)
        .orderBy(asc(workingConstraint.districtId))
        .prepare(),
    ),
  };
}

const isInPost = and(
  lte(person.startDate, sql.placeholder('asAt')),
  or(isNull(person.endDate), gte(person.endDate, sql.placeholder('asAt'))),
);
const peopleInPost = queriesOf(isInPost);
const peopleInDistrict = queriesOf(and(isInPost, eq(unit.districtId, sql.placeholder('districtId'))));
const personById = queriesOf(eq(person.id, sql.placeholder('id')));

function readPeople(
  db: Db,
  queries: ReturnType<typeof queriesOf>,
  values: Readonly<Record<string, string>>,
): PersonRecord[] {
  const languages = Map.groupBy(queries.languages(db).all(values), (row) => row.personId);
  const preferences = Map.groupBy(queries.preferences(db).all(values), (row) => row.personId);
  const constraints = Map.groupBy(queries.constraints(db).all(values), (row) => row.personId);
  return queries
    .people(db)
    .all(values)
    .map((row) => ({
      ...row,
      languages: (languages.get(row.id) ?? []).map((entry) => entry.languageCode),
      preferences: (preferences.get(row.id) ?? []).map(({ districtId, rank, reason }) => ({
        districtId,
        rank,
        reason,
      })),
      cannotWorkIn: (constraints.get(row.id) ?? []).map((entry) => entry.districtId),
    }));
}

import { and, asc, eq, gte, inArray, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
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

/**
 * People in post at a date, by name.
 * @param asAt civil date; start and end date of a person both inclusive
 * @param districtId only people whose unit belongs to this district; null for everybody
 */
export function listPeople(db: Db, asAt: string, districtId: string | null): PersonRecord[] {
  return readPeople(
    db,
    and(
      lte(person.startDate, asAt),
      or(isNull(person.endDate), gte(person.endDate, asAt)),
      districtId === null ? undefined : eq(unit.districtId, districtId),
    ),
  );
}

/** One person by staff number, in post or not. */
export function findPerson(db: Db, id: string): PersonRecord | undefined {
  return readPeople(db, eq(person.id, id))[0];
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

function readPeople(db: Db, where: SQL | undefined): PersonRecord[] {
  const rows = db
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
    .all();
  const chosen = db.select({ id: person.id }).from(person).innerJoin(unit, eq(unit.id, person.unitId)).where(where);
  const languages = Map.groupBy(
    db
      .select()
      .from(personLanguage)
      .where(inArray(personLanguage.personId, chosen))
      .orderBy(asc(personLanguage.languageCode))
      .all(),
    (row) => row.personId,
  );
  const preferences = Map.groupBy(
    db
      .select()
      .from(personPreference)
      .where(inArray(personPreference.personId, chosen))
      .orderBy(asc(personPreference.rank))
      .all(),
    (row) => row.personId,
  );
  const constraints = Map.groupBy(
    db
      .select()
      .from(workingConstraint)
      .where(inArray(workingConstraint.personId, chosen))
      .orderBy(asc(workingConstraint.districtId))
      .all(),
    (row) => row.personId,
  );
  return rows.map((row) => ({
    ...row,
    languages: (languages.get(row.id) ?? []).map((entry) => entry.languageCode),
    preferences: (preferences.get(row.id) ?? []).map(({ districtId, rank, reason }) => ({ districtId, rank, reason })),
    cannotWorkIn: (constraints.get(row.id) ?? []).map((entry) => entry.districtId),
  }));
}

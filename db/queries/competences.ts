import { and, asc, eq, gte, inArray, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import {
  competence,
  competenceLevel,
  district,
  installation,
  occupancy,
  person,
  personCompetence,
  post,
  postRequirement,
  unit,
} from '../schema/index.ts';

/** The tables that `listCompetences` and `listCompetenceLevels` look at. */
export const COMPETENCE_SET_TABLES = [
  competence,
  competenceLevel,
  personCompetence,
  postRequirement,
  installation,
] as const;

/** The tables that everything else here looks at, and the districts. */
export const COMPETENCE_TABLES = [...COMPETENCE_SET_TABLES, person, unit, occupancy, post, district] as const;

/** Competences in their order, with how many people and posts name each. */
export function listCompetences(db: Db) {
  return db
    .select({
      id: competence.id,
      name: competence.name,
      position: competence.position,
      warnDays: competence.warnDays,
      people: sql<number>`(SELECT count(*) FROM person_competence WHERE competence_id = competence.id)`,
      posts: sql<number>`(SELECT count(*) FROM post_requirement WHERE competence_id = competence.id)`,
    })
    .from(competence)
    .orderBy(asc(competence.position), asc(competence.id))
    .all();
}

/** Levels, lowest first, with how many records name each. */
export function listCompetenceLevels(db: Db) {
  return db
    .select({
      level: competenceLevel.level,
      name: competenceLevel.name,
      inUse: sql<number>`(SELECT count(*) FROM person_competence WHERE level = competence_level.level) + (SELECT count(*) FROM post_requirement WHERE minimum_level = competence_level.level)`,
    })
    .from(competenceLevel)
    .orderBy(asc(competenceLevel.level))
    .all();
}

const VERSION_KEY = 'competences-version';

/** Version of the set of competences and levels; 1 until it is changed. */
export function readCompetenceVersion(db: Db): number {
  const row = db.select().from(installation).where(eq(installation.key, VERSION_KEY)).get();
  return row ? Number(row.value) : 1;
}

/** The set as it is to be stored. */
export interface StoredSet {
  levels: readonly { level: number; name: string }[];
  competences: readonly { id: string; name: string; warnDays: number }[];
}

/**
 * Replaces the set of competences and levels, and takes it to its next version. Nothing that is removed may be named by a
 * record any more. Call it inside a transaction.
 */
export function replaceCompetenceSet(db: Db, { levels, competences }: StoredSet, version: number): void {
  const ids = competences.map(({ id }) => id);
  const numbers = levels.map(({ level }) => level);
  for (const { id } of db.select({ id: competence.id }).from(competence).all()) {
    if (!ids.includes(id)) db.delete(competence).where(eq(competence.id, id)).run();
  }
  for (const { level } of db.select({ level: competenceLevel.level }).from(competenceLevel).all()) {
    if (!numbers.includes(level)) db.delete(competenceLevel).where(eq(competenceLevel.level, level)).run();
  }
  // names are unique: two that change places pass through names of their own
  db.update(competence)
    .set({ name: sql`char(1) || ${competence.id}` })
    .run();
  db.update(competenceLevel)
    .set({ name: sql`char(1) || ${competenceLevel.level}` })
    .run();
  for (const [position, { id, name, warnDays }] of competences.entries()) {
    const values = { name, warnDays, position: position + 1 };
    db.insert(competence)
      .values({ id, ...values })
      .onConflictDoUpdate({ target: competence.id, set: values })
      .run();
  }
  for (const { level, name } of levels) {
    db.insert(competenceLevel)
      .values({ level, name })
      .onConflictDoUpdate({ target: competenceLevel.level, set: { name } })
      .run();
  }
  const value = String(version + 1);
  db.insert(installation)
    .values({ key: VERSION_KEY, value })
    .onConflictDoUpdate({ target: installation.key, set: { value } })
    .run();
}

/** Everybody in post at a date, by name, as far as competences are concerned. */
export function listCompetencePeople(db: Db, asAt: string, districtId: string | null) {
  return selectPeople(
    db,
    and(
      lte(person.startDate, asAt),
      or(isNull(person.endDate), gte(person.endDate, asAt)),
      districtId === null ? undefined : eq(unit.districtId, districtId),
    ),
  );
}

/** One person by staff number, in post or not. */
export function findCompetencePerson(db: Db, id: string) {
  return selectPeople(db, eq(person.id, id))[0];
}

function selectPeople(db: Db, where: SQL | undefined) {
  return db
    .select({ id: person.id, name: person.name, districtId: unit.districtId, version: person.version })
    .from(person)
    .innerJoin(unit, eq(unit.id, person.unitId))
    .where(where)
    .orderBy(asc(person.name), asc(person.id))
    .all();
}

/** Competences on record, of everybody or of one person, in the order of the set. */
export function listHoldings(db: Db, personId?: string) {
  return db
    .select({
      personId: personCompetence.personId,
      competenceId: personCompetence.competenceId,
      level: personCompetence.level,
      evidencedOn: personCompetence.evidencedOn,
      expiresOn: personCompetence.expiresOn,
    })
    .from(personCompetence)
    .innerJoin(competence, eq(competence.id, personCompetence.competenceId))
    .where(personId === undefined ? undefined : eq(personCompetence.personId, personId))
    .orderBy(asc(competence.position), asc(competence.id))
    .all();
}

/** Posts with requirements that people on the staff list are in at a date, but for time that is ring-fenced in them. */
export function listAskingPosts(db: Db, asAt: string, personId?: string) {
  const asking = db.selectDistinct({ postId: postRequirement.postId }).from(postRequirement);
  return db
    .selectDistinct({ personId: occupancy.personId, id: post.id, title: post.title })
    .from(occupancy)
    .innerJoin(post, eq(post.id, occupancy.postId))
    .where(
      and(
        inArray(occupancy.postId, asking),
        ne(occupancy.kind, 'ring-fenced'),
        lte(occupancy.startDate, asAt),
        or(isNull(occupancy.endDate), gte(occupancy.endDate, asAt)),
        personId === undefined ? undefined : eq(occupancy.personId, personId),
      ),
    )
    .orderBy(asc(post.id))
    .all();
}

/** What posts ask of whoever holds them. */
export function listRequirements(db: Db) {
  return db
    .select()
    .from(postRequirement)
    .orderBy(asc(postRequirement.postId), asc(postRequirement.competenceId))
    .all();
}

/** What somebody holds, as it is to be. */
export type HoldingValues = Omit<typeof personCompetence.$inferSelect, 'personId'>;

/**
 * Replaces everything somebody holds if their record still has the version the change starts from. Call it inside a
 * transaction.
 * @returns false where the version is another one; then nothing is changed
 */
export function replaceHoldings(db: Db, personId: string, version: number, values: readonly HoldingValues[]): boolean {
  const { changes } = db
    .update(person)
    .set({ version: sql`${person.version} + 1` })
    .where(and(eq(person.id, personId), eq(person.version, version)))
    .run();
  if (changes === 0) return false;
  db.delete(personCompetence).where(eq(personCompetence.personId, personId)).run();
  for (const value of values)
    db.insert(personCompetence)
      .values({ personId, ...value })
      .run();
  return true;
}

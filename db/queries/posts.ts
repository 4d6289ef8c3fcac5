import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import {
  competence,
  competenceLevel,
  decisionItem,
  fund,
  fundingLine,
  grade,
  post,
  postMapping,
  postRequirement,
  recruitment,
  role,
  unit,
} from '../schema/index.ts';

type PostRow = typeof post.$inferSelect;
/** A post to be added, without what hangs on it. */
export type PostValues = Omit<PostRow, 'version'>;
/** Fields of a post that a change may carry; absent fields stay. */
export type PostFieldValues = Partial<Omit<PostValues, 'id'>>;
/** A competence that a post asks for, and the least level. */
export interface RequirementValues {
  competenceId: string;
  minimumLevel: number;
}

/** Adds a post of version 1, with the competences it asks for. */
export function insertPost(db: Db, values: PostValues, requirements: readonly RequirementValues[] = []): void {
  db.insert(post).values(values).run();
  putRequirements(db, values.id, requirements);
}

/**
 * Changes a post if its record still has the version the change starts from. Call it inside a transaction.
 * @param requirements replaces those there are; left alone where absent
 * @returns false where the version is another one; then nothing is changed
 */
export function updatePost(
  db: Db,
  id: string,
  version: number,
  values: PostFieldValues,
  requirements?: readonly RequirementValues[],
): boolean {
  const { changes } = db
    .update(post)
    .set({ ...values, version: sql`${post.version} + 1` })
    .where(and(eq(post.id, id), eq(post.version, version)))
    .run();
  if (changes > 0 && requirements) putRequirements(db, id, requirements);
  return changes > 0;
}

function putRequirements(db: Db, postId: string, requirements: readonly RequirementValues[]): void {
  db.delete(postRequirement).where(eq(postRequirement.postId, postId)).run();
  for (const { competenceId, minimumLevel } of requirements)
    db.insert(postRequirement).values({ postId, competenceId, minimumLevel }).run();
}

/** Removes a post with its mappings and requirements. Refused by the database where anything else hangs on it. */
export function removePost(db: Db, id: string): void {
  db.delete(postMapping)
    .where(or(eq(postMapping.oldPostId, id), eq(postMapping.newPostId, id)))
    .run();
  db.delete(post).where(eq(post.id, id)).run();
}

/** What else speaks of a post: funding lines, recruitments, decisions; one word each. */
export function listPostMentions(db: Db, id: string): string[] {
  const first = [
    ['a funding line', db.select({ id: fundingLine.id }).from(fundingLine).where(eq(fundingLine.postId, id)).get()],
    ['a recruitment', db.select({ id: recruitment.id }).from(recruitment).where(eq(recruitment.postId, id)).get()],
    [
      'a decision record',
      db
        .select({ id: decisionItem.decisionId })
        .from(decisionItem)
        .where(and(eq(decisionItem.kind, 'post'), eq(decisionItem.subjectId, id)))
        .get(),
    ],
  ] as const;
  return first.flatMap(([what, found]) => (found ? [what] : []));
}

/** Writes down that a post becomes another. */
export function insertPostMapping(db: Db, values: typeof postMapping.$inferInsert): void {
  db.insert(postMapping).values(values).run();
}

/** @returns false where there was no such mapping */
export function deletePostMapping(db: Db, oldPostId: string, newPostId: string): boolean {
  const { changes } = db
    .delete(postMapping)
    .where(and(eq(postMapping.oldPostId, oldPostId), eq(postMapping.newPostId, newPostId)))
    .run();
  return changes > 0;
}

/** Titles of some posts by number. */
export function readPostLabels(
  db: Db,
  ids: readonly string[],
): Map<string, { title: string; districtId: string | null }> {
  const rows = db
    .select({ id: post.id, title: post.title, districtId: unit.districtId })
    .from(post)
    .innerJoin(unit, eq(unit.id, post.unitId))
    .where(inArray(post.id, [...ids]))
    .all();
  return new Map(rows.map(({ id, title, districtId }) => [id, { title, districtId }]));
}

/** What a change of a post may refer to. */
export function listPostReferences(db: Db) {
  return {
    roles: db.select({ id: role.id }).from(role).all(),
    units: db.select({ id: unit.id }).from(unit).all(),
    grades: db.select({ id: grade.id }).from(grade).orderBy(grade.position).all(),
    competences: db.select({ id: competence.id, name: competence.name }).from(competence).all(),
    levels: db.select().from(competenceLevel).all(),
  };
}

/** Grades in their order, and funds by name, with what they are called. */
export function listGradeNames(db: Db): { id: string; name: string }[] {
  return db.select({ id: grade.id, name: grade.name }).from(grade).orderBy(grade.position).all();
}

export function listFundNames(db: Db): { id: string; name: string }[] {
  return db.select({ id: fund.id, name: fund.name }).from(fund).orderBy(fund.name).all();
}

/** Recruitments of a post that are not closed go on for another post. */
export function moveOpenRecruitments(db: Db, fromPostId: string, toPostId: string): number {
  return db
    .update(recruitment)
    .set({ postId: toPostId, version: sql`${recruitment.version} + 1` })
    .where(and(eq(recruitment.postId, fromPostId), sql`${recruitment.closedOn} IS NULL`))
    .run().changes;
}

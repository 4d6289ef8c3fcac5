import { and, asc, eq, lte, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { preparedOnce } from '../prepared.ts';
import {
  occupancy,
  occupancyStep,
  person,
  post,
  postMapping,
  recruitment,
  recruitmentStage,
  unit,
} from '../schema/index.ts';
import { nextNumber } from './next-number.ts';

/** The tables that posts, who is and was in them, and what became of which are read from. */
export const VACANCY_TABLES = [post, unit, occupancy, occupancyStep, person, postMapping] as const;

/** Which recruitments to read; everything where nothing is named. */
export interface RecruitmentFilter {
  id?: string;
  postId?: string;
  /** Only posts of this district's units; null for all. */
  districtId?: string | null;
  /** Only what had been opened by this date. */
  openedBy?: string;
}

type Row = typeof recruitment.$inferSelect;
export type RecruitmentStageName = Row['stage'];
/** The fields of a recruitment that a change may carry; absent fields stay. */
export type RecruitmentFieldValues = Partial<Omit<Row, 'id' | 'postId' | 'version'>>;

/** Recruitments by their opening, with their post, their stages and whoever filled them. */
export function listRecruitments(db: Db, filter: RecruitmentFilter = {}) {
  const stages = Map.groupBy(
    db.select().from(recruitmentStage).orderBy(asc(recruitmentStage.onDate)).all(),
    ({ recruitmentId }) => recruitmentId,
  );
  const { districtId = null } = filter;
  return db
    .select({
      id: recruitment.id,
      postId: recruitment.postId,
      title: post.title,
      roleId: post.roleId,
      unitId: post.unitId,
      districtId: unit.districtId,
      minutes: recruitment.minutes,
      stage: recruitment.stage,
      openedOn: recruitment.openedOn,
      owner: recruitment.owner,
      nextAction: recruitment.nextAction,
      nextActionBy: recruitment.nextActionBy,
      startsOn: recruitment.startsOn,
      closedOn: recruitment.closedOn,
      closeReason: recruitment.closeReason,
      filledById: recruitment.filledById,
      filledByName: sql<string | null>`coalesce(${person.name}, ${occupancy.workerName})`,
      note: recruitment.note,
      version: recruitment.version,
    })
    .from(recruitment)
    .innerJoin(post, eq(post.id, recruitment.postId))
    .innerJoin(unit, eq(unit.id, post.unitId))
    .leftJoin(occupancy, eq(occupancy.id, recruitment.filledById))
    .leftJoin(person, eq(person.id, occupancy.personId))
    .where(
      and(
        filter.id === undefined ? undefined : eq(recruitment.id, filter.id),
        filter.postId === undefined ? undefined : eq(recruitment.postId, filter.postId),
        filter.openedBy === undefined ? undefined : lte(recruitment.openedOn, filter.openedBy),
        districtId === null ? undefined : eq(unit.districtId, districtId),
      ),
    )
    .orderBy(asc(recruitment.openedOn), asc(recruitment.id))
    .all()
    .map((row) => ({
      ...row,
      stages: (stages.get(row.id) ?? []).map(({ stage, onDate }) => ({ stage, onDate })),
    }));
}

/**
 * Opens a recruitment at the stage of approval under the next free number. Call it inside a transaction.
 * @returns its id: `R-0001` and so on
 */
export function insertRecruitment(
  db: Db,
  values: Pick<Row, 'postId' | 'minutes' | 'openedOn' | 'owner' | 'nextAction' | 'nextActionBy' | 'note'>,
): string {
  const id = nextNumber(db, 'recruitment');
  db.insert(recruitment)
    .values({ ...values, id, stage: 'approval' })
    .run();
  putStage(db, id, 'approval', values.openedOn);
  return id;
}

/**
 * Changes a recruitment if its record still has the version the change starts from. Call it inside a transaction.
 * @returns false where the version is another one; then nothing is changed
 */
export function updateRecruitment(db: Db, id: string, version: number, values: RecruitmentFieldValues): boolean {
  const { changes } = db
    .update(recruitment)
    .set({ ...values, version: sql`${recruitment.version} + 1` })
    .where(and(eq(recruitment.id, id), eq(recruitment.version, version)))
    .run();
  return changes === 1;
}

/** Notes the day a recruitment reached a stage, instead of the day noted before. */
export function putStage(db: Db, recruitmentId: string, stage: RecruitmentStageName, onDate: string): void {
  db.insert(recruitmentStage)
    .values({ recruitmentId, stage, onDate })
    .onConflictDoUpdate({ target: [recruitmentStage.recruitmentId, recruitmentStage.stage], set: { onDate } })
    .run();
}

/** Takes back that a recruitment reached some stages. */
export function removeStages(db: Db, recruitmentId: string, stages: readonly RecruitmentStageName[]): void {
  for (const stage of stages) {
    db.delete(recruitmentStage)
      .where(and(eq(recruitmentStage.recruitmentId, recruitmentId), eq(recruitmentStage.stage, stage)))
      .run();
  }
}

/** Somebody who held a post substantively and left. */
export interface FormerHolderRow {
  id: string;
  postId: string;
  personId: string | null;
  name: string;
  kind: 'substantive';
  minutes: number;
  startDate: string;
  endDate: string;
  coversId: null;
}

const formerHolders = preparedOnce((db) =>
  db.$client.prepare<{ asAt: string }, FormerHolderRow>(`
    WITH RECURSIVE held AS (
      SELECT post_id, sum(minutes) AS minutes FROM occupancy
      WHERE kind = 'substantive' AND start_date <= :asAt AND (end_date IS NULL OR end_date >= :asAt)
      GROUP BY post_id
    ), chain (id) AS (
      SELECT post.id FROM post LEFT JOIN held ON held.post_id = post.id
      WHERE post.state = 'established' AND post.start_date <= :asAt AND (post.end_date IS NULL OR post.end_date >= :asAt)
        AND coalesce(held.minutes, 0) < post.budgeted_minutes
      UNION
      SELECT old_post_id FROM post_mapping JOIN chain ON new_post_id = chain.id
    )
    SELECT occupancy.id, occupancy.post_id AS postId, occupancy.person_id AS personId,
      coalesce(person.name, occupancy.worker_name) AS name, occupancy.kind, occupancy.minutes,
      occupancy.start_date AS startDate, occupancy.end_date AS endDate, NULL AS coversId
    FROM chain JOIN occupancy ON occupancy.post_id = chain.id
    LEFT JOIN person ON person.id = occupancy.person_id
    WHERE occupancy.kind = 'substantive' AND occupancy.end_date < :asAt
    ORDER BY occupancy.post_id, occupancy.end_date DESC`),
);

/**
 * Everybody who held a post that is vacant at a date, wholly or in part, and left before it; and whoever held the posts
 * it became of. Latest first within each post.
 */
export function listFormerHolders(db: Db, asAt: string): FormerHolderRow[] {
  return formerHolders(db).all({ asAt });
}

import { and, asc, eq, lte, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
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

import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { plan, study } from '../schema/index.ts';

/** A study as it is stored; `question` and `result` are JSON. */
export type StudyRecord = typeof study.$inferSelect;
export type StudyState = StudyRecord['state'];

export function insertStudy(db: Db, record: StudyRecord): void {
  db.insert(study).values(record).run();
}

export function findStudy(db: Db, id: string): StudyRecord | undefined {
  return db.select().from(study).where(eq(study.id, id)).get();
}

/** The newest study of a kind for one version of a plan, in one of the states where given, or undefined. */
export function findStudyOfPlan(
  db: Db,
  {
    planId,
    version,
    kind,
    states,
  }: {
    planId: string;
    version: number;
    kind: StudyRecord['kind'];
    states?: readonly StudyState[];
  },
): StudyRecord | undefined {
  return db
    .select()
    .from(study)
    .where(
      and(
        eq(study.planId, planId),
        eq(study.basedOnVersion, version),
        eq(study.kind, kind),
        states === undefined ? undefined : inArray(study.state, [...states]),
      ),
    )
    .orderBy(desc(study.startedAt), desc(sql`rowid`))
    .limit(1)
    .get();
}

/** What changes about a study while it runs and when it ends. */
export type StudyPatch = Partial<
  Pick<StudyRecord, 'state' | 'stepsDone' | 'stepsOf' | 'stepText' | 'result' | 'failure'>
>;

/** Changes a study that has not ended. @returns false where it has, or is gone: then nothing was changed */
export function moveStudy(db: Db, id: string, to: StudyPatch): boolean {
  return (
    db
      .update(study)
      .set(to)
      .where(and(eq(study.id, id), inArray(study.state, ['queued', 'running'])))
      .run().changes === 1
  );
}

/** Studies that were running when the process ended fail with the reason. @returns how many */
export function failInterruptedStudies(db: Db, failure: string): number {
  return db
    .update(study)
    .set({ state: 'failed', failure })
    .where(inArray(study.state, ['queued', 'running']))
    .run().changes;
}

/** What-if questions about a person in these plans, newest first. */
export function listStudiesAbout(db: Db, planIds: readonly string[], personId: string) {
  return db
    .select({ plan: plan.name, kind: study.kind, askedBy: study.startedBy, askedAt: study.startedAt })
    .from(study)
    .innerJoin(plan, eq(plan.id, study.planId))
    .where(and(inArray(study.planId, [...planIds]), sql`json_extract(${study.question}, '$.personId') = ${personId}`))
    .orderBy(desc(study.startedAt), desc(sql`${study}.rowid`))
    .all();
}

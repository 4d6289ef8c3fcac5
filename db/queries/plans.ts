import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { plan, planPin, planPlacement } from '../schema/index.ts';

/** A plan as it is stored; `facts` is JSON. */
export type PlanRecord = typeof plan.$inferSelect;
export type PlacementRecord = Omit<typeof planPlacement.$inferSelect, 'planId'>;
export type PinRecord = Omit<typeof planPin.$inferSelect, 'planId'>;

/** A plan with everything that belongs to it. */
export interface PlanRows {
  plan: PlanRecord;
  placements: PlacementRecord[];
  pins: PinRecord[];
}

/** The tables that hold plans. */
export const PLAN_TABLES = [plan, planPlacement, planPin] as const;

/** Ids of all plans, the one changed last first. */
export function listPlanIds(db: Db): string[] {
  return db
    .select({ id: plan.id })
    .from(plan)
    .orderBy(desc(plan.updatedAt), desc(sql`rowid`))
    .all()
    .map((row) => row.id);
}

/** A plan with its placements (greatest share first) and pins, or undefined. */
export function findPlanRows(db: Db, id: string): PlanRows | undefined {
  const found = db.select().from(plan).where(eq(plan.id, id)).get();
  if (!found) return undefined;
  return {
    plan: found,
    placements: db
      .select({ personId: planPlacement.personId, districtId: planPlacement.districtId, share: planPlacement.share })
      .from(planPlacement)
      .where(eq(planPlacement.planId, id))
      .orderBy(asc(planPlacement.personId), desc(planPlacement.share), asc(planPlacement.districtId))
      .all(),
    pins: db
      .select({
        personId: planPin.personId,
        reason: planPin.reason,
        author: planPin.author,
        pinnedAt: planPin.pinnedAt,
        expires: planPin.expires,
      })
      .from(planPin)
      .where(eq(planPin.planId, id))
      .orderBy(asc(planPin.personId))
      .all(),
  };
}

/** Stores a new plan whole. Call it inside a transaction. */
export function insertPlan(db: Db, rows: PlanRows): void {
  db.insert(plan).values(rows.plan).run();
  for (const placement of rows.placements) {
    db.insert(planPlacement)
      .values({ planId: rows.plan.id, ...placement })
      .run();
  }
  for (const pin of rows.pins) insertPin(db, rows.plan.id, pin);
}

/** What a change may set on the plan itself. */
export type PlanPatch = Partial<Pick<PlanRecord, 'name' | 'presetId' | 'maxMoves' | 'facts'>>;

/**
 * Moves a plan from one version to the next, setting what is given.
 * @returns false where the plan is gone or stands at another version: then nothing was changed
 */
export function advancePlan(
  db: Db,
  id: string,
  fromVersion: number,
  updatedAt: string,
  patch: PlanPatch = {},
): boolean {
  const changed = db
    .update(plan)
    .set({ ...patch, version: fromVersion + 1, updatedAt })
    .where(and(eq(plan.id, id), eq(plan.version, fromVersion)))
    .run();
  return changed.changes === 1;
}

/** Deletes a plan with everything that belongs to it. @returns false where it is gone or stands at another version */
export function deletePlan(db: Db, id: string, version: number): boolean {
  return (
    db
      .delete(plan)
      .where(and(eq(plan.id, id), eq(plan.version, version)))
      .run().changes === 1
  );
}

/** Puts a person exactly where `placements` say, replacing what was; an empty list takes the person out. */
export function replacePlacements(
  db: Db,
  planId: string,
  personId: string,
  placements: readonly Omit<PlacementRecord, 'personId'>[],
): void {
  db.delete(planPlacement)
    .where(and(eq(planPlacement.planId, planId), eq(planPlacement.personId, personId)))
    .run();
  for (const { districtId, share } of placements) {
    db.insert(planPlacement).values({ planId, personId, districtId, share }).run();
  }
}

/** Pins a person, replacing an earlier pin. */
export function replacePin(db: Db, planId: string, pin: PinRecord): void {
  removePin(db, planId, pin.personId);
  insertPin(db, planId, pin);
}

/** Takes a pin away; nothing happens where there is none. */
export function removePin(db: Db, planId: string, personId: string): void {
  db.delete(planPin)
    .where(and(eq(planPin.planId, planId), eq(planPin.personId, personId)))
    .run();
}

function insertPin(db: Db, planId: string, pin: PinRecord): void {
  db.insert(planPin)
    .values({ planId, ...pin })
    .run();
}

/** Runs `work` in one synchronous transaction that holds the write lock from its start; a throw undoes all of it. */
export function inTransaction<T>(db: Db, work: () => T): T {
  return db.transaction(work, { behavior: 'immediate' });
}

import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { fundingLine, occupancy, occupancyStep } from '../schema/index.ts';
import { nextNumber } from './next-number.ts';

type OccupancyRow = typeof occupancy.$inferSelect;
/** An occupancy to be added, with its later steps of pay. */
export type OccupancyValues = Omit<OccupancyRow, 'id' | 'version'> & { steps: readonly Step[] };
/** Fields of an occupancy that a change may carry; absent fields stay. */
export type OccupancyFieldValues = Partial<OccupancyValues>;
interface Step {
  fromDate: string;
  point: number;
}

/**
 * Adds an occupancy of version 1 under the next free number. Call it inside a transaction.
 * @returns its id: `A-0001` and so on
 */
export function insertOccupancy(db: Db, { steps, ...values }: OccupancyValues): string {
  const id = nextNumber(db, 'occupancy');
  db.insert(occupancy)
    .values({ ...values, id })
    .run();
  putSteps(db, id, steps);
  return id;
}

/**
 * Changes an occupancy if its record still has the version the change starts from. Call it inside a transaction.
 * @returns false where the version is another one; then nothing is changed
 */
export function updateOccupancy(
  db: Db,
  id: string,
  version: number,
  { steps, ...values }: OccupancyFieldValues,
): boolean {
  const { changes } = db
    .update(occupancy)
    .set({ ...values, version: sql`${occupancy.version} + 1` })
    .where(and(eq(occupancy.id, id), eq(occupancy.version, version)))
    .run();
  if (changes > 0 && steps) {
    db.delete(occupancyStep).where(eq(occupancyStep.occupancyId, id)).run();
    putSteps(db, id, steps);
  }
  return changes > 0;
}

/** Those who stand in for one occupancy from a date on, or across it, stand in for another from now on. */
export function moveCovers(db: Db, fromId: string, toId: string, onDate: string): void {
  db.update(occupancy)
    .set({ coversId: toId, version: sql`${occupancy.version} + 1` })
    .where(and(eq(occupancy.coversId, fromId), sql`coalesce(${occupancy.endDate}, '9999-12-31') >= ${onDate}`))
    .run();
}

/** Adds a funding line under the next free number. @returns its id: `F-0001` and so on */
export function insertFundingLine(db: Db, values: Omit<typeof fundingLine.$inferInsert, 'id'>): string {
  const id = nextNumber(db, 'funding_line');
  db.insert(fundingLine)
    .values({ ...values, id })
    .run();
  return id;
}

/** Changes a funding line, whatever its version. Call it inside the transaction that read it. */
export function updateFundingLine(db: Db, id: string, values: Partial<typeof fundingLine.$inferInsert>): void {
  db.update(fundingLine)
    .set({ ...values, version: sql`${fundingLine.version} + 1` })
    .where(eq(fundingLine.id, id))
    .run();
}

function putSteps(db: Db, occupancyId: string, steps: readonly Step[]): void {
  for (const { fromDate, point } of steps) db.insert(occupancyStep).values({ occupancyId, fromDate, point }).run();
}

import { and, asc, eq, sql } from 'drizzle-orm';
import type { Steps } from '../in-turns.ts';
import type { Db } from '../open.ts';
import { preparedOnce } from '../prepared.ts';
import { allocationReview, person, personPreference, role, unit, workingConstraint } from '../schema/index.ts';
import { FORECAST_TABLES, readForecastGround } from './demand-forecast.ts';
import { ARRANGEMENT_TABLES, listArrangements, readDemandRows, SETTING_TABLES, STAFF_TABLES } from './facts.ts';
import { SERVICE_SETTING_TABLES } from './service-settings.ts';

export type ReviewRow = typeof allocationReview.$inferSelect;

/** The tables that `driftGround` looks at. */
export const DRIFT_TABLES = [...FORECAST_TABLES, ...SETTING_TABLES, ...STAFF_TABLES, ...ARRANGEMENT_TABLES] as const;

/** The tables that today’s placements, and where people could move, are read from. */
export const MOVES_TABLES = [...DRIFT_TABLES, personPreference, workingConstraint] as const;

/** Those of drift, and what decides whether a review is asked for. */
export const REVIEW_TABLES = [...DRIFT_TABLES, allocationReview, ...SERVICE_SETTING_TABLES] as const;

const teamPeople = preparedOnce((db) =>
  db
    .select({
      id: person.id,
      roleId: person.roleId,
      contractedMinutes: person.contractedMinutes,
      districtId: unit.districtId,
      startDate: person.startDate,
      endDate: person.endDate,
    })
    .from(person)
    .innerJoin(unit, eq(unit.id, person.unitId))
    .where(eq(unit.kind, 'district-team'))
    .orderBy(asc(person.id))
    .prepare(),
);

const roles = preparedOnce((db) =>
  db
    .select({ id: role.id, title: role.title, caseload: role.caseload })
    .from(role)
    .orderBy(asc(role.position))
    .prepare(),
);

/** What drift between allocation and demand is measured from. */
type DriftRows = ReturnType<typeof driftRows>;

/**
 * Reads, in turns, what drift is measured from: counts of all months, settings of all dates, everybody who ever was in a
 * district team without their names, and the temporary arrangements of any date. The counts can be gone through once.
 * @param asAt date of the minimums that districts have to have
 */
export function* driftGround(db: Db, asAt: string): Steps<DriftRows> {
  const demand = readForecastGround(db);
  yield;
  return driftRows(db, asAt, demand);
}

function driftRows(db: Db, asAt: string, { districts, notes, ...records }: ReturnType<typeof readForecastGround>) {
  const { minimums } = readDemandRows(db, asAt, () => undefined);
  return {
    records,
    districts,
    notes,
    minimums,
    roles: roles(db).all(),
    people: teamPeople(db).all(),
    arrangementsAt: (date: string) => listArrangements(db, date),
  };
}

const allReviews = preparedOnce((db) =>
  db.select().from(allocationReview).orderBy(asc(allocationReview.heldOn), asc(sql`rowid`)).prepare(),
);

/** Reviews of the allocation, the earliest first. */
export function listReviews(db: Db): ReviewRow[] {
  return allReviews(db).all();
}

const oneReview = preparedOnce((db) =>
  db
    .select()
    .from(allocationReview)
    .where(eq(allocationReview.id, sql.placeholder('id')))
    .prepare(),
);

export function findReview(db: Db, id: string): ReviewRow | undefined {
  return oneReview(db).get({ id });
}

/** Adds a review, of version 1. */
export function insertReview(db: Db, row: Omit<ReviewRow, 'version'>): void {
  db.insert(allocationReview).values(row).run();
}

/**
 * Changes a review if it still has the version the change starts from.
 * @returns false where the version is another one; then nothing is changed
 */
export function updateReview(db: Db, id: string, version: number, values: Omit<ReviewRow, 'id' | 'version'>): boolean {
  return (
    db
      .update(allocationReview)
      .set({ ...values, version: version + 1 })
      .where(and(eq(allocationReview.id, id), eq(allocationReview.version, version)))
      .run().changes === 1
  );
}

/** Deletes a review if it still has the version. @returns false where it has another one */
export function deleteReview(db: Db, id: string, version: number): boolean {
  return (
    db
      .delete(allocationReview)
      .where(and(eq(allocationReview.id, id), eq(allocationReview.version, version)))
      .run().changes === 1
  );
}

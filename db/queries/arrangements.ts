import { and, asc, desc, eq, gt, gte, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import {
  agencyRate,
  caseloadStandard,
  decision,
  district,
  establishmentRule,
  fund,
  fundingLine,
  grade,
  gradeRange,
  occupancy,
  occupancyStep,
  onCostRate,
  payPoint,
  person,
  post,
  role,
  unit,
} from '../schema/index.ts';
import { readOccupancies } from './establishment.ts';

/** Every table that temporary arrangements, their rules and their costs are read from. */
export const ARRANGEMENT_TABLES = [
  occupancy,
  occupancyStep,
  fundingLine,
  post,
  unit,
  district,
  role,
  person,
  decision,
  establishmentRule,
  payPoint,
  grade,
  gradeRange,
  onCostRate,
  fund,
  agencyRate,
  caseloadStandard,
] as const;

/** Which temporary arrangements to read. */
export interface ArrangementFilter {
  /** Only what holds on some day of the period, both ends inclusive. */
  from?: string;
  to?: string;
  /** Only posts of this district’s units; null for all. */
  districtId?: string | null;
  id?: string;
}

/** Occupancies of every kind but the substantive one. */
export function listTemporary(db: Db, filter: ArrangementFilter) {
  return readOccupancies(db, temporaryIn(filter));
}

/** Every occupancy, at any time, of the posts and the people of some temporary arrangements, and whom these cover. */
export function listAround(db: Db, filter: ArrangementFilter) {
  const of = <Column extends typeof occupancy.postId | typeof occupancy.personId | typeof occupancy.coversId>(
    column: Column,
  ) =>
    db
      .select({ value: column })
      .from(occupancy)
      .innerJoin(post, eq(post.id, occupancy.postId))
      .innerJoin(unit, eq(unit.id, post.unitId))
      .where(temporaryIn(filter));
  const covered = db
    .select({ value: occupancy.personId })
    .from(occupancy)
    .where(inArray(occupancy.id, of(occupancy.coversId)));
  return readOccupancies(
    db,
    or(
      inArray(occupancy.postId, of(occupancy.postId)),
      inArray(occupancy.personId, of(occupancy.personId)),
      inArray(occupancy.id, of(occupancy.coversId)),
      inArray(occupancy.personId, covered),
    ),
  );
}

/** Occupancies that cover the holder of another, at any time. */
export function listCovering(db: Db, id: string) {
  return readOccupancies(db, eq(occupancy.coversId, id));
}

function temporaryIn({ from, to, districtId, id }: ArrangementFilter) {
  return and(
    ne(occupancy.kind, 'substantive'),
    to === undefined ? undefined : lte(occupancy.startDate, to),
    from === undefined ? undefined : or(isNull(occupancy.endDate), gte(occupancy.endDate, from)),
    districtId === undefined || districtId === null ? undefined : eq(unit.districtId, districtId),
    id === undefined ? undefined : eq(occupancy.id, id),
  );
}

/** Decision records by their reference, with the day they were taken; null where they are drafts. */
export function listDecisionDays(db: Db) {
  return db
    .select({
      id: decision.id,
      reference: decision.reference,
      title: decision.title,
      decidedOn: decision.decidedOn,
    })
    .from(decision)
    .orderBy(desc(decision.decidedOn), asc(decision.reference))
    .all();
}

/** People in post on some day from a date on, with contract and dates, by name. */
export function listHolders(db: Db, from: string) {
  return db
    .select({
      id: person.id,
      name: person.name,
      unitId: person.unitId,
      contractedMinutes: person.contractedMinutes,
      startDate: person.startDate,
      endDate: person.endDate,
    })
    .from(person)
    .where(or(isNull(person.endDate), gte(person.endDate, from)))
    .orderBy(asc(person.name), asc(person.id))
    .all();
}

/** Contracts, roles and districts of everybody, by staff number. */
export function readHolders(db: Db) {
  const rows = db
    .select({
      id: person.id,
      name: person.name,
      contractedMinutes: person.contractedMinutes,
      startDate: person.startDate,
      endDate: person.endDate,
      roleId: person.roleId,
      districtId: unit.districtId,
    })
    .from(person)
    .innerJoin(unit, eq(unit.id, person.unitId))
    .all();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Roles that hold cases. */
export function readCaseRoles(db: Db): ReadonlySet<string> {
  return new Set(
    db
      .select({ id: role.id })
      .from(role)
      .where(gt(role.caseload, 0))
      .all()
      .map(({ id }) => id),
  );
}

/** Takes a funding line away that never met anything. Call it inside the transaction that read it. */
export function deleteFundingLine(db: Db, id: string): void {
  db.delete(fundingLine).where(eq(fundingLine.id, id)).run();
}

/** Takes an occupancy away that was a mistake, with its steps of pay. Call it inside the transaction that read it. */
export function deleteOccupancy(db: Db, id: string): void {
  db.delete(occupancy).where(eq(occupancy.id, id)).run();
}

/**
 * Changes a funding line if its record still has the version the change starts from. Call it inside a transaction.
 * @returns false where the version is another one; then nothing is changed
 */
export function updateFundingLineAt(
  db: Db,
  id: string,
  version: number,
  values: Partial<Omit<typeof fundingLine.$inferInsert, 'id' | 'version'>>,
): boolean {
  const { changes } = db
    .update(fundingLine)
    .set({ ...values, version: sql`${fundingLine.version} + 1` })
    .where(and(eq(fundingLine.id, id), eq(fundingLine.version, version)))
    .run();
  return changes > 0;
}

/** What the council set of the rules; a rule without a row has its default. */
export function listRuleSettings(db: Db) {
  return db.select().from(establishmentRule).orderBy(asc(establishmentRule.id)).all();
}

/** Stores what the council set of a rule, with its next version. Call it inside a transaction. */
export function saveRuleSetting(db: Db, row: typeof establishmentRule.$inferSelect): void {
  const { id: _, ...set } = row;
  db.insert(establishmentRule).values(row).onConflictDoUpdate({ target: establishmentRule.id, set }).run();
}

import { and, asc, eq, gt } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { preparedOnce } from '../prepared.ts';
import { district, districtMinimum, role } from '../schema/index.ts';

/** Least FTE of a role that a district has to have. */
export type MinimumRow = typeof districtMinimum.$inferSelect;

/** The tables that `listMinimums` looks at. */
export const MINIMUM_TABLES = [districtMinimum, district, role] as const;

const allMinimums = preparedOnce((db) =>
  db
    .select({
      districtId: districtMinimum.districtId,
      roleId: districtMinimum.roleId,
      minimumFte: districtMinimum.minimumFte,
    })
    .from(districtMinimum)
    .innerJoin(role, eq(role.id, districtMinimum.roleId))
    .innerJoin(district, eq(district.id, districtMinimum.districtId))
    .where(gt(districtMinimum.minimumFte, 0))
    .orderBy(asc(role.position), asc(role.id), asc(district.position), asc(district.id))
    .prepare(),
);

/** Every minimum above 0, FTE, by role and then by district in display order. They hold at every date. */
export function listMinimums(db: Db): MinimumRow[] {
  return allMinimums(db).all();
}

/** Sets one minimum; null takes it away. Call it inside a transaction. */
export function storeMinimum(db: Db, { districtId, roleId, minimumFte }: WithoutOrWith): void {
  if (minimumFte === null) {
    db.delete(districtMinimum)
      .where(and(eq(districtMinimum.districtId, districtId), eq(districtMinimum.roleId, roleId)))
      .run();
    return;
  }
  db.insert(districtMinimum)
    .values({ districtId, roleId, minimumFte })
    .onConflictDoUpdate({ target: [districtMinimum.districtId, districtMinimum.roleId], set: { minimumFte } })
    .run();
}

/** A minimum, or (null) that there is none. */
type WithoutOrWith = Omit<MinimumRow, 'minimumFte'> & { minimumFte: number | null };

import { eq } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { district } from '../schema/index.ts';

/** True where a district manager can be given this district. */
export function hasDistrict(db: Db, id: string): boolean {
  return db.select({ id: district.id }).from(district).where(eq(district.id, id)).all().length > 0;
}

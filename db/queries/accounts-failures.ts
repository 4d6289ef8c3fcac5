import { and, asc, count, eq, gt, inArray, lte } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { signInFailure } from '../schema/index.ts';

/** Attempts of a key after an instant: how many, and when the earliest was. */
export function countFailures(db: Db, key: string, since: string): { count: number; earliest: string | undefined } {
  const recent = and(eq(signInFailure.key, key), gt(signInFailure.at, since));
  const n = db.select({ n: count() }).from(signInFailure).where(recent).get()?.n ?? 0;
  const first = db
    .select({ at: signInFailure.at })
    .from(signInFailure)
    .where(recent)
    .orderBy(asc(signInFailure.at))
    .get();
  return { count: n, earliest: first?.at };
}

/** Counts an attempt of each key and forgets attempts of anybody until `forgetUntil`. @returns ids of what was counted */
export function addFailures(db: Db, keys: readonly string[], at: string, forgetUntil: string): number[] {
  return db.transaction((tx) => {
    tx.delete(signInFailure).where(lte(signInFailure.at, forgetUntil)).run();
    return keys.map((key) => Number(tx.insert(signInFailure).values({ key, at }).run().lastInsertRowid));
  });
}

/** Takes attempts back that turned out well. */
export function deleteFailures(db: Db, ids: readonly number[]): void {
  db.delete(signInFailure)
    .where(inArray(signInFailure.id, [...ids]))
    .run();
}

/** Forgets every attempt of a key. */
export function deleteFailuresOf(db: Db, key: string): void {
  db.delete(signInFailure).where(eq(signInFailure.key, key)).run();
}

import { inArray } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { post } from '../schema/index.ts';

/** Titles of posts by number, of those there still are. */
export function readPostTitles(db: Db, ids: readonly string[]): Map<string, string> {
  const rows = db
    .select({ id: post.id, title: post.title })
    .from(post)
    .where(inArray(post.id, [...ids]))
    .all();
  return new Map(rows.map(({ id, title }) => [id, title]));
}

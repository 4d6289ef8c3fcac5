import { and, asc, eq, getTableColumns } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { placeholders } from '../prepared.ts';
import { importRun, post, postMapping, postRequirement } from '../schema/index.ts';
import type { ImportRunRow, RecordChange, Versioned } from './imports.ts';

/** A post as an import writes it. Requirements are in order of competence, what it replaces by number. */
export interface StoredPost extends Omit<typeof post.$inferSelect, 'version'> {
  requirements: { competenceId: string; minimumLevel: number }[];
  /** Posts it became of in a restructure. */
  replaces: { oldPostId: string; onDate: string; note: string | null }[];
}

/** Columns of a new row. */
const ROW_COLUMNS = (Object.keys(getTableColumns(post)) as (keyof typeof post.$inferSelect)[]).filter(
  (column) => column !== 'version',
);

/** Every post that stands, at whatever date, by number. */
export function readPostsForImport(db: Db): Map<string, Versioned<StoredPost>> {
  const posts = new Map<string, Versioned<StoredPost>>();
  for (const { version, ...row } of db.select().from(post).orderBy(asc(post.id)).all()) {
    posts.set(row.id, { record: { ...row, requirements: [], replaces: [] }, version });
  }
  for (const { postId, ...asked } of db
    .select()
    .from(postRequirement)
    .orderBy(asc(postRequirement.competenceId))
    .all()) {
    posts.get(postId)?.record.requirements.push(asked);
  }
  for (const { newPostId, ...old } of db.select().from(postMapping).orderBy(asc(postMapping.oldPostId)).all()) {
    posts.get(newPostId)?.record.replaces.push(old);
  }
  return posts;
}

/**
 * Stores posts and the record of the import in one transaction; changed posts get the next version.
 * @throws Error where a post stands in another version than the change starts from; nothing is stored then
 */
export function storePostsImport(db: Db, changes: readonly RecordChange<StoredPost>[], run: ImportRunRow): void {
  db.transaction((tx) => {
    const insert = tx
      .insert(post)
      .values(placeholders(...ROW_COLUMNS))
      .prepare();
    for (const { record, fromVersion } of changes) {
      const { requirements: _, replaces: __, ...row } = record;
      if (fromVersion === null) {
        insert.run(row);
        continue;
      }
      const done = tx
        .update(post)
        .set({ ...row, version: fromVersion + 1 })
        .where(and(eq(post.id, row.id), eq(post.version, fromVersion)))
        .run();
      if (done.changes !== 1) throw new Error(`Post ${row.id} is no longer in version ${fromVersion}`);
      tx.delete(postRequirement).where(eq(postRequirement.postId, row.id)).run();
      tx.delete(postMapping).where(eq(postMapping.newPostId, row.id)).run();
    }
    // once every post stands, since a file may name a post before its own row
    for (const { record } of changes) {
      for (const asked of record.requirements)
        tx.insert(postRequirement)
          .values({ postId: record.id, ...asked })
          .run();
      for (const old of record.replaces)
        tx.insert(postMapping)
          .values({ newPostId: record.id, ...old })
          .run();
    }
    tx.insert(importRun).values(run).run();
  });
}

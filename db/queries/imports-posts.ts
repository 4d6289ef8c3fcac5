import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm';
import { assigned, bulk } from '../bulk.ts';
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
    const value = sql.placeholder;
    const insert = bulk(db, tx.insert(post).values(placeholders(...ROW_COLUMNS)));
    const change = bulk(
      db,
      tx
        .update(post)
        .set({ ...assigned(ROW_COLUMNS), version: sql`${value('fromVersion')} + 1` })
        .where(and(eq(post.id, value('id')), eq(post.version, value('fromVersion')))),
    );
    const dropAsked = bulk(db, tx.delete(postRequirement).where(eq(postRequirement.postId, value('id'))));
    const dropOld = bulk(db, tx.delete(postMapping).where(eq(postMapping.newPostId, value('id'))));
    const ask = bulk(db, tx.insert(postRequirement).values(placeholders('postId', 'competenceId', 'minimumLevel')));
    const replace = bulk(db, tx.insert(postMapping).values(placeholders('newPostId', 'oldPostId', 'onDate', 'note')));
    for (const { record, fromVersion } of changes) {
      if (fromVersion === null) {
        insert(record);
        continue;
      }
      if (change({ ...record, fromVersion }) !== 1) {
        throw new Error(`Post ${record.id} is no longer in version ${fromVersion}`);
      }
      dropAsked({ id: record.id });
      dropOld({ id: record.id });
    }
    // once every post stands, since a file may name a post before its own row
    for (const { record } of changes) {
      for (const asked of record.requirements) ask({ postId: record.id, ...asked });
      for (const old of record.replaces) replace({ newPostId: record.id, ...old });
    }
    tx.insert(importRun).values(run).run();
  });
}

import type { Db } from '../../db/open.ts';
import type { PostRecord } from '../domain/establishment/records.ts';
import { versionChanged } from '../http/preconditions.ts';
import { findPost } from './find-post.ts';
import { openPost } from './open-post.ts';
import type { ChangeOfPost } from './posts-change.ts';

/**
 * The post that a change starts from.
 * @throws ProblemError not-found; version-changed with the post over time as it is now
 */
export function findPostToChange(db: Db, { id, version, reader, asAt }: ChangeOfPost): PostRecord {
  const found = findPost(db, id, reader);
  if (found.version === version) return found;
  throw versionChanged(`post ${id}`, openPost(db, id, asAt, reader));
}

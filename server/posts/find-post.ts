import type { Db } from '../../db/open.ts';
import { listOccupancies, listPosts } from '../../db/queries/establishment.ts';
import type { PostRecord } from '../domain/establishment/records.ts';
import { ProblemError } from '../http/problem.ts';
import type { LocatedOccupancy } from './post-view.ts';
import type { PostsReader } from './reader.ts';

/**
 * A post within the reader's reach, ended or not.
 * @throws ProblemError not-found, the same where there is none and where it lies elsewhere
 */
export function findPost(db: Db, id: string, reader: PostsReader): PostRecord {
  const [found] = listPosts(db, { id, districtId: reader.districtId });
  if (found) return found;
  throw new ProblemError('not-found', 'There is no post with this number. Check it, or search the list of posts.');
}

/**
 * Somebody who holds a post substantively.
 * @throws ProblemError not-found; conflict where it is a temporary arrangement
 */
export function findHolder(db: Db, postId: string, occupancyId: string, reader: PostsReader): LocatedOccupancy {
  const [found] = listOccupancies(db, { id: occupancyId, postId, districtId: reader.districtId });
  if (!found) {
    throw new ProblemError('not-found', 'Nobody is in this post under this number. Open the post again.');
  }
  if (found.kind !== 'substantive') {
    throw new ProblemError(
      'conflict',
      `${found.name} is in this post by a temporary arrangement. Change or end it on the page Temporary posts.`,
    );
  }
  return found;
}

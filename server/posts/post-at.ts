import type { Db } from '../../db/open.ts';
import { listOccupancies } from '../../db/queries/establishment.ts';
import { listCaseloadStandards } from '../../db/queries/reference.ts';
import type { PostAt } from '../contract/posts.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { standardAt } from '../domain/caseload-standard.ts';
import { postStanding } from '../domain/establishment/standing.ts';
import { findPost } from './find-post.ts';
import { postAtView } from './post-view.ts';
import type { PostsReader } from './reader.ts';

/** One post as it stands at a date, whether it is established then or not. @throws ProblemError not-found */
export function postAt(db: Db, id: string, asAt: CivilDate, reader: PostsReader): PostAt {
  const record = findPost(db, id, reader);
  const { fullTimeMinutes } = standardAt(listCaseloadStandards(db), asAt);
  const occupants = listOccupancies(db, { postId: id, asAt });
  return postAtView(record, postStanding(record, occupants, asAt), occupants, reader, fullTimeMinutes);
}

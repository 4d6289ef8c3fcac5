import type { Db } from '../../db/open.ts';
import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { differingFields, type Fields } from '../domain/differences.ts';
import { occupancyTold } from '../domain/establishment/occupancy-told.ts';
import { postFields } from '../domain/establishment/post-fields.ts';
import type { PostRecord } from '../domain/establishment/records.ts';
import type { LocatedOccupancy } from './post-view.ts';
import type { PostsReader } from './reader.ts';

/** A change of one post: by whom, from which version, and the date that the answer is for. */
export interface ChangeOfPost {
  id: string;
  version: number;
  reader: PostsReader;
  /** Who changes, for the history. */
  actor: Actor;
  at: Date;
  asAt: CivilDate;
}

/** The same for what starts from no version. */
export type NewChange = Omit<ChangeOfPost, 'id' | 'version'>;

type Told = Pick<ChangeOfPost, 'actor' | 'at'>;

/** What is told of a post beside its own fields, before and after. */
interface MoreOfPost {
  reason: string | null;
  before?: Fields;
  after?: Fields;
}

/** Tells the history of a post that was added, changed or removed, in the transaction of the change. */
export function tellOfPost(
  db: Db,
  { actor, at }: Told,
  action: string,
  [was, is]: [PostRecord | null, PostRecord | null],
  { reason, before = {}, after = {} }: MoreOfPost,
): void {
  const subject = is ?? was;
  if (!subject) return;
  const differing = differingFields(
    { ...(was ? postFields(was) : {}), ...before },
    { ...(is ? postFields(is) : {}), ...after },
    [...Object.keys(postFields(subject)), ...Object.keys(before), ...Object.keys(after)],
  );
  appendAuditEvent(db, {
    ...{ at: at.toISOString(), actor, action, subject: 'post', subjectId: subject.id, reason },
    districtId: subject.districtId,
    ...differing,
  });
}

/** Tells the history of somebody in a post, in the transaction of the change. */
export function tellOfOccupancy(
  db: Db,
  { actor, at }: Told,
  action: string,
  [was, is]: [LocatedOccupancy | null, LocatedOccupancy | null],
  reason: string | null,
): void {
  const told = occupancyTold([was, is], (is ?? was)?.districtId ?? null);
  if (told) appendAuditEvent(db, { at: at.toISOString(), actor, action, reason, ...told });
}

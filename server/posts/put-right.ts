import type { Db } from '../../db/open.ts';
import { listOccupancies } from '../../db/queries/establishment.ts';
import { findPerson } from '../../db/queries/people.ts';
import { listUnits } from '../../db/queries/reference.ts';
import type { PostHistory } from '../contract/posts.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { type HolderDifference, holderDifferences } from '../domain/establishment/holder-differences.ts';
import { holdsAt, type OccupancyRecord, type PostRecord } from '../domain/establishment/records.ts';
import { hoursInWords, inWords } from './post-view.ts';

/**
 * Where the record of somebody who holds the post at a date tells of other hours, another team or other dates than the
 * post. A person's record stays the truth of the contract; nothing is mended here.
 * @param own occupancies of the post
 */
export function toPutRight(
  db: Db,
  post: PostRecord,
  own: readonly OccupancyRecord[],
  asAt: CivilDate,
): PostHistory['toPutRight'] {
  const holders = own.filter((one) => holdsAt(one, asAt));
  const ids = [...new Set(holders.flatMap(({ personId }) => personId ?? []))];
  const people = ids.flatMap((id) => findPerson(db, id) ?? []);
  if (people.length === 0) return [];
  const held = ids.flatMap((personId) => listOccupancies(db, { personId, asAt }));
  const units = new Map(listUnits(db).map(({ id, name }) => [id, name]));
  return holderDifferences(post, held, people, asAt).map((difference) => ({
    name: difference.name,
    sentence: sentenceOf(difference, (id) => units.get(String(id)) ?? String(id)),
  }));
}

function sentenceOf(
  { name, kind, ofPerson, ofPosts }: HolderDifference,
  unitName: (id: string | number) => string,
): string {
  switch (kind) {
    case 'hours':
      return `${name} is contracted for ${hoursInWords(Number(ofPerson))} hours a week and holds posts for ${hoursInWords(Number(ofPosts))}. Correct the hours in the post, or the contract on the page People.`;
    case 'unit':
      return `The record of ${name} says ${unitName(ofPerson)}, the post belongs to ${unitName(ofPosts)}. Correct the team on the page People, or the post.`;
    case 'left':
      return `The record of ${name} ends on ${inWords(String(ofPerson))}, the post is still held. End it here with that day.`;
    case 'not-started':
      return `The record of ${name} begins on ${inWords(String(ofPerson))} only. Correct the first day of one of the two.`;
  }
}

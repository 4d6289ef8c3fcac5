import type { Db } from '../../db/open.ts';
import { findPerson } from '../../db/queries/people.ts';
import type { Fault } from '../contract/problems.ts';
import { holderFaults } from '../domain/establishment/holder-faults.ts';
import type { OccupancyRecord, PostRecord } from '../domain/establishment/records.ts';

/**
 * What is wrong with somebody holding a post substantively, as it would be stored.
 * @param occupancies everybody who was, is or will be in the post, the holder as stored among them or not
 * @returns every fault with a remedy
 */
export function checkHolder(
  db: Db,
  post: PostRecord,
  holder: OccupancyRecord,
  occupancies: readonly OccupancyRecord[],
): Fault[] {
  const person = holder.personId === null ? null : findPerson(db, holder.personId);
  return holderFaults(post, holder, person, occupancies);
}

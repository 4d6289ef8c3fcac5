import type { Db } from '../../db/open.ts';
import { listFundingLines, listOccupancies } from '../../db/queries/establishment.ts';
import { moveCovers, updateOccupancy } from '../../db/queries/occupancies.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { isTemporary } from '../domain/establishment/records.ts';
import type { Succession } from '../domain/establishment/succession.ts';
import { hoursInWords } from './post-view.ts';

type Cut = Succession['cut'][number];

/** Tells whether an occupancy has funding of its own on a day or later. */
export function fundedFrom(db: Db, onDate: CivilDate): (occupancyId: string) => boolean {
  return (occupancyId) => listFundingLines(db, { occupancyId, from: onDate }).length > 0;
}

/**
 * Puts the hours of occupancies that end into those they become part of.
 * @param joins by the occupancy that ends, the one it becomes part of
 * @returns what is cut of each post without those that end, and those
 */
export function withJoined<Old extends { divided: Succession }>(
  old: readonly Old[],
  joins: ReadonlyMap<string, string>,
): { old: Old[]; ending: Cut[] } {
  const ending = old.flatMap(({ divided }) => divided.cut.filter(({ ended }) => joins.has(ended.id)));
  const minutesMore = (id: string) =>
    ending.reduce((sum, { ended }) => (joins.get(ended.id) === id ? sum + ended.minutes : sum), 0);
  const cutOf = ({ cut }: Succession) =>
    cut
      .filter(({ ended }) => !joins.has(ended.id))
      .map((one) => ({ ...one, rest: { ...one.rest, minutes: one.rest.minutes + minutesMore(one.ended.id) } }));
  return { old: old.map((one) => ({ ...one, divided: { ...one.divided, cut: cutOf(one.divided) } })), ending };
}

/** Ends occupancies that become part of others. Call it inside the transaction, before their posts end. */
export function endJoined(
  db: Db,
  ending: readonly Cut[],
  { lastDay, reason }: { lastDay: CivilDate; reason: string },
): void {
  for (const { ended, keptSteps } of ending) {
    updateOccupancy(db, ended.id, ended.version, { endDate: lastDay, endReason: reason, steps: keptSteps });
  }
}

/**
 * Lets whoever covers an occupancy that ended cover the one it became part of. Call it inside the transaction, after
 * everybody is in the new posts.
 * @param places number of the new post by occupancy
 * @returns a sentence for each of these holders
 */
export function followJoined(
  db: Db,
  ending: readonly Cut[],
  places: ReadonlyMap<string, string | null>,
  onDate: CivilDate,
): string[] {
  const notes = new Set<string>();
  for (const { ended } of ending) {
    const postId = places.get(ended.id) ?? undefined;
    const into = listOccupancies(db, { postId, personId: ended.personId ?? undefined, asAt: onDate }).find(
      (one) => !isTemporary(one),
    );
    if (!into) continue;
    moveCovers(db, ended.id, into.id, onDate);
    notes.add(`${into.name} holds ${into.postId} once, for the hours of both: ${hoursInWords(into.minutes)}.`);
  }
  return [...notes];
}

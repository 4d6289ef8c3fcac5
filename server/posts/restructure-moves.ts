import type { PostRestructure } from '../contract/posts.ts';
import type { Fault } from '../contract/problems.ts';
import { holdsAt, isTemporary, type OccupancyRecord } from '../domain/establishment/records.ts';
import { fault } from '../http/problem.ts';
import { inWords } from './post-view.ts';

/** Somebody in an old post who is there on the day of the restructure, or comes later. */
export interface Goer {
  fromPostId: string;
  unitId: string;
  /** As they would be from that day on. */
  occupancy: OccupancyRecord;
  /** Comes only after that day. */
  isLater: boolean;
}

/**
 * Where everybody of the old posts goes: as it was chosen, the others to the first new post with room for them, of their
 * own unit before any other. Those who only stand in for somebody need no room.
 * @returns the number of the new post by occupancy; null where it ends the day before
 */
export function placesOf(
  goers: readonly Goer[],
  { newPosts, moves }: Pick<PostRestructure, 'newPosts' | 'moves'>,
): ReadonlyMap<string, string | null> {
  const chosen = new Map(moves.map(({ occupancyId, toPostId }) => [occupancyId, toPostId]));
  const room = new Map(newPosts.map(({ id, budgetedMinutes }) => [id, budgetedMinutes]));
  const places = new Map<string, string | null>();
  const put = ({ occupancy }: Goer, id: string | null) => {
    places.set(occupancy.id, id);
    if (id !== null && !isTemporary(occupancy)) room.set(id, (room.get(id) ?? 0) - occupancy.minutes);
  };
  for (const goer of goers) {
    const place = chosen.get(goer.occupancy.id);
    if (place !== undefined) put(goer, place);
  }
  for (const goer of goers) {
    if (places.has(goer.occupancy.id)) continue;
    const near = [...newPosts].sort((a, b) => Number(b.unitId === goer.unitId) - Number(a.unitId === goer.unitId));
    const roomy = near.find(({ id }) => isTemporary(goer.occupancy) || (room.get(id) ?? 0) >= goer.occupancy.minutes);
    put(goer, (roomy ?? near[0])?.id ?? null);
  }
  return places;
}

/**
 * Whoever holds several old posts and goes to one new post holds it once, for the hours of all, where nothing else of
 * them differs.
 * @param isFunded whether an occupancy has funding of its own: a share of one is no share of the sum
 * @returns by the occupancy that ends, the one it becomes part of: the first of the same person
 */
export function joinsOf(
  goers: readonly Goer[],
  places: ReadonlyMap<string, string | null>,
  isFunded: (occupancyId: string) => boolean,
): ReadonlyMap<string, string> {
  const joins = new Map<string, string>();
  for (const [at, goer] of goers.entries()) {
    const first = goers.slice(0, at).find((other) => isSamePlace(goer, other, places));
    if (!first || joins.has(first.occupancy.id)) continue;
    if (whyNotOne(first, goer, isFunded) === null) joins.set(goer.occupancy.id, first.occupancy.id);
  }
  return joins;
}

/** Why two occupancies of one person cannot become one; null where they can. */
function whyNotOne(a: Goer, b: Goer, isFunded: (occupancyId: string) => boolean): string | null {
  const [one, other] = [a.occupancy, b.occupancy];
  const paid = ({ payPoint, steps }: OccupancyRecord) =>
    [payPoint, ...steps.map(({ fromDate, point }) => `${fromDate} ${point}`)].join();
  const more = ({ basePoint, onCost, hourlyPence, coversId, ...rest }: OccupancyRecord) =>
    [basePoint, onCost, hourlyPence, coversId, rest.capacityDistrictId, rest.coveredStops].join();
  if (a.isLater || b.isLater) return 'one of them begins only later';
  if (paid(one) !== paid(other)) return 'their pay points differ';
  if (one.endDate !== other.endDate) return 'their last days differ';
  if (isFunded(one.id) || isFunded(other.id)) return 'one of them has funding of its own';
  return more(one) === more(other) ? null : 'more is recorded of one than of the other';
}

/** What is wrong with where people go, each with a remedy. @param isFunded as for `joinsOf` */
export function placeFaults(
  goers: readonly Goer[],
  places: ReadonlyMap<string, string | null>,
  { newPosts, moves, onDate }: PostRestructure,
  isFunded: (occupancyId: string) => boolean,
): Fault[] {
  const unknown = moves.flatMap(({ occupancyId, toPostId }): Fault[] => {
    if (!goers.some(({ occupancy }) => occupancy.id === occupancyId)) {
      const remedy = `${occupancyId} is in none of these posts on ${inWords(onDate)} or later. Leave it out.`;
      return [fault('moves', occupancyId, remedy)];
    }
    if (toPostId === null || newPosts.some(({ id }) => id === toPostId)) return [];
    const choices = newPosts.map(({ id }) => id).join(', ');
    return [fault('moves', toPostId, `This is none of the new posts. Give one of ${choices}, or none.`)];
  });
  const lost = goers.filter(({ occupancy, isLater }) => isLater && places.get(occupancy.id) === null);
  const joins = joinsOf(goers, places, isFunded);
  const twice = goers.flatMap((goer, at) => {
    if (joins.has(goer.occupancy.id)) return [];
    const other = goers
      .slice(0, at)
      .find((one) => isSamePlace(goer, one, places) && overlaps(goer.occupancy, one.occupancy));
    return other ? [{ ...goer.occupancy, why: whyNotOne(other, goer, isFunded) }] : [];
  });
  return [
    ...unknown,
    ...lost.map(({ occupancy: { id, name, startDate } }) =>
      fault('moves', id, `${name} comes only on ${inWords(startDate)}. Choose a new post for them.`),
    ),
    ...twice.map(({ id, name, why }) =>
      fault(
        'moves',
        id,
        `${name} would hold ${places.get(id)} twice, and the two do not become one: ${why}. Let one of the two end and correct the hours of the other, or choose another post.`,
      ),
    ),
  ];
}

function isSamePlace(a: Goer, b: Goer, places: ReadonlyMap<string, string | null>): boolean {
  const place = places.get(a.occupancy.id);
  if (place === null || place !== places.get(b.occupancy.id)) return false;
  const { personId } = a.occupancy;
  const bothHold = !isTemporary(a.occupancy) && !isTemporary(b.occupancy);
  return bothHold && personId !== null && personId === b.occupancy.personId;
}

function overlaps(a: OccupancyRecord, b: OccupancyRecord): boolean {
  return holdsAt(a, b.startDate) || holdsAt(b, a.startDate);
}

import type { OccupancyRecord } from './records.ts';

/** What cover looks at of somebody in a post. */
export type Occupant = Pick<
  OccupancyRecord,
  'id' | 'postId' | 'personId' | 'kind' | 'minutes' | 'startDate' | 'endDate' | 'coversId'
>;

/** Somebody who covers, and how many of their minutes count towards what. */
export interface CoverLine<O extends Occupant = Occupant> {
  occupancy: O;
  /** Minutes a week that count towards the vacancy. */
  vacancyMinutes: number;
  /** Minutes a week that count towards holders who are away. */
  holderMinutes: number;
}

/** A substantive holder, and how much of their time in the post they are away from it. */
export interface HolderLine<O extends Occupant = Occupant> {
  occupancy: O;
  awayMinutes: number;
  coveredMinutes: number;
  /** What takes them away: an arrangement in another post; null where only their cover says that they are away. */
  elsewhere: O | null;
}

/** Everybody in post at one date, looked up by what cover asks for; only those are in it whom it asks for. */
export interface CoverGround<O extends Occupant> {
  /** Those who cover somebody by name, by the id of the occupancy they cover. */
  coversOf: ReadonlyMap<string | null, readonly O[]>;
  /** Those who are covered by name, by id. */
  covered: ReadonlyMap<string, O>;
  /** What people do who are taken out of a post they hold, by staff number. */
  takenAway: ReadonlyMap<string, { held: readonly O[]; elsewhere: readonly O[] }>;
}

/** Kinds that take their holder out of the post they hold substantively. */
const TAKES_AWAY = new Set(['secondment', 'acting-up']);

/** @param current occupancies in force at the date, of all posts */
export function coverGround<O extends Occupant>(current: readonly O[]): CoverGround<O> {
  const coversOf = Map.groupBy(
    current.filter(({ coversId }) => coversId !== null),
    ({ coversId }) => coversId,
  );
  return {
    coversOf,
    covered: new Map(current.filter(({ id }) => coversOf.has(id)).map((one) => [one.id, one])),
    takenAway: takenAway(current, coversOf),
  };
}

/** The posts people hold come in the order they are left: those covered by name first. */
function takenAway<O extends Occupant>(
  current: readonly O[],
  coversOf: CoverGround<O>['coversOf'],
): CoverGround<O>['takenAway'] {
  const found = new Map<string, { held: O[]; elsewhere: O[] }>();
  for (const one of current) {
    if (one.personId === null || !TAKES_AWAY.has(one.kind)) continue;
    const entry = found.get(one.personId) ?? { held: [], elsewhere: [] };
    found.set(one.personId, { ...entry, elsewhere: [...entry.elsewhere, one] });
  }
  if (found.size === 0) return found;
  for (const one of current) {
    if (one.personId !== null && one.kind === 'substantive') found.get(one.personId)?.held.push(one);
  }
  const isUncovered = (one: O) => (coversOf.has(one.id) ? 0 : 1);
  for (const { held, elsewhere } of found.values()) {
    held.sort((a, b) => isUncovered(a) - isUncovered(b) || byStart(a, b));
    elsewhere.sort(byStart);
  }
  return found;
}

/**
 * Who in a post holds it, who of them is away, and who covers what.
 *
 * Cover that names whom it covers counts towards that holder; other cover counts towards the vacancy first and then
 * towards holders who are away. It counts up to what there is to cover and no further; earlier cover counts first.
 * Ring-fenced time covers nothing, nor does an arrangement in the holder's own post other than additional hours.
 * @param inPost occupancies of the post in force at the date
 * @param vacantMinutes minutes a week of the post that nobody holds substantively
 */
export function coverOf<O extends Occupant>(
  inPost: readonly O[],
  vacantMinutes: number,
  ground: CoverGround<O>,
): { holders: HolderLine<O>[]; cover: CoverLine<O>[] } {
  const held = inPost.filter(({ kind }) => kind === 'substantive');
  const holders = held.map((occupancy) => holderLine(occupancy, ground));
  // most posts: nobody is in them but who holds them
  if (held.length === inPost.length) return { holders, cover: [] };
  const covering = inPost.filter((one) => isCover(one, held)).sort(byStart);
  let openMinutes = vacantMinutes;
  const cover = covering.map((occupancy) => {
    const named = namedHolder(occupancy, holders, ground);
    const vacancyMinutes = named ? 0 : Math.min(occupancy.minutes, openMinutes);
    openMinutes -= vacancyMinutes;
    return { occupancy, named, vacancyMinutes, holderMinutes: 0 };
  });
  // those who are covered by name first, so that nobody else's cover takes their place
  for (const isNamed of [true, false]) {
    for (const line of cover.filter(({ named }) => (named !== undefined) === isNamed)) {
      for (const holder of line.named ? [line.named] : holders) {
        const left = line.occupancy.minutes - line.vacancyMinutes - line.holderMinutes;
        const counted = Math.min(left, holder.awayMinutes - holder.coveredMinutes);
        line.holderMinutes += counted;
        holder.coveredMinutes += counted;
      }
    }
  }
  return { holders, cover: cover.map(({ named: _, ...line }) => line) };
}

function isCover(one: Occupant, held: readonly Occupant[]): boolean {
  if (one.kind === 'substantive' || one.kind === 'ring-fenced') return false;
  if (one.kind === 'additional-hours' || one.personId === null) return true;
  return !held.some(({ personId }) => personId === one.personId);
}

/** Away for what they work elsewhere; for all of it where nothing is known but that somebody covers them by name. */
function holderLine<O extends Occupant>(occupancy: O, ground: CoverGround<O>): HolderLine<O> {
  const elsewhere = elsewhereOf(occupancy, ground);
  const isCovered = ground.coversOf.get(occupancy.id)?.some(({ postId }) => postId === occupancy.postId) ?? false;
  const isWholly = isCovered && elsewhere.first === null;
  return {
    occupancy,
    awayMinutes: isWholly ? occupancy.minutes : elsewhere.minutes,
    coveredMinutes: 0,
    elsewhere: elsewhere.first,
  };
}

/** Secondments and acting up in other posts, shared out over the posts the person holds. */
function elsewhereOf<O extends Occupant>(
  occupancy: O,
  { takenAway }: CoverGround<O>,
): { minutes: number; first: O | null } {
  const taken = takenAway.get(occupancy.personId ?? '');
  if (!taken) return NOWHERE;
  const away = taken.elsewhere.filter(({ postId }) => !taken.held.some((one) => one.postId === postId));
  let left = away.reduce((sum, { minutes }) => sum + minutes, 0);
  for (const one of taken.held) {
    const minutes = Math.min(left, one.minutes);
    if (one === occupancy) return { minutes, first: minutes > 0 ? (away[0] ?? null) : null };
    left -= minutes;
  }
  return NOWHERE;
}

const NOWHERE = { minutes: 0, first: null };

/** The holder of this post whom cover stands in for, through covers of covers; undefined where it names nobody here. */
function namedHolder<O extends Occupant>(
  one: O,
  holders: readonly HolderLine<O>[],
  { covered }: CoverGround<O>,
): HolderLine<O> | undefined {
  const seen = new Set<string>();
  for (let at: O | undefined = one; at && !seen.has(at.id); at = covered.get(at.coversId ?? '')) {
    seen.add(at.id);
    const { id } = at;
    const holder = holders.find(({ occupancy }) => occupancy.id === id);
    if (holder) return holder;
  }
  return undefined;
}

function byStart(a: Occupant, b: Occupant): number {
  return a.startDate < b.startDate || (a.startDate === b.startDate && a.id < b.id) ? -1 : 1;
}

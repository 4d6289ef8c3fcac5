import type { CivilDate } from '../calendar.ts';
import { type CoverLine, coverGround, coverOf, type HolderLine, type Occupant } from './cover.ts';
import { byId, holdsAt, isFrozenAt, type PostRecord } from './records.ts';
import { type Mapping, type PostHistory, vacantSince } from './vacant-since.ts';

/** The records that vacancies are derived from, of any dates and in any order. */
export interface VacancySource<O extends Occupant = Occupant> {
  posts: readonly PostRecord[];
  occupancies: readonly O[];
  mappings: readonly Mapping[];
  /** Everybody who was in a post, by its number; with it, the occupancies may be those in force at the date alone. */
  everIn?: (postId: string) => readonly Occupant[];
}

/**
 * How a post stands at a date: `vacant` where some of it is vacant and may be filled, `frozen` where it is vacant and may
 * not be, `held` where all of it is held, `proposed` where it is not established yet and so neither held nor vacant.
 */
export type Standing = 'vacant' | 'frozen' | 'held' | 'proposed';

/**
 * A post at a date; minutes are a week's. `heldMinutes` + `vacantMinutes` = the post's budgeted minutes, unless it is
 * proposed.
 */
export interface PostStanding<O extends Occupant = Occupant> {
  post: PostRecord;
  standing: Standing;
  /** Held substantively; what exceeds the budgeted minutes is not counted. */
  heldMinutes: number;
  vacantMinutes: number;
  /** Part of the vacant minutes that somebody covers: never more than are vacant. */
  coveredMinutes: number;
  /** Minutes of cover that count towards nothing, because there is more cover than there is to cover. */
  surplusMinutes: number;
  /** The day from which some of it has been vacant without a break; null where nothing is. */
  since: CivilDate | null;
  holders: HolderLine<O>[];
  cover: CoverLine<O>[];
}

/**
 * Every post in force at a date with who holds it, what is vacant since when, and who covers what.
 * @returns in the order of the posts given
 */
export function standingsAt<O extends Occupant>(source: VacancySource<O>, asAt: CivilDate): PostStanding<O>[] {
  const current = source.occupancies.filter((one) => holdsAt(one, asAt));
  const inPost = Map.groupBy(current, ({ postId }) => postId);
  const ground = coverGround(current);
  let history: PostHistory | undefined;
  const sinceOf = (post: PostRecord) => {
    history ??= historyOf(source);
    return vacantSince(post, asAt, history);
  };
  return source.posts
    .filter((post) => holdsAt(post, asAt))
    .map((post) => {
      const occupancies = inPost.get(post.id) ?? [];
      const isProposed = post.state === 'proposed';
      let held = 0;
      for (const { kind, minutes } of occupancies) if (kind === 'substantive') held += minutes;
      const heldMinutes = Math.min(post.budgetedMinutes, held);
      const vacantMinutes = isProposed ? 0 : post.budgetedMinutes - heldMinutes;
      const { holders, cover } = coverOf(occupancies, vacantMinutes, ground);
      return {
        post,
        standing: isProposed ? 'proposed' : standingOf(post, vacantMinutes, asAt),
        heldMinutes,
        vacantMinutes,
        coveredMinutes: cover.reduce((sum, { vacancyMinutes }) => sum + vacancyMinutes, 0),
        surplusMinutes: cover.reduce((sum, line) => sum + uncounted(line), 0),
        since: vacantMinutes > 0 ? sinceOf(post) : null,
        holders,
        cover,
      };
    });
}

/** True where a post is worth a line in a list of vacancies: vacant, frozen, proposed, or held by somebody who is away. */
export function isListed({ standing, holders }: PostStanding): boolean {
  return standing !== 'held' || holders.some(({ awayMinutes }) => awayMinutes > 0);
}

function standingOf(post: PostRecord, vacantMinutes: number, asAt: CivilDate): Standing {
  if (vacantMinutes === 0) return 'held';
  return isFrozenAt(post, asAt) ? 'frozen' : 'vacant';
}

function uncounted({ occupancy, vacancyMinutes, holderMinutes }: CoverLine): number {
  return occupancy.minutes - vacancyMinutes - holderMinutes;
}

function historyOf({ posts, occupancies, mappings, everIn }: VacancySource): PostHistory {
  const byNew = Map.groupBy(mappings, ({ newPostId }) => newPostId);
  const old = new Set(mappings.map(({ oldPostId }) => oldPostId));
  const inPost = everIn ?? lookedUp(Map.groupBy(occupancies, ({ postId }) => postId));
  return {
    postOf: byId(posts.filter(({ id }) => old.has(id))),
    holdingsOf: (id) => inPost(id).filter(({ kind }) => kind === 'substantive'),
    predecessorsOf: new Map([...byNew].map(([id, entries]) => [id, entries.map(({ oldPostId }) => oldPostId)])),
  };
}

function lookedUp<O>(byPost: ReadonlyMap<string, readonly O[]>): (postId: string) => readonly O[] {
  return (postId) => byPost.get(postId) ?? [];
}

import type { CivilDate } from '../../calendar.ts';
import { dayAfter } from '../../pay/days.ts';
import { formatDay } from '../../pay/formats.ts';
import { addDays } from '../arrangement-dates.ts';
import { FILLING, filled } from '../arrangement-rules/time-at.ts';
import { KIND_WORDS } from '../kind-words.ts';
import { holdsAt, isFrozenAt, isTemporary, type OccupancyRecord, type PostRecord } from '../records.ts';
import { recruitmentAt } from '../recruitment.ts';
import { type DueGround, type DueItem, dueItem, LOOK_BACK_DAYS, nameOfPost } from './item.ts';

type Arrangement = OccupancyRecord & { endDate: CivilDate };

/**
 * Temporary arrangements that end within the horizon and that nothing follows yet; and those that ended within the last
 * 90 days and left hours of a post to nobody, without a recruitment or a freeze to say what comes of them.
 */
export function arrangementsDue(ground: DueGround): DueItem[] {
  const { asAt, until, postOf } = ground;
  return ground.occupancies.flatMap((occupancy): DueItem[] => {
    if (!isEnding(occupancy) || occupancy.endReason !== null || occupancy.endDate > until) return [];
    const post = postOf.get(occupancy.postId);
    if (!post) return [];
    if (occupancy.endDate >= asAt) {
      const isSettled = isFollowed(occupancy, ground.inPost(post.id), dayAfter(occupancy.endDate));
      return isSettled ? [] : [itemOf(occupancy, post, ground)];
    }
    return isLeftOpen(occupancy, post, ground) ? [itemOf(occupancy, post, ground)] : [];
  });
}

/** `Agency: Senior practitioner (P-0409)`. */
export function titleOfArrangement({ kind }: Pick<OccupancyRecord, 'kind'>, post: PostRecord): string {
  const words = KIND_WORDS[kind];
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}: ${nameOfPost(post)}`;
}

function itemOf(arrangement: Arrangement, post: PostRecord, { asAt }: DueGround): DueItem {
  const { name, endDate } = arrangement;
  const isOver = endDate < asAt;
  return dueItem(
    {
      kind: 'arrangement-ends',
      date: endDate,
      title: titleOfArrangement(arrangement, post),
      sentence: isOver
        ? `The arrangement with ${name} ended on ${formatDay(endDate)}. The post is not filled, and nothing says what follows.`
        : `The arrangement with ${name} ends on ${formatDay(endDate)}, and nothing follows yet.`,
      action: actionFor(arrangement, isOver),
      page: 'temporary-posts',
      subjectId: arrangement.id,
      of: post,
    },
    asAt,
  );
}

function actionFor({ kind }: Arrangement, isOver: boolean): string {
  if (isOver) return 'Extend it, put somebody in the post, recruit to it or freeze it';
  if (!FILLING.includes(kind)) return 'Extend it, or let it end';
  // whom an agency sends is nobody's employee here
  return kind === 'agency' ? 'Extend it, or find who follows' : 'Extend it, make it permanent, or find who follows';
}

function isEnding(occupancy: OccupancyRecord): occupancy is Arrangement {
  return isTemporary(occupancy) && occupancy.endDate !== null;
}

/** True where it left hours to nobody: additional hours and ring-fenced time end by themselves, cover with the absence. */
function isLeftOpen(arrangement: Arrangement, post: PostRecord, ground: DueGround): boolean {
  const { asAt } = ground;
  if (!FILLING.includes(arrangement.kind)) return false;
  if (arrangement.endDate < addDays(asAt, -LOOK_BACK_DAYS) || !holdsAt(post, asAt) || isFrozenAt(post, asAt))
    return false;
  const others = ground.inPost(post.id);
  if (filled(others.filter((one) => holdsAt(one, asAt))) >= post.budgetedMinutes) return false;
  const isRecruiting = ground.recruitments.some((one) => {
    const at = one.postId === post.id ? recruitmentAt(one, asAt) : null;
    return at !== null && at.closedOn === null;
  });
  return !isRecruiting && !isFollowed(arrangement, others, asAt);
}

/** True where somebody, the same worker or another, came into the post later and is in it on a day. */
function isFollowed(arrangement: Arrangement, inPost: readonly OccupancyRecord[], on: CivilDate): boolean {
  return inPost.some((other) => {
    if (other.id === arrangement.id || other.startDate <= arrangement.startDate || !holdsAt(other, on)) return false;
    const isSame = other.personId === null ? other.name === arrangement.name : other.personId === arrangement.personId;
    if (isSame && (other.kind === arrangement.kind || !isTemporary(other))) return true;
    return FILLING.includes(arrangement.kind) && (!isTemporary(other) || FILLING.includes(other.kind));
  });
}

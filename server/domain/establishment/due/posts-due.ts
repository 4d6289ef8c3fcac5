import { formatDay } from '../../pay/formats.ts';
import { holdsAt, type PostRecord } from '../records.ts';
import { type DueGround, type DueItem, dueItem, nameOfPost } from './item.ts';

/**
 * Posts that end within the horizon with somebody in them on the last day and no post to follow; posts whose freeze ends
 * within the horizon.
 */
export function postsDue(ground: DueGround): DueItem[] {
  const followed = new Set(ground.mappings.map(({ oldPostId }) => oldPostId));
  return ground.posts.flatMap((post) => [
    ...(followed.has(post.id) ? [] : endDue(post, ground)),
    ...freezeDue(post, ground),
  ]);
}

function endDue(post: PostRecord, ground: DueGround): DueItem[] {
  const { endDate } = post;
  if (endDate === null || endDate < ground.asAt || endDate > ground.until || post.state === 'proposed') return [];
  // somebody whose own end has a reason is looked after already
  const left = ground.inPost(post.id).filter((one) => holdsAt(one, endDate) && one.endReason === null);
  const people = new Set(left.map(({ name }) => name));
  if (people.size === 0) return [];
  return [
    dueItem(
      {
        kind: 'post-ends',
        date: endDate,
        title: nameOfPost(post),
        sentence: `This ${post.permanence} post ends on ${formatDay(endDate)} while ${listed([...people])} ${people.size === 1 ? 'is' : 'are'} in it.`,
        action: 'Extend the post, let another follow, or find where they go',
        page: 'posts',
        subjectId: post.id,
        of: post,
      },
      ground.asAt,
    ),
  ];
}

function freezeDue(post: PostRecord, { asAt, until }: DueGround): DueItem[] {
  const { frozenFrom, frozenTo } = post;
  if (frozenFrom === null || frozenTo === null || frozenFrom > asAt || frozenTo < asAt || frozenTo > until) return [];
  if (post.endDate !== null && post.endDate <= frozenTo) return [];
  return [
    dueItem(
      {
        kind: 'freeze-ends',
        date: frozenTo,
        title: nameOfPost(post),
        sentence: `This post is frozen until ${formatDay(frozenTo)}; from then on it may be filled.`,
        action: 'Recruit to it, freeze it on, or delete it',
        page: 'posts',
        subjectId: post.id,
        of: post,
      },
      asAt,
    ),
  ];
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

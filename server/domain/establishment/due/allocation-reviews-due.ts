import { formatDay } from '../../pay/formats.ts';
import { type DueGround, type DueItem, dueItem } from './item.ts';

/** What the items about the allocation as a whole share: they are of no team and no district. */
const OF_ALL = { title: 'Allocation to the districts', page: 'demand-review', of: null } as const;

/** The next review of the allocation, as the latest one that was held by the date set it. */
export function allocationReviewsDue({ reviews, asAt, until }: DueGround): DueItem[] {
  const held = reviews.filter(({ heldOn }) => heldOn <= asAt);
  const latest = held.toSorted((a, b) => (a.heldOn < b.heldOn ? -1 : a.heldOn > b.heldOn ? 1 : 0)).at(-1);
  if (!latest?.nextOn || latest.nextOn > until) return [];
  const due = {
    kind: 'allocation-review',
    date: latest.nextOn,
    sentence: `The review of ${formatDay(latest.heldOn)} set it.`,
    action: 'Hold the review and record what came of it',
    subjectId: latest.id,
    ...OF_ALL,
  } as const;
  return [dueItem(due, asAt)];
}

/** That the rule asks for a review of the allocation, from the day it first did. */
export function allocationSignalsDue({ reviewAsked, asAt }: DueGround): DueItem[] {
  if (!reviewAsked) return [];
  const due = {
    kind: 'allocation-signal',
    date: reviewAsked.since,
    sentence: reviewAsked.sentence,
    action: 'See which moves would help, hold a review and record it',
    subjectId: reviewAsked.since,
    ...OF_ALL,
  } as const;
  return [dueItem(due, asAt)];
}

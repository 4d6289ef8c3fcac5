import type { CivilDate } from '../../calendar.ts';
import { dayBefore } from '../../pay/days.ts';
import { formatDay } from '../../pay/formats.ts';
import { addCalendarMonths } from '../arrangement-dates.ts';
import type { OccupancyRecord, PostRecord } from '../records.ts';
import { titleOfArrangement } from './arrangements-due.ts';
import { type DueGround, type DueItem, dueItem, nameOfPost } from './item.ts';

/**
 * Reviews within the horizon and overdue ones, of arrangements that run; honoraria for which no review is planned once
 * they have run for as long as the council lets them without; honoraria that would run longer than it lets them.
 */
export function reviewsDue(ground: DueGround): DueItem[] {
  return ground.occupancies.flatMap((occupancy): DueItem[] => {
    // most of all: nobody reviews who holds a post for good
    if (occupancy.reviewDate === null && occupancy.basePoint === null) return [];
    const post = ground.postOf.get(occupancy.postId);
    if (!post || isOver(occupancy.endDate, ground.asAt) || occupancy.startDate > ground.until) return [];
    return [...reviewDue(occupancy, post, ground), ...honorariumDue(occupancy, post, ground)];
  });
}

function reviewDue(occupancy: OccupancyRecord, post: PostRecord, { asAt, until }: DueGround): DueItem[] {
  const { reviewDate, name } = occupancy;
  if (reviewDate === null || reviewDate > until) return [];
  const isOverdue = reviewDate < asAt;
  return [
    dueItem(
      {
        kind: 'review',
        date: reviewDate,
        title: titleOfArrangement(occupancy, post),
        sentence: `The review of the arrangement with ${name} ${isOverdue ? 'was' : 'is'} due on ${formatDay(reviewDate)}.`,
        action: 'Review it, then enter the next review date or end it',
        page: 'temporary-posts',
        subjectId: occupancy.id,
        of: post,
      },
      asAt,
    ),
  ];
}

function honorariumDue(occupancy: OccupancyRecord, post: PostRecord, ground: DueGround): DueItem[] {
  const { basePoint, startDate, endDate, reviewDate, name } = occupancy;
  const { asAt, until } = ground;
  const { reviewMonths, longestMonths } = ground.honoraria;
  if (basePoint === null) return [];
  const base = {
    title: titleOfArrangement(occupancy, post),
    page: 'temporary-posts' as const,
    subjectId: occupancy.id,
    of: post,
  };
  const items: DueItem[] = [];
  const reviewBy = reviewMonths === null ? null : addCalendarMonths(startDate, reviewMonths);
  if (reviewBy !== null && reviewDate === null && reviewBy <= until && !isOver(endDate, reviewBy)) {
    const sentence = `No review of the honorarium of ${name} is planned; it runs since ${formatDay(startDate)} and is reviewed every ${reviewMonths} months.`;
    const action = 'Review it and enter the next review date';
    items.push(dueItem({ ...base, kind: 'honorarium-review', date: reviewBy, sentence, action }, asAt));
  }
  const tooLate = longestMonths === null ? null : addCalendarMonths(startDate, longestMonths);
  if (tooLate !== null && !isOver(endDate, tooLate) && dayBefore(tooLate) <= until) {
    const last = dayBefore(tooLate);
    const sentence = `The honorarium of ${name} ${last < asAt ? 'reached' : 'reaches'} ${longestMonths} months on ${formatDay(last)} and runs on until ${endDate === null ? 'further notice' : formatDay(endDate)}.`;
    const action = 'End it by then, and recruit to the post or have its grade evaluated';
    items.push(dueItem({ ...base, kind: 'honorarium-long', date: last, sentence, action }, asAt));
  }
  return items;
}

/** Reviews of funding lines that run: within the horizon, and overdue ones. */
export function fundingReviewsDue(ground: DueGround): DueItem[] {
  return ground.fundingLines.flatMap((line): DueItem[] => {
    const post = ground.postOf.get(line.postId ?? ground.fundedOf.get(line.occupancyId ?? '')?.postId ?? '');
    const { reviewDate } = line;
    if (!post || reviewDate === null || reviewDate > ground.until || isOver(line.toDate, ground.asAt)) return [];
    const fund = ground.funds.find(({ id }) => id === line.fundId)?.name ?? line.fundId;
    return [
      dueItem(
        {
          kind: 'funding-review',
          date: reviewDate,
          title: nameOfPost(post),
          sentence: `The review of what ${fund} pays ${reviewDate < ground.asAt ? 'was' : 'is'} due on ${formatDay(reviewDate)}.`,
          action: 'Review it, then enter the next review date or end it',
          page: 'temporary-posts',
          subjectId: line.id,
          of: post,
          fund: { name: fund, shareBasisPoints: line.shareBasisPoints },
        },
        ground.asAt,
      ),
    ];
  });
}

function isOver(endDate: CivilDate | null, asAt: CivilDate): boolean {
  return endDate !== null && endDate < asAt;
}

import type { CivilDate } from '../../calendar.ts';
import { dayAfter } from '../../pay/days.ts';
import { formatDay, formatHundredths } from '../../pay/formats.ts';
import { addDays } from '../arrangement-dates.ts';
import { type FundingRecord, holdsAt } from '../records.ts';
import { type DueGround, type DueItem, dueItem, LOOK_BACK_DAYS, nameOfPost } from './item.ts';

/**
 * Funding lines that end within the horizon, or ended within the last 90 days, while the post or the arrangement goes on
 * the day after and no other line of it takes the share over: from then on more falls on the base budget.
 */
export function fundingDue(ground: DueGround): DueItem[] {
  const { asAt, until } = ground;
  const since = addDays(asAt, -LOOK_BACK_DAYS);
  const bySubject = Map.groupBy(ground.fundingLines, subjectOf);
  return ground.fundingLines.flatMap((line): DueItem[] => {
    if (line.toDate < since || line.toDate > until) return [];
    const occupancy = ground.fundedOf.get(line.occupancyId ?? '');
    const post = ground.postOf.get(line.postId ?? occupancy?.postId ?? '');
    const funded = line.postId === null ? occupancy : post;
    const next = dayAfter(line.toDate);
    if (!post || !funded || !holdsAt(funded, next > asAt ? next : asAt)) return [];
    const lines = bySubject.get(subjectOf(line)) ?? [];
    const later = next > asAt ? next : asAt;
    if (shareAt(lines, later) >= shareAt(lines, line.toDate)) return [];
    const fund = ground.funds.find(({ id }) => id === line.fundId)?.name ?? line.fundId;
    const share = `${formatHundredths(line.shareBasisPoints).replace(/\.00$/, '')} %`;
    const isOver = line.toDate < asAt;
    return [
      dueItem(
        {
          kind: 'funding-ends',
          date: line.toDate,
          title: nameOfPost(post),
          sentence: `${fund} ${isOver ? 'stopped' : 'stops'} paying ${share} of ${occupancy ? `the arrangement with ${occupancy.name}` : 'the post'} on ${formatDay(line.toDate)}; ${occupancy ? 'it' : 'the post'} goes on, at the cost of the base budget.`,
          action: 'Extend the funding, enter another fund, or accept the cost',
          page: 'temporary-posts',
          subjectId: line.id,
          of: post,
          fund: { name: fund, shareBasisPoints: line.shareBasisPoints },
        },
        asAt,
      ),
    ];
  });
}

function subjectOf({ postId, occupancyId }: FundingRecord): string {
  return postId === null ? `occupancy ${occupancyId}` : `post ${postId}`;
}

/** Hundredths of a per cent that funds meet on a day. */
function shareAt(lines: readonly FundingRecord[], day: CivilDate): number {
  return lines.reduce(
    (sum, { fromDate, toDate, shareBasisPoints }) => (fromDate <= day && day <= toDate ? sum + shareBasisPoints : sum),
    0,
  );
}

import type { Db } from '../../db/open.ts';
import type { ReviewReading } from '../contract/demand-review.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { suggestedNext } from '../domain/demand/review/dates.ts';
import { driftHistory } from './drift-history.ts';
import { reviewRuleNow } from './review-rule.ts';
import { seenRows } from './review-view.ts';

/** How the districts stand on a day that a review is held on, and when the next one could be. */
export async function readDay(db: Db, asAt: CivilDate): Promise<ReviewReading> {
  const { today } = await driftHistory(db, asAt);
  const rule = reviewRuleNow(db);
  return {
    asAt,
    month: today?.month ?? null,
    districts: seenRows(today?.districts ?? [], null),
    suggested: {
      leave: suggestedNext('leave', asAt, rule),
      rebalance: suggestedNext('rebalance', asAt, rule),
      'look-again': suggestedNext('look-again', asAt, rule),
    },
  };
}

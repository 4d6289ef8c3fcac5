import type { Steps } from '../db/in-turns.ts';
import type { Db } from '../db/open.ts';
import { driftGround, insertReview } from '../db/queries/demand-review.ts';
import { type DriftHistory, driftSteps } from '../server/domain/demand/review/drift.ts';
import { REVIEW_OUTCOMES } from '../server/domain/demand/review/follow.ts';
import { oneOf, readSeed, type SeedSet } from './read-seed.ts';

/**
 * Adds the reviews of the allocation of a seed set, each with what is measured for its day from the rows that are there:
 * call it after people, counts and arrangements.
 * @throws Error where no month with counts was over on the day of a review
 */
export function loadReviews(db: Db, set: SeedSet): void {
  for (const row of readSeed(set, 'reviews.csv')) {
    const heldOn = row.text('held_on');
    const { today } = driftAt(db, heldOn);
    if (!today) throw new Error(`No month was over on ${heldOn}, so nothing could be reviewed`);
    insertReview(db, {
      id: row.text('id'),
      heldOn,
      month: today.month,
      outcome: oneOf(row.text('outcome'), REVIEW_OUTCOMES),
      reason: row.text('reason'),
      measured: JSON.stringify(today.districts),
      nextOn: row.optional('next_on'),
      heldBy: row.text('held_by'),
    });
  }
}

function driftAt(db: Db, date: string): DriftHistory {
  return allAtOnce(driftSteps(allAtOnce(driftGround(db, date)), date));
}

/** Work that is made for turns, without them: nobody waits for a seed. */
function allAtOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

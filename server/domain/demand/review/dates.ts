import type { CivilDate } from '../../calendar.ts';
import { addCalendarMonths, addDays } from '../../establishment/arrangement-dates.ts';
import type { ReviewOutcome } from './follow.ts';
import type { ReviewRule } from './rule.ts';

/** Months until somebody looks again where nothing was decided. */
const AGAIN_MONTHS = 1;

/**
 * The day that is suggested for the next review: after a decision when the rule asks again, at least a month later; where
 * the decision was put off, in a month. A day at the weekend becomes the Monday after it.
 */
export function suggestedNext(outcome: ReviewOutcome, heldOn: CivilDate, { restMonths }: ReviewRule): CivilDate {
  const months = outcome === 'look-again' ? AGAIN_MONTHS : Math.max(AGAIN_MONTHS, restMonths);
  const date = addCalendarMonths(heldOn, months);
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday === 6 ? addDays(date, 2) : weekday === 0 ? addDays(date, 1) : date;
}

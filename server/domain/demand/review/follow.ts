import type { CivilDate, Month } from '../../calendar.ts';
import { addCalendarMonths } from '../../establishment/arrangement-dates.ts';
import { type Drift, furthestBelow } from './drift.ts';
import { type Finding, findingIn, isBeyond } from './finding.ts';
import type { ReviewRule } from './rule.ts';

/** What came of a review. The first two decide; the last puts the decision off. */
export const REVIEW_OUTCOMES = ['leave', 'rebalance', 'look-again'] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];

/** A review that was held, as far as the rule looks at it. */
export interface HeldReview {
  id: string;
  heldOn: CivilDate;
  outcome: ReviewOutcome;
  nextOn: CivilDate | null;
}

/** A review that is asked for and has not been answered. */
export interface Signal extends Finding {
  /** The day it was first asked for. */
  since: CivilDate;
}

/** What the rule made of one month. */
export interface RuleStep {
  month: Month;
  date: CivilDate;
  /**
   * `marked` and `unknown` are left out; `quiet`: nothing asks; `watch`: a district is bad, but not often enough yet;
   * `rests`: enough, but a review decided shortly before; `asked`: a review is asked for from here on; `stands`: it was
   * asked for before; `back`: every district is back, so it ends.
   */
  state: 'marked' | 'unknown' | 'quiet' | 'watch' | 'rests' | 'asked' | 'stands' | 'back';
  worst: { districtId: string; difference: number } | null;
  /** What asks, or would. */
  finding: Finding | null;
}

/** What the rule comes to at a date. */
export interface Followed {
  steps: RuleStep[];
  signal: Signal | null;
  /** The review that decided last; null where none did. */
  decided: HeldReview | null;
  /** First day on which something may be asked for again after it; null without one. */
  restsUntil: CivilDate | null;
  /** The latest review of all. */
  latest: HeldReview | null;
}

/**
 * Follows the rule through the months up to a date. Marked months are left out, and so are months that a review that
 * decided has looked at. One bad month alone never asks for a review.
 * @param months drift, earliest first
 * @param reviews earliest first; those after the date are left out
 */
export function followRule(
  months: readonly Drift[],
  reviews: readonly HeldReview[],
  rule: ReviewRule,
  asAt: CivilDate,
): Followed {
  const held = reviews.filter(({ heldOn }) => heldOn <= asAt);
  const steps: RuleStep[] = [];
  const at: Following = { counting: [], signal: null, decided: null, waiting: null };
  let taken = 0;
  const takeReviews = (until: CivilDate): void => {
    for (let review = held[taken]; review && review.heldOn <= until; review = held[taken]) {
      taken += 1;
      // a review that decided answers what was asked, and the months it looked at count no more
      if (review.outcome !== 'look-again') Object.assign(at, { ...NOTHING_ASKED, decided: review });
    }
  };
  for (const drift of months) {
    takeReviews(drift.date);
    steps.push(follow(at, drift, rule));
  }
  takeReviews(asAt);
  const restsUntil = restEnd(at, rule);
  // what waited for the rest to end is asked for on the day it does
  const isDue = at.waiting !== null && restsUntil !== null && restsUntil <= asAt;
  const signal = at.waiting && isDue && restsUntil ? { ...at.waiting, since: restsUntil } : at.signal;
  return { steps, signal, decided: at.decided, restsUntil, latest: held.at(-1) ?? null };
}

/** Where the rule has got to. */
interface Following {
  /** Months that count since the last decision, or since every district was back. */
  counting: Drift[];
  signal: Signal | null;
  decided: HeldReview | null;
  /** What would be asked for, had a review not decided shortly before. */
  waiting: Finding | null;
}

const NOTHING_ASKED = { counting: [], signal: null, waiting: null };

function restEnd({ decided }: Following, { restMonths }: ReviewRule): CivilDate | null {
  return decided ? addCalendarMonths(decided.heldOn, restMonths) : null;
}

/** Takes one month in, and says what came of it. */
function follow(at: Following, drift: Drift, rule: ReviewRule): RuleStep {
  const { month, date, marked } = drift;
  const worst = furthestBelow(drift);
  const step = (state: RuleStep['state'], finding: Finding | null = null) => ({ month, date, state, worst, finding });
  if (marked !== null || worst === null) return step(marked === null ? 'unknown' : 'marked');
  // a month that was over when a review decided is one that it has looked at
  if (at.decided === null || date > at.decided.heldOn) at.counting = [...at.counting, drift];
  const found = findingIn(at.counting.slice(-rule.of), rule);
  if (at.signal) {
    const stands = found ?? at.signal;
    const isBack = !isBeyond(worst.difference, rule.backWithin);
    at.signal = isBack ? null : { ...stands, since: at.signal.since };
    // what went before it ended counts no more, or it would be asked for again at once
    if (isBack) at.counting = [drift];
    return isBack ? step('back') : step('stands', stands);
  }
  const restsUntil = restEnd(at, rule);
  const isResting = restsUntil !== null && date < restsUntil && found?.cause !== 'far';
  at.waiting = isResting ? found : null;
  if (!found) return step(isBeyond(worst.difference, rule.below) ? 'watch' : 'quiet');
  if (!isResting) at.signal = { ...found, since: date };
  return step(isResting ? 'rests' : 'asked', found);
}

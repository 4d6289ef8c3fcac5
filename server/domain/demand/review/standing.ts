import type { CivilDate } from '../../calendar.ts';
import type { Followed, HeldReview, Signal } from './follow.ts';
import type { ReviewRule } from './rule.ts';

/** Where the service stands with its rule at a date. */
export type Standing =
  /** No month is over yet. */
  | { state: 'nothing' }
  /** Fewer months count than the rule needs. */
  | { state: 'too-few'; counted: number; needed: number }
  | { state: 'quiet' }
  /** A review decided shortly before: nothing is asked for, unless a district falls far below. */
  | { state: 'rests'; until: CivilDate; review: HeldReview }
  /** It was asked for, looked at, and put off to a day. */
  | { state: 'look-again'; on: CivilDate; review: HeldReview; signal: Signal }
  | { state: 'asked'; signal: Signal };

/** What the rule comes to at a date, for people. */
export function standingOf(followed: Followed, rule: ReviewRule, asAt: CivilDate): Standing {
  const { signal, latest, decided, restsUntil, steps } = followed;
  if (steps.length === 0) return { state: 'nothing' };
  if (signal) {
    const isPutOff =
      latest?.outcome === 'look-again' &&
      latest.nextOn !== null &&
      latest.nextOn > asAt &&
      latest.heldOn >= signal.since;
    return isPutOff && latest.nextOn !== null
      ? { state: 'look-again', on: latest.nextOn, review: latest, signal }
      : { state: 'asked', signal };
  }
  if (decided && restsUntil && asAt < restsUntil) return { state: 'rests', until: restsUntil, review: decided };
  const counted = steps.filter(({ state }) => state !== 'marked' && state !== 'unknown').length;
  if (counted < rule.months) return { state: 'too-few', counted, needed: rule.months };
  return { state: 'quiet' };
}

/** The day of the next review that the latest one set; null where it set none. */
export function nextReviewOn({ latest }: Pick<Followed, 'latest'>): CivilDate | null {
  return latest?.nextOn ?? null;
}

import { rememberedInTurns, type Steps } from '../../db/in-turns.ts';
import type { Db } from '../../db/open.ts';
import { listReviews, REVIEW_TABLES } from '../../db/queries/demand-review.ts';
import { listDistricts } from '../../db/queries/reference.ts';
import type { DemandReview, DriftMonth, ReviewStanding, ReviewStepView } from '../contract/demand-review.ts';
import type { CivilDate } from '../domain/calendar.ts';
import type { Drift } from '../domain/demand/review/drift.ts';
import { asks } from '../domain/demand/review/effect.ts';
import { type Followed, followRule } from '../domain/demand/review/follow.ts';
import type { ReviewRule } from '../domain/demand/review/rule.ts';
import { nextReviewOn, standingOf } from '../domain/demand/review/standing.ts';
import {
  nextSentence,
  type ReviewReader,
  standingDetail,
  standingSentence,
  stepSentence,
} from '../domain/demand/review/words.ts';
import { formatDay } from '../domain/pay/formats.ts';
import type { Confinement } from '../http/district-to-read.ts';
import { lasting } from '../http/wire/lasting.ts';
import { driftWithin } from './drift-history.ts';
import { reviewRuleNow, ruleView } from './review-rule.ts';
import { reviewView, seenRows } from './review-view.ts';

const views = rememberedInTurns<DemandReview>(REVIEW_TABLES, 24);

/**
 * Drift between allocation and demand up to a date, what the rule makes of it, and the reviews held. Worked out in
 * turns, and remembered until something that it rests on changes.
 * @param confinedTo the one district the reader may see; null for all. Fair shares are of the whole service either way
 */
export function demandReview(db: Db, asAt: CivilDate, confinedTo: Confinement): Promise<DemandReview> {
  return views.read(db, JSON.stringify([asAt, confinedTo]), () => steps(db, asAt, confinedTo));
}

function* steps(db: Db, asAt: CivilDate, confinedTo: Confinement): Steps<DemandReview> {
  const { months, today } = yield* driftWithin(db, asAt);
  const rule = reviewRuleNow(db);
  const reviews = listReviews(db);
  const names = new Map(listDistricts(db).map(({ id, name }) => [id, name]));
  const reader: ReviewReader = { nameOf: (id) => names.get(id) ?? id, own: confinedTo };
  const followed = followRule(months, reviews, rule, asAt);
  const seen = (drift: Drift): DriftMonth => ({ ...drift, districts: seenRows(drift.districts, confinedTo) });
  return lasting({
    asAt,
    standing: standingView(followed, rule, reader, asAt),
    today: today ? seen(today) : null,
    months: months.map(seen),
    steps: months.map((drift, at) => stepView(followed.steps[at], drift, rule, reader)),
    reviews: reviews.map((row) => reviewView(row, confinedTo)).reverse(),
    rule: ruleView(rule),
    notes: [
      `All months are weighed with the settings in force on ${formatDay(asAt)}, so that a new weight does not look like a change of demand.`,
      'Who was in post and which temporary arrangements held is as of the last day of each month; the team of a person is the one recorded now.',
    ],
  });
}

/** Whether a review is needed at a date, in words. */
export function standingView(
  followed: Followed,
  rule: ReviewRule,
  reader: ReviewReader,
  asAt: CivilDate,
): ReviewStanding {
  const standing = standingOf(followed, rule, asAt);
  const nextOn = nextReviewOn(followed);
  return {
    state: standing.state,
    sentence: standingSentence(standing, rule, reader),
    detail: standingDetail(standing, rule, reader),
    since: followed.signal?.since ?? null,
    nextOn,
    nextSentence: nextSentence(nextOn, asAt),
  };
}

function stepView(
  step: Followed['steps'][number] | undefined,
  drift: Drift,
  rule: ReviewRule,
  reader: ReviewReader,
): ReviewStepView {
  if (!step) throw new RangeError(`The rule was not followed through ${drift.month}`);
  const own = drift.districts.find(({ districtId }) => districtId === reader.own);
  const said = { ownDifference: own?.difference ?? null, marked: drift.marked };
  return {
    month: step.month,
    state: step.state,
    counts: step.state !== 'marked' && step.state !== 'unknown',
    asks: asks(step),
    sentence: stepSentence(step, rule, reader, said),
  };
}

import type { Db } from '../../db/open.ts';
import { listReviews } from '../../db/queries/demand-review.ts';
import { listDistricts } from '../../db/queries/reference.ts';
import type { ReviewRuleAsked, RulePreview } from '../contract/demand-review.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { effectSentence, ruleEffect } from '../domain/demand/review/effect.ts';
import { followRule } from '../domain/demand/review/follow.ts';
import { standingOf } from '../domain/demand/review/standing.ts';
import { ruleSentences, standingSentence } from '../domain/demand/review/words.ts';
import { driftHistory } from './drift-history.ts';
import { reviewRuleNow } from './review-rule.ts';

/** In which months another rule would have asked for a review, and what it would say at the date; nothing is saved. */
export async function previewRule(db: Db, after: ReviewRuleAsked, asAt: CivilDate): Promise<RulePreview> {
  const { months } = await driftHistory(db, asAt);
  const reviews = listReviews(db);
  const names = new Map(listDistricts(db).map(({ id, name }) => [id, name]));
  const effect = ruleEffect(months, reviews, { before: reviewRuleNow(db), after }, asAt);
  const standing = standingOf(followRule(months, reviews, after, asAt), after, asAt);
  return {
    months: effect,
    sentences: ruleSentences(after),
    sentence: effectSentence(effect),
    now: standingSentence(standing, after, { nameOf: (id) => names.get(id) ?? id, own: null }),
  };
}

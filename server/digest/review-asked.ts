import { rememberedInTurns, type Steps } from '../../db/in-turns.ts';
import type { Db } from '../../db/open.ts';
import { driftGround, listReviews, REVIEW_TABLES } from '../../db/queries/demand-review.ts';
import { readSetting } from '../../db/queries/service-settings.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { driftSteps } from '../domain/demand/review/drift.ts';
import { followRule } from '../domain/demand/review/follow.ts';
import { reviewRuleOf } from '../domain/demand/review/rule.ts';
import { standingOf } from '../domain/demand/review/standing.ts';
import { findingSentence } from '../domain/demand/review/words.ts';
import type { DueRecords } from '../domain/establishment/due.ts';

type ReviewAsked = DueRecords['reviewAsked'];

const signals = rememberedInTurns<ReviewAsked>(REVIEW_TABLES, 12);

/** The review of the allocation that the rule asks for at a date; null where it asks for none. Worked out in turns. */
export function reviewAsked(db: Db, asAt: CivilDate): Promise<ReviewAsked> {
  return signals.read(db, asAt, () => steps(db, asAt));
}

function* steps(db: Db, asAt: CivilDate): Steps<ReviewAsked> {
  const ground = yield* driftGround(db, asAt);
  const { months } = yield* driftSteps(ground, asAt);
  const rule = reviewRuleOf(readSetting(db, 'review-rule').value);
  const standing = standingOf(followRule(months, listReviews(db), rule, asAt), rule, asAt);
  if (standing.state !== 'asked') return null;
  const names = new Map(ground.districts.map(({ id, name }) => [id, name]));
  const reader = { nameOf: (id: string) => names.get(id) ?? id, own: null };
  return { since: standing.signal.since, sentence: findingSentence(standing.signal, rule, reader) };
}

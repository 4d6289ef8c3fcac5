import { rememberedInTurns, type Steps } from '../../db/in-turns.ts';
import type { Db } from '../../db/open.ts';
import { listReviews, REVIEW_TABLES } from '../../db/queries/demand-review.ts';
import { listDistricts } from '../../db/queries/reference.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { followRule } from '../domain/demand/review/follow.ts';
import { standingOf } from '../domain/demand/review/standing.ts';
import { findingSentence } from '../domain/demand/review/words.ts';
import type { DueRecords } from '../domain/establishment/due.ts';
import { driftWithin } from './drift-history.ts';
import { reviewRuleNow } from './review-rule.ts';

type ReviewAsked = DueRecords['reviewAsked'];

const signals = rememberedInTurns<ReviewAsked>(REVIEW_TABLES, 12);

/** The review of the allocation that the rule asks for at a date; null where it asks for none. Worked out in turns. */
export function reviewAsked(db: Db, asAt: CivilDate): Promise<ReviewAsked> {
  return signals.read(db, asAt, () => steps(db, asAt));
}

function* steps(db: Db, asAt: CivilDate): Steps<ReviewAsked> {
  const { months } = yield* driftWithin(db, asAt);
  const rule = reviewRuleNow(db);
  const standing = standingOf(followRule(months, listReviews(db), rule, asAt), rule, asAt);
  if (standing.state !== 'asked') return null;
  const names = new Map(listDistricts(db).map(({ id, name }) => [id, name]));
  const reader = { nameOf: (id: string) => names.get(id) ?? id, own: null };
  return { since: standing.signal.since, sentence: findingSentence(standing.signal, rule, reader) };
}

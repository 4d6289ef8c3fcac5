import type { Db } from '../../db/open.ts';
import { readSetting } from '../../db/queries/service-settings.ts';
import type { ReviewRuleView } from '../contract/demand-review.ts';
import { type ReviewRule, reviewRuleOf } from '../domain/demand/review/rule.ts';
import { ruleSentences } from '../domain/demand/review/words.ts';
import { contentVersion } from '../http/content-version.ts';

/** The rule that asks for reviews, as the service has set it. */
export function reviewRuleNow(db: Db): ReviewRule {
  return reviewRuleOf(readSetting(db, 'review-rule').value);
}

/** A rule with what it does in words. */
export function ruleView(rule: ReviewRule): ReviewRuleView {
  return { version: contentVersion(rule), ...rule, sentences: ruleSentences(rule) };
}

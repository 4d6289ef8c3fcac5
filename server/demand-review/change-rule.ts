import type { Db } from '../../db/open.ts';
import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';
import { readSetting, writeSetting } from '../../db/queries/service-settings.ts';
import type { ReviewRuleChange, ReviewRuleView } from '../contract/demand-review.ts';
import { differingFields } from '../domain/differences.ts';
import { versionChanged } from '../http/preconditions.ts';
import { reviewRuleNow, ruleView } from './review-rule.ts';

/** Who changes the rule, when, and from which version of it. */
export interface ChangeOfRule {
  version: number;
  actor: Actor;
  at: Date;
}

/**
 * Changes the rule that asks for reviews. A rule that is like this already stays.
 * @throws ProblemError version-changed with the rule as it is
 */
export function changeRule(
  db: Db,
  { rule, reason }: ReviewRuleChange,
  { version, actor, at }: ChangeOfRule,
): ReviewRuleView {
  return db.transaction(
    () => {
      const before = reviewRuleNow(db);
      const now = ruleView(before);
      if (now.version !== version) throw versionChanged('the rule for reviews', now);
      const changed = differingFields({ ...before }, rule);
      if (!changed) return now;
      if (!writeSetting(db, 'review-rule', rule, readSetting(db, 'review-rule').version)) {
        throw new Error('review-rule was not stored');
      }
      appendAuditEvent(db, {
        at: at.toISOString(),
        actor,
        action: 'service-setting.change',
        subject: 'service-setting',
        subjectId: 'review-rule',
        ...changed,
        reason,
      });
      return ruleView(reviewRuleNow(db));
    },
    { behavior: 'immediate' },
  );
}

import type { Db } from '../../db/open.ts';
import { listRuleSettings, saveRuleSetting } from '../../db/queries/arrangements.ts';
import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';
import type { EstablishmentRule, EstablishmentRuleEdit } from '../contract/establishment-rules.ts';
import { differingFields } from '../domain/differences.ts';
import { ALL_RULES } from '../domain/establishment/arrangement-rules.ts';
import { versionChanged } from '../http/preconditions.ts';
import { invalidInput, ProblemError } from '../http/problem.ts';

/** Every rule with what the council set of it, or else its default. */
export function rulesNow(db: Db): EstablishmentRule[] {
  const settings = new Map(listRuleSettings(db).map((row) => [row.id, row]));
  return ALL_RULES.map(({ id, title, what, usually, isFixed, threshold }) => {
    const set = settings.get(id);
    return {
      id,
      title,
      what,
      severity: isFixed ? usually : (set?.severity ?? usually),
      usualSeverity: usually,
      isFixed,
      unit: threshold?.unit ?? null,
      threshold: threshold ? (set?.threshold ?? threshold.usual) : null,
      usualThreshold: threshold?.usual ?? null,
      least: threshold?.least ?? null,
      most: threshold?.most ?? null,
      version: set?.version ?? 1,
    };
  });
}

/** A change of a rule, and the version it starts from. */
export interface RuleChange {
  id: string;
  version: number;
  change: EstablishmentRuleEdit;
  actor: Actor;
  at: Date;
}

/**
 * Sets what happens where a rule is broken, and its limit, and tells the history of it, in one transaction.
 * @param change a threshold of null goes back to the usual one
 * @throws ProblemError not-found; conflict for a rule that stored data rests on; invalid-input for a limit out of range;
 *   version-changed with the rule as it is now
 */
export function changeRule(db: Db, { id, version, change, actor, at }: RuleChange): EstablishmentRule {
  return db.transaction(
    () => {
      const before = findRule(db, id);
      if (before.isFixed) {
        throw new ProblemError(
          'conflict',
          `“${before.title}” cannot be set: stored data rests on it, so it always refuses.`,
        );
      }
      if (before.version !== version) throw versionChanged(`the rule “${before.title}”`, before);
      const threshold = thresholdOf(before, change.threshold);
      const severity = change.severity ?? before.severity;
      saveRuleSetting(db, { id, severity, threshold, version: version + 1 });
      const after = findRule(db, id);
      const differing = differingFields(toldOf(before), toldOf(after));
      if (differing) {
        const reason = change.why ?? null;
        appendAuditEvent(db, {
          at: at.toISOString(),
          actor,
          action: 'rule.change',
          subject: 'establishment-rule',
          subjectId: id,
          reason,
          before: differing.before,
          after: { rule: after.title, ...differing.after },
        });
      }
      return after;
    },
    { behavior: 'immediate' },
  );
}

function findRule(db: Db, id: string): EstablishmentRule {
  const found = rulesNow(db).find((rule) => rule.id === id);
  if (!found) throw new ProblemError('not-found', 'There is no such rule. Read the list of rules again.');
  return found;
}

/** The limit as it is stored: null for the usual one. */
function thresholdOf(rule: EstablishmentRule, given: number | null | undefined): number | null {
  const value = given === undefined ? rule.threshold : given;
  if (value === null || value === rule.usualThreshold) return null;
  if (rule.unit === null || rule.least === null || rule.most === null) {
    throw invalidInput([{ field: 'threshold', value: String(value), remedy: 'This rule has no limit. Leave it out.' }]);
  }
  if (value < rule.least || value > rule.most) {
    const remedy = `Give ${rule.least} to ${rule.most} ${rule.unit}.`;
    throw invalidInput([{ field: 'threshold', value: String(value), remedy }]);
  }
  return value;
}

function toldOf({ severity, threshold, unit }: EstablishmentRule) {
  return { severity, threshold: threshold === null ? null : `${threshold} ${unit}` };
}

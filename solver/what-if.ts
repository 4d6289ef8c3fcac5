import type { SoftRuleId } from './plan-input.ts';
import { type Problem, total, type Worker } from './problem.ts';
import type { Breach } from './proposal.ts';
import { hardRules, softRules } from './rules/index.ts';
import { oneLanguageSentence, unmetByLanguage } from './rules/language.ts';
import { tolerance } from './rules/rule.ts';
import type { Shares } from './shares.ts';
import { ordinal } from './words.ts';

/** Every rule's figures for one set of shares: what two plans are compared by. */
export interface Evaluation {
  /** Amount before the weight, by soft rule and district. */
  amounts: Record<SoftRuleId, number[]>;
  /** Unmet FTE by district and language. */
  unmet: number[][];
  breaches: Breach[];
}

export type RuleChanges = Record<SoftRuleId, number>;

export function evaluate(problem: Problem, shares: Shares): Evaluation {
  const amounts: Record<SoftRuleId, number[]> = { fairShare: [], severe: [], language: [], preference: [], move: [] };
  const unmet = unmetByLanguage(problem, shares);
  for (const rule of softRules) {
    amounts[rule.id] = rule.id === 'language' ? unmet.map((row) => total(row)) : rule.amounts(problem, shares);
  }
  return { amounts, unmet, breaches: hardRules.flatMap((rule) => rule.breaches(problem, shares)) };
}

/** Weighted change of each soft rule from one evaluation to another. */
export function changesBetween(problem: Problem, before: Evaluation, after: Evaluation): RuleChanges {
  const changes: RuleChanges = { fairShare: 0, severe: 0, language: 0, preference: 0, move: 0 };
  for (const { id } of softRules) {
    changes[id] = settle(problem.policy.weights[id] * (total(after.amounts[id]) - total(before.amounts[id])));
  }
  return changes;
}

/** The soft rule with the greatest rise; null where none rises. */
export function decidingRule(changes: RuleChanges): SoftRuleId | null {
  let most: SoftRuleId | null = null;
  for (const { id } of softRules) if (changes[id] > tolerance && changes[id] > (most ? changes[most] : 0)) most = id;
  return most;
}

/** Breaches that are new, or greater than before. */
export function newBreaches(before: Evaluation, after: Evaluation): Breach[] {
  return after.breaches.filter((breach) => {
    const known = before.breaches.find((other) => other.rule === breach.rule && other.sentence === breach.sentence);
    const same = before.breaches.filter((other) => other.rule === breach.rule && other.subject === breach.subject);
    return !known && !same.some((other) => other.amount >= breach.amount - tolerance);
  });
}

/** What the rule would say where it rises most: “East would be 0.80 FTE short of Bengali cover”. */
export function clause(problem: Problem, rule: SoftRuleId, before: Evaluation, after: Evaluation): string {
  const district = greatestRise(before.amounts[rule], after.amounts[rule]);
  if (rule === 'language') {
    const unmet = after.unmet[district] ?? [];
    const l = greatestRise(before.unmet[district] ?? [], unmet);
    const name = problem.districts[district]?.name ?? '';
    return oneLanguageSentence(name, problem.languages[l] ?? '', unmet[l] ?? 0, true);
  }
  const said = softRules.find(({ id }) => id === rule);
  return said?.sentence(problem, { district, amount: after.amounts[rule][district] ?? 0 }, true) ?? '';
}

/** “1st preference”, “not among the preferences” or “no preference stated”. */
export function preferenceWords(worker: Worker, district: number): string {
  if (!worker.statesPreferences) return 'no preference stated';
  const liking = worker.liking[district] ?? 0;
  if (liking <= 0) return 'not among the preferences';
  return `${ordinal(preferenceRank(worker, district))} preference`;
}

/** 1 for the best-liked district; districts liked alike share a rank. */
export function preferenceRank(worker: Worker, district: number): number {
  const liking = worker.liking[district] ?? 0;
  return 1 + new Set(worker.liking.filter((other) => other > liking)).size;
}

/** Differences below a millionth are rounding. */
export function settle(amount: number): number {
  return Math.abs(amount) < 1e-9 ? 0 : amount;
}

function greatestRise(before: readonly number[], after: readonly number[]): number {
  let most = 0;
  after.forEach((amount, at) => {
    if (amount - (before[at] ?? 0) > (after[most] ?? 0) - (before[most] ?? 0)) most = at;
  });
  return most;
}

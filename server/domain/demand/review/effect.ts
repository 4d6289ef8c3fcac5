import type { CivilDate, Month } from '../../calendar.ts';
import type { Drift } from './drift.ts';
import { followRule, type HeldReview, type RuleStep } from './follow.ts';
import type { ReviewRule } from './rule.ts';
import { monthWords } from './words.ts';

/** What two rules make of one month: true where a review was asked for, or stayed asked for. */
export interface RuleEffect {
  month: Month;
  before: boolean;
  after: boolean;
}

/** On which months a rule would have asked, against another, with the reviews that were held. */
export function ruleEffect(
  months: readonly Drift[],
  reviews: readonly HeldReview[],
  rules: { before: ReviewRule; after: ReviewRule },
  asAt: CivilDate,
): RuleEffect[] {
  const before = followRule(months, reviews, rules.before, asAt).steps;
  const after = followRule(months, reviews, rules.after, asAt).steps;
  return before.map((step, at) => ({ month: step.month, before: asks(step), after: asks(after[at]) }));
}

/** True where a review was asked for at the end of the month. */
export function asks(step: RuleStep | undefined): boolean {
  return step?.state === 'asked' || step?.state === 'stands';
}

/** The effect in a sentence. */
export function effectSentence(effect: readonly RuleEffect[]): string {
  const more = effect.filter(({ before, after }) => after && !before);
  const less = effect.filter(({ before, after }) => before && !after);
  if (more.length === 0 && less.length === 0) return 'It would have asked in the same months as now.';
  return [
    ...(more.length > 0 ? [`It would have asked in ${listed(more)} too.`] : []),
    ...(less.length > 0 ? [`It would not have asked in ${listed(less)}.`] : []),
  ].join(' ');
}

/** A few months by name, many by their number. */
function listed(months: readonly RuleEffect[]): string {
  if (months.length > 4) return `${months.length} ${months.length === 1 ? 'month' : 'months'}`;
  const names = months.map(({ month }) => monthWords(month));
  return names.length === 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

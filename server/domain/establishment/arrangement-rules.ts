import { fundDates, fundingSubject, fundingWhole } from './arrangement-rules/funding-rules.ts';
import { gradePoint, honorariumLong, honorariumReview, honorariumShort } from './arrangement-rules/pay-rules.ts';
import { coverAway, coverCountsTwice, postEnd, retrospectiveStart } from './arrangement-rules/post-rules.ts';
import type { ArrangementFacts, Finding, FundingFacts, Rule, Severity } from './arrangement-rules/rule.ts';
import { fullTime, personEmployed, personHours, personOverlap, postHours } from './arrangement-rules/time-rules.ts';

export type { ArrangementFacts, Finding, FundingFacts, GradeFacts, HolderFacts } from './arrangement-rules/rule.ts';

/** The rules of temporary arrangements, in the order in which they are shown. */
export const ARRANGEMENT_RULES: readonly Rule<ArrangementFacts>[] = [
  personOverlap,
  personHours,
  fullTime,
  personEmployed,
  postHours,
  postEnd,
  coverAway,
  coverCountsTwice,
  honorariumShort,
  honorariumLong,
  honorariumReview,
  gradePoint,
  retrospectiveStart,
];

/** The rules of funding lines, in the order in which they are shown. */
export const FUNDING_RULES: readonly Rule<FundingFacts>[] = [fundingWhole, fundDates, fundingSubject];

/** Every rule, without what it looks at. */
export const ALL_RULES: readonly Omit<Rule<never>, 'find'>[] = [...ARRANGEMENT_RULES, ...FUNDING_RULES];

/** What the council set of a rule; a threshold of null is the usual one. */
export interface RuleSetting {
  id: string;
  severity: Severity;
  threshold: number | null;
}

/** Where a temporary arrangement breaks a rule that is not off; refusals before warnings. */
export function checkArrangement(facts: ArrangementFacts, settings: readonly RuleSetting[]): Finding[] {
  return findingsOf(ARRANGEMENT_RULES, facts, settings);
}

/** Where a funding line breaks a rule that is not off; refusals before warnings. */
export function checkFunding(facts: FundingFacts, settings: readonly RuleSetting[]): Finding[] {
  return findingsOf(FUNDING_RULES, facts, settings);
}

function findingsOf<Facts>(rules: readonly Rule<Facts>[], facts: Facts, settings: readonly RuleSetting[]): Finding[] {
  const found = rules.flatMap((rule): Finding[] => {
    const set = rule.isFixed ? undefined : settings.find(({ id }) => id === rule.id);
    const severity = set?.severity ?? rule.usually;
    if (severity === 'off') return [];
    const breaches = rule.find(facts, set?.threshold ?? rule.threshold?.usual ?? 0);
    return breaches.map((breach) => ({ rule: rule.id, title: rule.title, severity, ...breach }));
  });
  return found.toSorted((a, b) => Number(b.severity === 'refuse') - Number(a.severity === 'refuse'));
}

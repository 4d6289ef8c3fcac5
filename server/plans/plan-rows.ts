import { placementReasons } from '../../solver/reasons.ts';
import type { PlanRow } from '../contract/plans.ts';
import { fteWorking } from '../domain/capacity-words.ts';
import { choiceOf, isMoved, isSeenFrom } from '../domain/measures.ts';
import type { EvaluatedPlan } from './evaluate.ts';

/** What to do about a broken rule of one person. */
const REMEDIES: Record<string, string> = {
  exclusion: 'Choose another district.',
  wholePlacement: 'Choose a district for the rest of their time.',
  pin: 'Release the pin, or place them where they are pinned.',
};

export interface RowFilter {
  /** Only what this district's manager may see; null for everything. */
  onlyDistrictId: string | null;
  /** Only these people; everybody where absent. */
  personIds?: readonly string[];
}

/** A row per person in the order of the plan's facts, with the reason for the placement and the rules it breaks. */
export function planRows(
  { plan, input, placements, checked }: EvaluatedPlan,
  { onlyDistrictId, personIds }: RowFilter,
): PlanRow[] {
  const wanted = personIds ? new Set(personIds) : null;
  const reasonOf = new Map(placementReasons(input, placements).map((reason) => [reason.staff, reason.sentence]));
  const brokenBy = Map.groupBy(checked.violations, (violation) => violation.subject);
  return plan.facts.people
    .filter((person) => !wanted || wanted.has(person.id))
    .filter((person) => isSeenFrom(onlyDistrictId, person, plan.placements.get(person.id) ?? []))
    .map((person) => {
      const placed = plan.placements.get(person.id) ?? [];
      return {
        personId: person.id,
        name: person.name,
        roleId: person.roleId,
        fte: person.fte,
        fteWorking: fteWorking(person, plan.facts.fullTimeMinutes),
        byArrangement: person.byArrangement ?? false,
        languages: person.languages,
        currentDistrictId: person.currentDistrictId,
        placements: placed,
        choice: choiceOf(person.preferences, placed),
        moved: isMoved(person.currentDistrictId, placed),
        pin: plan.pins.get(person.id) ?? null,
        cannotWorkIn: person.cannotWorkIn,
        reason: reasonOf.get(person.id) ?? '',
        warnings: (brokenBy.get(person.id) ?? []).map(({ rule, sentence }) =>
          [sentence, REMEDIES[rule]].filter(Boolean).join(' '),
        ),
      };
    });
}

import { arrangementWords } from './capacity-words.ts';
import type { FactPerson, PlanFacts } from './facts.ts';
import type { Pin, Plan } from './plan.ts';

/**
 * The plan with everybody who is here by a temporary arrangement pinned to the arrangement's district until it ends.
 * Whoever was in the plan before stays as people left them, released ones too; only a pin that this function made
 * follows the arrangement when its dates or its district change.
 * @param before the facts the plan stood on; null for a plan from nothing
 * @param by who makes or refreshes the plan, and when (ISO date and time)
 */
export function withArrangementPins(plan: Plan, before: PlanFacts | null, by: { author: string; at: string }): Plan {
  const known = new Map((before?.people ?? []).map((person) => [person.id, person]));
  const pins = new Map(plan.pins);
  const placements = new Map(plan.placements);
  for (const person of plan.facts.people) {
    if (!person.byArrangement || person.currentDistrictId === null) continue;
    const was = known.get(person.id);
    const pin = plan.pins.get(person.id);
    const isOurs = was !== undefined && pin !== undefined && before !== null && pin.reason === pinReason(was, before);
    const next = pinOf(person, plan.facts, by);
    if (was !== undefined && (!isOurs || (pin.reason === next.reason && pin.expires === next.expires))) continue;
    pins.set(person.id, next);
    placements.set(person.id, [{ districtId: person.currentDistrictId, share: 1 }]);
  }
  return { ...plan, pins, placements };
}

function pinOf(person: FactPerson, facts: PlanFacts, by: { author: string; at: string }): Pin {
  const expires = person.effects?.[0]?.until ?? null;
  return { reason: pinReason(person, facts), author: by.author, pinnedAt: by.at, expires };
}

/** “Here by a temporary arrangement in North: agency until 30 Apr 2021 (A-0210)”. */
function pinReason(person: FactPerson, { districts }: PlanFacts): string {
  const name = districts.find(({ id }) => id === person.currentDistrictId)?.name ?? '';
  const effect = person.effects?.[0];
  return `Here by a temporary arrangement in ${name}${effect ? `: ${arrangementWords(effect)}` : ''}`;
}

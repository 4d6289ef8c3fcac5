import type { Db } from '../../db/open.ts';
import { type Actor, appendAuditEvent, type NewAuditEvent } from '../../db/queries/audit.ts';
import { assumptionWords } from '../domain/assumption-words.ts';
import { differingFields } from '../domain/differences.ts';
import type { PlanFacts } from '../domain/facts.ts';
import type { Plan } from '../domain/plan.ts';

/** Who does something, and when (ISO date and time). */
export interface Doing {
  actor: Actor;
  at: string;
  /** Why, where it was said. */
  reason?: string | null;
}

type AboutPlan = Pick<NewAuditEvent, 'action' | 'before' | 'after'>;

/** Tells the history of something that was done to a plan as a whole. Call it in the transaction of the change. */
export function tellOfPlan(db: Db, planId: string, doing: Doing, about: AboutPlan): void {
  appendAuditEvent(db, { ...doing, ...about, subject: 'plan', subjectId: planId });
}

/**
 * Tells the history where the people named stand in a plan now: an event for each whose placement or pin differs, with
 * the district they belong to. Call it in the transaction of the change.
 */
export function tellOfPeople(db: Db, before: Plan, after: Plan, personIds: Iterable<string>, doing: Doing): void {
  const people = new Map([...before.facts.people, ...after.facts.people].map((person) => [person.id, person]));
  for (const personId of personIds) {
    const difference = differingFields(standing(before, personId), standing(after, personId));
    if (!difference) continue;
    const home = people.get(personId)?.currentDistrictId ?? after.placements.get(personId)?.[0]?.districtId;
    appendAuditEvent(db, {
      ...doing,
      ...difference,
      action: 'plan.person',
      subject: 'plan',
      subjectId: after.id,
      personId,
      districtId: home ?? null,
    });
  }
}

/** What the history says of a plan's settings, and of what it takes demand to be. */
export function planSettingsFields({ name, asAt, presetId, maxMoves, facts }: Plan) {
  return { name, asAt, presetId, maxMoves, ...demandAsIf(facts) };
}

/** What the history says of the data a plan rests on. */
export function planDataFields({ facts }: Plan) {
  return { people: facts.people.length, demandMonth: facts.demandMonth, ...demandAsIf(facts) };
}

function demandAsIf(facts: PlanFacts): { demandAsIf?: string } {
  const words = assumptionWords(facts, null);
  return words === null ? {} : { demandAsIf: words };
}

function standing(plan: Plan, personId: string) {
  const pin = plan.pins.get(personId);
  return {
    placements: (plan.placements.get(personId) ?? []).map(({ districtId, share }) => ({ districtId, share })),
    pinReason: pin?.reason ?? null,
    pinExpires: pin?.expires ?? null,
    pinned: pin !== undefined,
  };
}

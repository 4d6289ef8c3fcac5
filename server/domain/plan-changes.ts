import { type Pin, type Plan, pinBinds, samePlacements } from './plan.ts';
import { type DistrictShare, SPLIT_STEP } from './problem.ts';

/** One change of a plan by a person. */
export type PlanChange =
  | { kind: 'place'; personId: string; placements: DistrictShare[] }
  | { kind: 'pin'; personId: string; reason: string; expires: string | null }
  | { kind: 'unpin'; personId: string };

/** Why a change is refused: which, the value, and what to do about it. */
export interface ChangeFault {
  field: string;
  value: string | null;
  remedy: string;
}

export interface AppliedChanges {
  /** The plan after all changes; the plan given is left as it was. */
  plan: Plan;
  /** Staff numbers of everybody a change named, each once, in order. */
  touched: string[];
  /** Changes that, applied in this order, lead back to where the plan was. */
  undo: PlanChange[];
}

/**
 * Applies changes in order, all or none. What only the person's own rules forbid is refused (an unknown person or
 * district, shares that do not add up, a district they cannot work in, a pin that holds); what concerns a whole district
 * is allowed and shows as a breach.
 * @param by who changes, and when (ISO date and time)
 * @returns the plan changed, or every fault found
 */
export function applyChanges(
  plan: Plan,
  changes: readonly PlanChange[],
  by: { author: string; at: string },
): AppliedChanges | { faults: ChangeFault[] } {
  const next: Plan = { ...plan, placements: new Map(plan.placements), pins: new Map(plan.pins) };
  const people = new Map(plan.facts.people.map((person) => [person.id, person]));
  const undo: PlanChange[] = [];
  const faults: ChangeFault[] = [];
  changes.forEach((change, at) => {
    const person = people.get(change.personId);
    const fault = person ? faultOf(next, person, change) : unknownPerson(change.personId);
    if (fault) faults.push({ ...fault, field: `changes.${at}.${fault.field}` });
    else undo.unshift(...applyOne(next, change, by));
  });
  if (faults.length > 0) return { faults };
  return { plan: next, touched: [...new Set(changes.map((change) => change.personId))], undo };
}

/** Applies one sound change to a plan in the making. @returns what takes it back */
function applyOne(plan: Plan, change: PlanChange, by: { author: string; at: string }): PlanChange[] {
  const { personId } = change;
  if (change.kind === 'place') {
    const before = plan.placements.get(personId) ?? [];
    const after = change.placements.map(({ districtId, share }) => ({ districtId, share: wholeSteps(share) }));
    if (samePlacements(before, after)) return [];
    plan.placements.set(personId, after);
    return before.length > 0 ? [{ kind: 'place', personId, placements: before }] : [];
  }
  const before = plan.pins.get(personId);
  if (change.kind === 'unpin') {
    plan.pins.delete(personId);
    return before ? [pinAgain(personId, before)] : [];
  }
  plan.pins.set(personId, { reason: change.reason, expires: change.expires, author: by.author, pinnedAt: by.at });
  return [before ? pinAgain(personId, before) : { kind: 'unpin', personId }];
}

function pinAgain(personId: string, pin: Pin): PlanChange {
  return { kind: 'pin', personId, reason: pin.reason, expires: pin.expires };
}

type PersonRules = Plan['facts']['people'][number];

function faultOf(plan: Plan, person: PersonRules, change: PlanChange): ChangeFault | null {
  if (change.kind === 'place') return placeFault(plan, person, change.placements);
  if (change.kind === 'unpin') return null;
  if ((plan.placements.get(person.id) ?? []).length === 0) {
    return { field: 'personId', value: person.id, remedy: `${person.name} is not placed yet. Place them first.` };
  }
  if (change.expires !== null && change.expires < plan.asAt) {
    const remedy = `The pin would end before the plan’s date ${plan.asAt}. Give a later date, or none.`;
    return { field: 'expires', value: change.expires, remedy };
  }
  return null;
}

function placeFault(plan: Plan, person: PersonRules, placements: readonly DistrictShare[]): ChangeFault | null {
  const names = new Map(plan.facts.districts.map((district) => [district.id, district.name]));
  const pin = plan.pins.get(person.id);
  if (pin && pinBinds(pin, plan.asAt)) {
    const remedy = `${person.name} is pinned by ${pin.author} (“${pin.reason}”). Release the pin first.`;
    return { field: 'personId', value: person.id, remedy };
  }
  for (const [at, { districtId, share }] of placements.entries()) {
    const field = `placements.${at}`;
    const name = names.get(districtId);
    if (name === undefined) {
      const remedy = 'There is no such district in this plan. Refresh the plan if it is new.';
      return { field: `${field}.districtId`, value: districtId, remedy };
    }
    if (person.cannotWorkIn.includes(districtId)) {
      const remedy = `${person.name} cannot work in ${name} (working constraint). Choose another district.`;
      return { field: `${field}.districtId`, value: districtId, remedy };
    }
    if (placements.findIndex((other) => other.districtId === districtId) !== at) {
      return { field: `${field}.districtId`, value: districtId, remedy: `${name} is named twice. Name it once.` };
    }
    if (wholeSteps(share) <= 0 || Math.abs(share - wholeSteps(share)) > 1e-9) {
      const remedy = `Give shares in steps of ${SPLIT_STEP}, for example 0.5.`;
      return { field: `${field}.share`, value: String(share), remedy };
    }
  }
  const sum = placements.reduce((total, { share }) => total + share, 0);
  if (Math.abs(sum - 1) > 1e-9) {
    const remedy = `The shares of ${person.name} add up to ${sum.toFixed(2)}. Make them add up to 1.`;
    return { field: 'placements', value: sum.toFixed(2), remedy };
  }
  return null;
}

function unknownPerson(personId: string): ChangeFault {
  const remedy = 'Nobody with this staff number is in the plan. Refresh the plan if they joined after it was made.';
  return { field: 'personId', value: personId, remedy };
}

/** The nearest multiple of the split step, exact: 0.35 and not 0.35000000000000003. */
function wholeSteps(share: number): number {
  const steps = Math.round(1 / SPLIT_STEP);
  return Math.round(share * steps) / steps;
}

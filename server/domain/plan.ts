import type { CivilDate } from './calendar.ts';
import type { PlanFacts } from './facts.ts';
import { POLICY_PRESETS, type PolicyPreset, presetOf } from './policy.ts';
import { currentPlacements, type DistrictShare, type PlanProblem, toProblem } from './problem.ts';

/** A placement the solver must keep, until it expires. */
export interface Pin {
  reason: string;
  author: string;
  pinnedAt: string;
  /** Last day the pin holds; null for good. */
  expires: CivilDate | null;
}

/** A plan as people see it: frozen facts, placements as adjusted, pins. */
export interface Plan {
  id: string;
  name: string;
  asAt: CivilDate;
  presetId: PolicyPreset['id'];
  maxMoves: number | null;
  version: number;
  createdBy: string;
  updatedAt: string;
  facts: PlanFacts;
  placements: Map<string, DistrictShare[]>;
  pins: Map<string, Pin>;
}

/** Rows a plan is read from; `facts` is JSON of `PlanFacts`. */
export interface PlanSource {
  plan: {
    id: string;
    name: string;
    asAt: CivilDate;
    presetId: string;
    maxMoves: number | null;
    version: number;
    createdBy: string;
    updatedAt: string;
    facts: string;
  };
  placements: readonly (DistrictShare & { personId: string })[];
  pins: readonly (Pin & { personId: string })[];
}

/**
 * Reads a plan from its rows.
 * @throws RangeError where its policy is not one of the presets
 */
export function planOf(rows: PlanSource): Plan {
  const { id, name, asAt, maxMoves, version, createdBy, updatedAt } = rows.plan;
  const facts: PlanFacts = JSON.parse(rows.plan.facts);
  const placements = new Map<string, DistrictShare[]>();
  for (const { personId, districtId, share } of rows.placements) {
    const list = placements.get(personId) ?? [];
    list.push({ districtId, share });
    placements.set(personId, list);
  }
  const pins = new Map(
    rows.pins.map(({ personId, reason, author, pinnedAt, expires }) => [
      personId,
      { reason, author, pinnedAt, expires },
    ]),
  );
  const presetId = presetNamed(rows.plan.presetId);
  return { id, name, asAt, presetId, maxMoves, version, createdBy, updatedAt, facts, placements, pins };
}

function presetNamed(id: string): PolicyPreset['id'] {
  const found = POLICY_PRESETS.find((preset) => preset.id === id);
  if (!found) throw new RangeError(`There is no policy “${id}”`);
  return found.id;
}

/** True where a pin still holds at the date of the plan. */
export function pinBinds(pin: Pin, asAt: CivilDate): boolean {
  return pin.expires === null || pin.expires >= asAt;
}

/** Placements of the people whose pin holds at the plan's date. */
export function bindingPins(plan: Plan): Map<string, DistrictShare[]> {
  const bound = new Map<string, DistrictShare[]>();
  for (const [personId, pin] of plan.pins) {
    const placements = plan.placements.get(personId);
    if (placements && placements.length > 0 && pinBinds(pin, plan.asAt)) bound.set(personId, placements);
  }
  return bound;
}

/**
 * The problem that a plan as it stands is judged by: splits made by hand are allowed, pins hold.
 * @param policy the policy to judge by, the plan's own unless another is given
 * @param freeing a person whose pin is left out of account, to ask what else would be possible
 */
export function problemAsStands(
  plan: Plan,
  { policy = plan, freeing = null }: { policy?: PlanPolicy; freeing?: string | null } = {},
): PlanProblem {
  const pins = bindingPins(plan);
  if (freeing !== null) pins.delete(freeing);
  return toProblem(plan.facts, {
    title: plan.name,
    weights: presetOf(policy.presetId).weights,
    maxMoves: policy.maxMoves,
    pins,
    splits: plan.placements,
  });
}

/** What people choose of the policy. */
export type PlanPolicy = Pick<Plan, 'presetId' | 'maxMoves'>;

/** Today's placements in the shape of a plan: nothing frozen, nothing pinned, the default policy. */
export function planOfToday(facts: PlanFacts): Plan {
  return {
    id: 'today',
    name: 'Today',
    asAt: facts.asAt,
    presetId: 'balanced',
    maxMoves: null,
    version: 1,
    createdBy: '',
    updatedAt: '',
    facts,
    placements: currentPlacements(facts),
    pins: new Map(),
  };
}

/**
 * The plan on newer facts: people who left go with their pins, newcomers come in where they work today, whoever is
 * placed in a district that is gone returns to their own; everything else stays.
 */
export function onFacts(plan: Plan, facts: PlanFacts): Plan {
  const known = new Set(facts.districts.map((district) => district.id));
  const current = currentPlacements(facts);
  const placements = new Map<string, DistrictShare[]>();
  for (const { id } of facts.people) {
    const kept = plan.placements.get(id);
    const stays = kept?.every(({ districtId }) => known.has(districtId)) ? kept : current.get(id);
    if (stays) placements.set(id, stays);
  }
  const pins = new Map(
    [...plan.pins].filter(([id]) => placements.has(id) && placements.get(id) === plan.placements.get(id)),
  );
  return { ...plan, asAt: facts.asAt, facts, placements, pins };
}

/** The problem that a proposal answers: pinned people stay, everybody else may be placed anew, whole. */
export function problemToPropose(plan: Plan): PlanProblem {
  return toProblem(plan.facts, {
    title: plan.name,
    weights: presetOf(plan.presetId).weights,
    maxMoves: plan.maxMoves,
    pins: bindingPins(plan),
  });
}

/** Placements by person from the flat list of the exchange format. */
export function placementsByPerson(
  list: readonly { staff: string; district: string; share: number }[],
): Map<string, DistrictShare[]> {
  const byPerson = new Map<string, DistrictShare[]>();
  for (const { staff, district, share } of list) {
    const placements = byPerson.get(staff) ?? [];
    placements.push({ districtId: district, share });
    byPerson.set(staff, placements);
  }
  return byPerson;
}

/** True where two lists place somebody alike, whatever their order. */
export function samePlacements(a: readonly DistrictShare[], b: readonly DistrictShare[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ districtId, share }) =>
      b.some((other) => other.districtId === districtId && Math.abs(other.share - share) < 1e-9),
    )
  );
}

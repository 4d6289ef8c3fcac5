import type { FactDistrict, FactPerson, PlanFacts } from './facts.ts';
import { FAIR_SHARE_TOLERANCE, type PolicyPreset, SEVERE_SHORTFALL } from './policy.ts';
import { likingOfRank } from './preferences.ts';

/** A share of a person's own time in a district, 0 < share ≤ 1. */
export interface DistrictShare {
  districtId: string;
  share: number;
}

/** Where each person is placed, by staff number; shares of a person sum to 1. */
export type Placements = ReadonlyMap<string, readonly DistrictShare[]>;

/** Shares of a person who is split over districts are multiples of this. */
export const SPLIT_STEP = 0.05;

/** A planning problem as plain data in the exchange format `evenhand-problem/1`. */
export interface PlanProblem {
  format: 'evenhand-problem/1';
  title: string;
  asAt: string;
  districts: {
    id: string;
    name: string;
    demandFte: number;
    languageDemandFte: Record<string, number>;
    minimumFte: Record<string, number>;
  }[];
  roles: { id: string; name: string; caseload: number }[];
  staff: ProblemPerson[];
  policy: { tolerance: number; severe: number; maxMoves: number | null; weights: PolicyPreset['weights'] };
}

interface ProblemPerson {
  id: string;
  name: string;
  kind: 'person';
  role: string;
  fte: number;
  languages: string[];
  current: string | null;
  preferences: Record<string, number>;
  excluded: string[];
  pinned?: Record<string, number>;
  maxDistricts?: number;
  splitStep?: number;
}

export interface ProblemOptions {
  title?: string;
  weights: PolicyPreset['weights'];
  /** Most people who may leave their current district; null is no limit. */
  maxMoves: number | null;
  /** Placements that have to be kept. */
  pins?: Placements;
  /** Placements whose splits over several districts are allowed although nobody is split otherwise. */
  splits?: Placements;
}

/**
 * The planning problem of a plan's facts. People come in the order of the facts, FTE unrounded, preferences as liking
 * by rank, `current` the district of their own team. A person is placed whole unless `pins` or `splits` split them.
 * Somebody who carries a reduced caseload is of a role of its own, with that share of their role's caseload.
 */
export function toProblem(facts: PlanFacts, options: ProblemOptions): PlanProblem {
  const roles = problemRoles(facts);
  return {
    format: 'evenhand-problem/1',
    title: options.title ?? 'Plan',
    asAt: facts.asAt,
    districts: problemDistricts(facts.districts),
    roles: roles.list,
    staff: facts.people.map((person) => {
      const pin = options.pins?.get(person.id);
      const districts = Math.max(1, pin?.length ?? 0, options.splits?.get(person.id)?.length ?? 0);
      return {
        id: person.id,
        name: person.name,
        kind: 'person' as const,
        role: roles.of(person),
        fte: person.fte,
        languages: person.languages,
        current: person.currentDistrictId,
        preferences: record(person.preferences.map(({ districtId, rank }) => [districtId, likingOfRank(rank)])),
        excluded: person.cannotWorkIn,
        ...(pin ? { pinned: record(pin.map(({ districtId, share }) => [districtId, share])) } : {}),
        ...(districts > 1 ? { maxDistricts: districts, splitStep: SPLIT_STEP } : {}),
      };
    }),
    policy: {
      tolerance: FAIR_SHARE_TOLERANCE,
      severe: SEVERE_SHORTFALL,
      maxMoves: options.maxMoves,
      weights: { ...options.weights },
    },
  };
}

/** Roles of the facts, and one more for each role whose people carry a reduced caseload. */
function problemRoles({ roles, people }: PlanFacts): {
  list: PlanProblem['roles'];
  of: (person: FactPerson) => string;
} {
  const taken = new Set(roles.map(({ id }) => id));
  const ids = new Map<string, string>();
  const key = ({ roleId, reduced }: FactPerson) => JSON.stringify([roleId, reduced?.share]);
  const reducedRoles = people.flatMap((person) => {
    const role = roles.find(({ id }) => id === person.roleId);
    if (!person.reduced || !role || ids.has(key(person))) return [];
    let id = `${role.id} (first months)`;
    while (taken.has(id)) id += '′';
    taken.add(id);
    ids.set(key(person), id);
    return [{ id, name: `${role.title}, first months`, caseload: role.caseload * person.reduced.share }];
  });
  return {
    list: [...roles.map(({ id, title, caseload }) => ({ id, name: title, caseload })), ...reducedRoles],
    of: (person) => ids.get(key(person)) ?? person.roleId,
  };
}

/** The districts of a planning problem, with their demand. */
export function problemDistricts(districts: readonly FactDistrict[]): PlanProblem['districts'] {
  return districts.map((district) => ({
    id: district.id,
    name: district.name,
    demandFte: district.demandFte,
    languageDemandFte: record(district.languageDemand.map(({ code, demandFte }) => [code, demandFte])),
    minimumFte: record(district.minimums.map(({ roleId, minimumFte }) => [roleId, minimumFte])),
  }));
}

/** Placements as the flat list of the exchange format, in the order of the facts. */
export function placementList(
  facts: PlanFacts,
  placements: Placements,
): { staff: string; district: string; share: number }[] {
  return facts.people.flatMap((person) =>
    (placements.get(person.id) ?? []).map(({ districtId, share }) => ({
      staff: person.id,
      district: districtId,
      share,
    })),
  );
}

/** Everybody whole in the district of their own team; people without one are left out. */
export function currentPlacements(facts: Pick<PlanFacts, 'people'>): Map<string, DistrictShare[]> {
  return new Map(
    facts.people.flatMap(({ id, currentDistrictId }): [string, DistrictShare[]][] =>
      currentDistrictId === null ? [] : [[id, [{ districtId: currentDistrictId, share: 1 }]]],
    ),
  );
}

/** An object of own properties only, so that ids such as `__proto__` stay ids. */
function record(entries: [string, number][]): Record<string, number> {
  return Object.fromEntries(entries);
}

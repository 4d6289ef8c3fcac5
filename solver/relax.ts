import type { PlanInput, PlanStaff } from './plan-input.ts';
import { compile } from './problem.ts';
import type { Breach, Placement, Proposal } from './proposal.ts';
import { minimum } from './rules/minimum.ts';
import { tolerance } from './rules/rule.ts';
import { count, list, roleName } from './words.ts';

/** One demand that is given up. */
export type RelaxStep =
  | { kind: 'unpin'; staff: string }
  | { kind: 'maxMoves'; maxMoves: number | null }
  | { kind: 'exclusion'; staff: string }
  | { kind: 'minimum'; district: string; role: string }
  | { kind: 'maximum'; district: string };

/** Steps that together make an impossible problem possible. */
export interface Relaxation {
  steps: RelaxStep[];
  sentence: string;
}

export interface RelaxOptions {
  /** Any plan of a problem, or its conflicts where there is none; null where neither was found in the time allowed. */
  check: (input: PlanInput) => Promise<Pick<Proposal, 'status' | 'placements' | 'conflicts'> | null>;
  /** Most checks that are made; default 40. */
  mostChecks?: number;
  /** Most steps of one relaxation; default 3. */
  mostSteps?: number;
}

/** A problem with some demands given up, and what still conflicts in it. */
interface Node {
  steps: RelaxStep[];
  input: PlanInput;
  conflicts: readonly Breach[];
}

/**
 * The relaxations with fewest steps that make an impossible problem possible. Whatever makes it possible has to give up
 * a demand of every conflicting set, so each demand of the first set is given up in turn; where that is not enough, each
 * of the set that then conflicts, and so on, breadth first (hitting-set tree, Reiter 1987). Every relaxation returned
 * has passed `check`; a move limit is the lowest that did. Pins come first, then moves, then records.
 * @param conflicts the conflicting set that a proposal for `input` named
 */
export async function relaxations(
  input: PlanInput,
  conflicts: readonly Breach[],
  { check, mostChecks = 40, mostSteps = 3 }: RelaxOptions,
): Promise<Relaxation[]> {
  let checks = 0;
  const checked: RelaxOptions['check'] = async (relaxed) => (checks++ < mostChecks ? check(relaxed) : null);
  const seen = new Set<string>();
  const found: RelaxStep[][] = [];
  let level: Node[] = [{ steps: [], input, conflicts }];
  for (let depth = 0; depth < mostSteps && found.length === 0; depth++) {
    const next: Node[] = [];
    for (const node of level) {
      for (const step of node.conflicts.flatMap((conflict) => stepFor(node.input, conflict) ?? [])) {
        const steps = [...node.steps, step];
        const key = JSON.stringify(steps.map((one) => JSON.stringify(one)).sort());
        if (seen.has(key)) continue;
        seen.add(key);
        const relaxed = without(node.input, step);
        const answer = await checked(relaxed);
        if (answer === null) continue;
        if (answer.status === 'infeasible') next.push({ steps, input: relaxed, conflicts: answer.conflicts });
        else found.push(await withFewestMoves(input, relaxed, steps, answer.placements, checked));
      }
    }
    level = next;
  }
  return found.sort((a, b) => rank(a) - rank(b)).map((steps) => ({ steps, sentence: sentence(input, steps) }));
}

function stepFor(input: PlanInput, { rule, subject, sentence }: Breach): RelaxStep | null {
  switch (rule) {
    case 'pin':
      return { kind: 'unpin', staff: subject };
    case 'maxMoves':
      return { kind: 'maxMoves', maxMoves: null };
    case 'exclusion':
      return { kind: 'exclusion', staff: subject };
    case 'maximum':
      return { kind: 'maximum', district: subject };
    case 'minimum':
      return minimumNamed(input, sentence);
    default:
      return null;
  }
}

/** The minimum a conflict is about: a district may have several, which differ in their sentences only. */
function minimumNamed(input: PlanInput, sentence: string): RelaxStep | null {
  for (const district of input.districts) {
    for (const role of Object.keys(district.minimumFte ?? {})) {
      const only = { ...district, minimumFte: minimumsOf(district, (other) => other === role) };
      const demands = minimum.demands(compile({ ...input, districts: [only] }));
      if (demands.some((demand) => demand.sentence === sentence))
        return { kind: 'minimum', district: district.id, role };
    }
  }
  return null;
}

/** The problem with one demand given up. A person whose pin is released may only be placed whole. */
function without(input: PlanInput, step: RelaxStep): PlanInput {
  const staff = (id: string, change: (person: PlanStaff) => PlanStaff): PlanInput => ({
    ...input,
    staff: input.staff.map((person) => (person.id === id ? change(person) : person)),
  });
  switch (step.kind) {
    case 'unpin':
      return staff(step.staff, ({ pinned, maxDistricts, splitStep, ...person }) => person);
    case 'exclusion':
      return staff(step.staff, ({ excluded, ...person }) => person);
    case 'maxMoves':
      return { ...input, policy: { ...input.policy, maxMoves: step.maxMoves } };
    case 'maximum':
      return {
        ...input,
        districts: input.districts.map((district) => {
          if (district.id !== step.district) return district;
          const { maximumFte, ...open } = district;
          return open;
        }),
      };
    case 'minimum':
      return {
        ...input,
        districts: input.districts.map((district) =>
          district.id === step.district
            ? { ...district, minimumFte: minimumsOf(district, (role) => role !== step.role) }
            : district,
        ),
      };
  }
}

function minimumsOf(
  { minimumFte = {} }: PlanInput['districts'][number],
  keep: (role: string) => boolean,
): Record<string, number> {
  return Object.fromEntries(Object.entries(minimumFte).filter(([role]) => keep(role)));
}

/** Where the steps lift the move limit: the lowest limit that still allows a plan, by halving. */
async function withFewestMoves(
  input: PlanInput,
  relaxed: PlanInput,
  steps: RelaxStep[],
  placements: readonly Placement[],
  check: RelaxOptions['check'],
): Promise<RelaxStep[]> {
  if (!steps.some(({ kind }) => kind === 'maxMoves')) return steps;
  let tooFew = input.policy.maxMoves ?? 0;
  let enough = moves(input, placements);
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    const answer = await check(without(relaxed, { kind: 'maxMoves', maxMoves: middle }));
    if (answer && answer.status !== 'infeasible') enough = Math.min(middle, moves(input, answer.placements));
    else tooFew = middle;
  }
  return steps.map((step) => (step.kind === 'maxMoves' ? { ...step, maxMoves: enough } : step));
}

/** Persons with a current district who have less than their whole share in it. */
function moves({ staff }: PlanInput, placements: readonly Placement[]): number {
  const stays = new Set(
    staff.flatMap(({ id, current }) =>
      placements.some((at) => at.staff === id && at.district === current && at.share > 1 - tolerance) ? [id] : [],
    ),
  );
  return staff.filter(({ id, kind, current }) => kind === 'person' && current != null && !stays.has(id)).length;
}

const order: RelaxStep['kind'][] = ['unpin', 'maxMoves', 'minimum', 'maximum', 'exclusion'];

function rank(steps: readonly RelaxStep[]): number {
  return Math.max(...steps.map(({ kind }) => order.indexOf(kind)));
}

function sentence(input: PlanInput, steps: readonly RelaxStep[]): string {
  const nameOf = (id: string) => input.staff.find((person) => person.id === id)?.name ?? id;
  const pins = steps.flatMap((step) => (step.kind === 'unpin' ? [nameOf(step.staff)] : []));
  const parts = [
    ...(pins.length > 0 ? [`release the ${pins.length === 1 ? 'pin' : 'pins'} of ${list(pins)}`] : []),
    ...steps.flatMap((step) => (step.kind === 'unpin' ? [] : [clause(input, step, nameOf)])),
  ];
  const text = list(parts);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function clause(input: PlanInput, step: Exclude<RelaxStep, { kind: 'unpin' }>, nameOf: (id: string) => string): string {
  if (step.kind === 'maxMoves') {
    return `allow ${count(step.maxMoves ?? 0, 'move', 'moves')} instead of ${input.policy.maxMoves}`;
  }
  const problem = compile(input);
  const placeName = (id: string) => input.districts.find((district) => district.id === id)?.name ?? id;
  if (step.kind === 'maximum') return `raise the maximum of ${placeName(step.district)}`;
  if (step.kind === 'minimum') {
    const role = roleName(problem, step.role).toLowerCase();
    return `lower the minimum of ${role}s in ${placeName(step.district)}, or take on more of them`;
  }
  const barred = input.staff.find((person) => person.id === step.staff)?.excluded ?? [];
  return `ask whether ${nameOf(step.staff)} could work in ${list(barred.map(placeName))} after all`;
}

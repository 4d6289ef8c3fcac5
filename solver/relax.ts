import type { PlanInput, PlanStaff } from './plan-input.ts';
import { compile } from './problem.ts';
import type { Breach, Placement, Proposal } from './proposal.ts';
import { relaxationSentence } from './relax-words.ts';
import { minimum } from './rules/minimum.ts';
import { tolerance } from './rules/rule.ts';

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
  /** Most checks that are made; default 30. */
  mostChecks?: number;
  /** Most relaxations that are looked for; default 6. */
  most?: number;
}

/** A problem with some demands given up, and what still conflicts in it. */
interface Node {
  steps: RelaxStep[];
  input: PlanInput;
  conflicts: readonly Breach[];
}

/** Most steps of one relaxation: more is no longer a relaxation but another plan. */
const mostSteps = 3;

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
  { check, mostChecks = 30, most = 6 }: RelaxOptions,
): Promise<Relaxation[]> {
  let checks = 0;
  const checked: RelaxOptions['check'] = async (relaxed) => (checks++ < mostChecks ? check(anyPlanOf(relaxed)) : null);
  const found: RelaxStep[][] = [];
  let level: Node[] = [{ steps: [], input, conflicts }];
  for (let depth = 0; depth < mostSteps && found.length === 0; depth++) {
    const next: Node[] = [];
    for (const { node, step, steps } of candidates(level)) {
      if (found.length >= most) break;
      const relaxed = without(node.input, step);
      const answer = await checked(relaxed);
      if (answer === null) continue;
      if (answer.status === 'infeasible') next.push({ steps, input: relaxed, conflicts: answer.conflicts });
      else found.push(await withFewestMoves(input, relaxed, steps, answer.placements, checked));
    }
    level = next;
  }
  return found.map((steps) => ({ steps, sentence: relaxationSentence(input, steps) }));
}

/** Every way to give up one demand more, each set of demands once, what is easiest to give up first. */
function candidates(level: readonly Node[]): { node: Node; step: RelaxStep; steps: RelaxStep[] }[] {
  const bySet = new Map<string, { node: Node; step: RelaxStep; steps: RelaxStep[] }>();
  for (const node of level) {
    for (const conflict of node.conflicts) {
      const step = stepFor(node.input, conflict);
      if (!step) continue;
      const steps = [...node.steps, step];
      const key = JSON.stringify(steps.map((one) => JSON.stringify(one)).sort());
      if (!bySet.has(key)) bySet.set(key, { node, step, steps });
    }
  }
  return [...bySet.values()].sort((a, b) => hardship(a.steps) - hardship(b.steps));
}

const byHardship: RelaxStep['kind'][] = ['unpin', 'maxMoves', 'minimum', 'maximum', 'exclusion'];

function hardship(steps: readonly RelaxStep[]): number {
  return Math.max(...steps.map(({ kind }) => byHardship.indexOf(kind)));
}

/** The problem without any goal: every plan is as good as another, so the first one answers. */
function anyPlanOf(input: PlanInput): PlanInput {
  const weights = { fairShare: 0, severe: 0, language: 0, preference: 0, move: 0 };
  return { ...input, policy: { ...input.policy, weights } };
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

import type { PlanInput, PlanStaff } from './plan-input.ts';
import { type Problem, total } from './problem.ts';
import { hardRules } from './rules/index.ts';
import { tolerance } from './rules/rule.ts';
import { perDistrict, type Shares } from './shares.ts';

/** One demand that gives, and how far. */
export type RelaxStep =
  | { kind: 'unpin'; staff: string }
  | { kind: 'maxMoves'; maxMoves: number }
  | { kind: 'exclusion'; staff: string }
  /** The FTE that the minimum or maximum has to go to, in whole hundredths. */
  | { kind: 'minimum'; district: string; role: string; fte: number }
  | { kind: 'maximum'; district: string; fte: number };

/** What has to give so that the shares become a plan. */
export function stepsTo(problem: Problem, shares: Shares): RelaxStep[] {
  const broken = hardRules.flatMap((rule) => rule.breaches(problem, shares));
  const subjects = (rule: string): string[] => [
    ...new Set(broken.flatMap((breach) => (breach.rule === rule ? [breach.subject] : []))),
  ];
  const moved = broken.find(({ rule }) => rule === 'maxMoves');
  return [
    ...subjects('pin').map((staff): RelaxStep => ({ kind: 'unpin', staff })),
    ...(moved ? [{ kind: 'maxMoves' as const, maxMoves: (problem.policy.maxMoves ?? 0) + moved.amount }] : []),
    ...minimumSteps(problem, shares),
    ...maximumSteps(problem, shares),
    ...subjects('exclusion').map((staff): RelaxStep => ({ kind: 'exclusion', staff })),
  ];
}

function minimumSteps(problem: Problem, shares: Shares): RelaxStep[] {
  return problem.districts.flatMap(({ index, id, minimums }) =>
    minimums.flatMap(({ role, fte }): RelaxStep[] => {
      const placed = perDistrict(problem, shares, (worker) => (worker.role === role ? worker.fte : 0))[index] ?? 0;
      if (placed >= fte - tolerance) return [];
      return [{ kind: 'minimum', district: id, role, fte: Math.floor(placed * 100 + tolerance) / 100 }];
    }),
  );
}

function maximumSteps(problem: Problem, shares: Shares): RelaxStep[] {
  const placed = perDistrict(problem, shares, (worker) => worker.fte);
  return problem.districts.flatMap(({ index, id, maximumFte }): RelaxStep[] => {
    const there = placed[index] ?? 0;
    if (there <= maximumFte + tolerance) return [];
    return [{ kind: 'maximum', district: id, fte: Math.ceil(there * 100 - tolerance) / 100 }];
  });
}

/** The problem after the steps were taken. Somebody whose pin is released may only be placed whole. */
export function relaxed(input: PlanInput, steps: readonly RelaxStep[]): PlanInput {
  return steps.reduce(afterStep, input);
}

function afterStep(input: PlanInput, step: RelaxStep): PlanInput {
  const staff = (id: string, change: (person: PlanStaff) => PlanStaff): PlanInput => ({
    ...input,
    staff: input.staff.map((person) => (person.id === id ? change(person) : person)),
  });
  const district = (id: string, change: Partial<PlanInput['districts'][number]>): PlanInput => ({
    ...input,
    districts: input.districts.map((place) => (place.id === id ? { ...place, ...change } : place)),
  });
  switch (step.kind) {
    case 'unpin':
      return staff(step.staff, ({ pinned, maxDistricts, splitStep, ...person }) => person);
    case 'exclusion':
      return staff(step.staff, ({ excluded, ...person }) => person);
    case 'maxMoves':
      return { ...input, policy: { ...input.policy, maxMoves: step.maxMoves } };
    case 'maximum':
      return district(step.district, { maximumFte: step.fte });
    case 'minimum': {
      const minimums = input.districts.find(({ id }) => id === step.district)?.minimumFte ?? {};
      const lowered = Object.entries(minimums).map(([role, fte]) => [role, role === step.role ? step.fte : fte]);
      return district(step.district, { minimumFte: Object.fromEntries(lowered) });
    }
  }
}

/** What the steps come to: persons whose pin is released, who are asked, or who may move beyond the limit; and FTE. */
export function sizeOf(input: PlanInput, steps: readonly RelaxStep[]): { people: number; fte: number } {
  const sizes = steps.map((step) => stepSize(input, step));
  return { people: total(sizes.map(({ people }) => people)), fte: total(sizes.map(({ fte }) => fte)) };
}

function stepSize(input: PlanInput, step: RelaxStep): { people: number; fte: number } {
  if (step.kind === 'unpin' || step.kind === 'exclusion') return { people: 1, fte: 0 };
  if (step.kind === 'maxMoves') return { people: step.maxMoves - (input.policy.maxMoves ?? 0), fte: 0 };
  const district = input.districts.find(({ id }) => id === step.district);
  if (step.kind === 'maximum') return { people: 0, fte: step.fte - (district?.maximumFte ?? 0) };
  const needed = new Map(Object.entries(district?.minimumFte ?? {})).get(step.role) ?? 0;
  return { people: 0, fte: needed - step.fte };
}

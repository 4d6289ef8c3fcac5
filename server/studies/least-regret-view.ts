import type { StudyView } from '../contract/studies.ts';
import { isMoved, worstOf } from '../domain/measures.ts';
import type { Plan } from '../domain/plan.ts';
import type { planUnder } from '../solving/plan-under.ts';

type LeastRegretView = NonNullable<StudyView['leastRegret']>;
type ScenarioView = LeastRegretView['scenarios'][number];
type Under = ReturnType<typeof planUnder>;

/** Two plans under one demand. */
export interface Compared {
  id: string;
  name: string;
  before: Under;
  after: Under;
  /** The best objective known under this demand, and its proved lower bound. */
  best: number;
  bound: number;
}

/** Points that are rounding. */
const SAME = 0.005;
/** Share of the weighted sum up to which a worst regret counts as proved least: twice the gap that a solve leaves. */
const PROVEN = 2e-4;

/**
 * What people see of the plan that holds up best, against the plan as it stands.
 * @param leastWorst no plan has a worst regret below this, points
 */
export function heldUpView(
  plan: Plan,
  proposed: Plan,
  compared: readonly Compared[],
  leastWorst: number,
): LeastRegretView {
  const scenarios = compared.map(({ id, name, before, after, best }): ScenarioView => {
    const seen = ({ districts, objective }: Under) => ({ regret: objective - best, ...worstOf(districts) });
    return { id, name, best, before: seen(before), after: seen(after) };
  });
  const before = { regret: Math.max(...scenarios.map((one) => one.before.regret)), moves: movesOf(plan) };
  const after = { regret: Math.max(...scenarios.map((one) => one.after.regret)), moves: movesOf(proposed) };
  const atMost = Math.max(...compared.map(({ after: { objective }, bound }) => objective - bound));
  const room = Math.max(0, atMost - leastWorst);
  const proven = room <= PROVEN * Math.max(...compared.map(({ after: { objective } }) => objective));
  const better = after.regret < before.regret - SAME;
  const view = { scenarios, before, after, better, proven, gap: proven ? null : room };
  return { ...view, sentence: sentence(plan, view) };
}

function movesOf({ facts, placements }: Plan): number {
  return facts.people.filter(({ id, currentDistrictId }) => isMoved(currentDistrictId, placements.get(id) ?? []))
    .length;
}

function sentence(plan: Plan, view: Omit<LeastRegretView, 'sentence'>): string {
  const { scenarios, before, after, better, proven, gap } = view;
  const cases = scenarios.length === 1 ? 'this demand' : `these ${scenarios.length} demands`;
  if (!better) {
    return proven
      ? `The plan as it stands already holds up best over ${cases}: no other stays nearer to the best plan for each.`
      : `No plan was found that holds up better over ${cases} than the plan as it stands; whether there is one is not proven.`;
  }
  const insteadOf = before.moves === 0 || after.moves === before.moves ? '' : ` instead of ${before.moves}`;
  const moved = `If ${movers(after.moves)}${insteadOf}`;
  const [was, is] = [hardest(scenarios, 'before'), hardest(scenarios, 'after')];
  const lead = scenarios.length === 1 ? 'It is' : 'Whichever comes, it is at most';
  const points = `${lead} ${after.regret.toFixed(1)} points worse than the best plan for it; the plan as it stands, up to ${before.regret.toFixed(1)}.`;
  const sure = proven
    ? 'No other plan does better: proven.'
    : `Not proven the best: another might do better by up to ${(gap ?? 0).toFixed(1)} points.`;
  return `${moved}, ${shortfall(plan, was, is, cases)}. ${points} ${sure}`;
}

/** The worst shortfall over all demands, before and after, as people speak of it. */
function shortfall(plan: Plan, was: ScenarioView, is: ScenarioView, cases: string): string {
  const [before, after] = [short(was.before), short(is.after)];
  const whereBefore = place(plan, was.before, was.name);
  const whereAfter = place(plan, is.after, is.name);
  if (after === 0) return `no district is short under ${cases}; now the worst is ${before} % (${whereBefore})`;
  const change =
    before === after ? 'stays at' : `${after < before ? 'falls' : 'rises'} from ${before} % (${whereBefore}) to`;
  return `the worst shortfall over ${cases} ${change} ${after} % (${whereAfter})`;
}

function hardest(scenarios: readonly ScenarioView[], side: 'before' | 'after'): ScenarioView {
  const worst = (one: ScenarioView): number => one[side].worst?.difference ?? 0;
  return scenarios.reduce((low, one) => (worst(one) < worst(low) ? one : low));
}

function short({ worst }: ScenarioView['before']): number {
  return Math.round(Math.max(0, -(worst?.difference ?? 0)) * 100);
}

function place({ facts }: Plan, { worst }: ScenarioView['before'], scenario: string): string {
  const name = facts.districts.find(({ id }) => id === worst?.districtId)?.name ?? '';
  return `${name}; ${scenario}`;
}

function movers(count: number): string {
  if (count === 0) return 'nobody moves';
  return count === 1 ? '1 person moves' : `${count} people move`;
}

import type { Placement, Proposal } from '../../solver/proposal.ts';
import { type LeastRegret, type RegretScenario, underDemand } from '../../solver/regret.ts';
import { verify } from '../../solver/verify.ts';
import { type Plan, placementsByPerson, problemToPropose } from '../domain/plan.ts';
import { placementList } from '../domain/problem.ts';
import { invalidInput } from '../http/problem.ts';
import { planUnder } from '../solving/plan-under.ts';
import type { RegretJob, RegretOutcome } from '../solving/solve-runner.ts';
import { type Asking, impossible, NOTHING_FOUND, type StudyEnd } from './answers.ts';
import { type DemandGround, type DemandScenario, demandScenarios } from './demand-scenarios.ts';
import { demandOf, mean } from './least-regret-demand.ts';
import { type Compared, heldUpView } from './least-regret-view.ts';
import { suggestedScenarios } from './robustness.ts';

/** How many times as long as one solve the search over all demands may take: it holds a program for each of them. */
const TIMES_AS_LONG = 2.5;
/** Relative gap up to which a proposal counts as proved. */
const PROVEN = 1e-4;

/** What this study works with besides a solver of one problem. */
export interface RegretAsking extends Asking {
  leastRegret: (job: RegretJob) => Promise<RegretOutcome>;
  /** How long one solve may take. */
  deadlineMs: number;
}

/**
 * The scenarios that were asked for, in the order of the robustness study; null takes the suggested ones.
 * @throws ProblemError invalid-input where one of them is not among the plan's
 */
export function chosenScenarios(
  plan: Plan,
  ground: DemandGround,
  scenarioIds: readonly string[] | null,
): DemandScenario[] {
  const known = demandScenarios(plan.facts, ground);
  const stray = scenarioIds?.find((id) => !known.some((scenario) => scenario.id === id));
  if (stray !== undefined) {
    const remedy =
      'There is no such demand for this plan; a stress case may have been deleted. Choose from those of “How robust is it?”.';
    throw invalidInput([{ field: 'scenarioIds', value: stray, remedy }]);
  }
  const chosen = scenarioIds === null ? suggestedScenarios(plan, ground) : new Set(scenarioIds);
  return known.filter(({ id }) => chosen.has(id));
}

/**
 * The plan that holds up best whichever of the demands comes: pins and the plan's most moves hold, and the greatest
 * distance from the best plan for each demand is least. One solve for each demand gives those best plans; they, the
 * best plans for today's demand and for the mean of all, and the plan as it stands are what the search begins with.
 * Whatever it answers is judged anew here, under every demand.
 */
export async function leastRegretStudy(
  plan: Plan,
  scenarios: readonly DemandScenario[],
  { solve, tell, leastRegret, deadlineMs }: RegretAsking,
): Promise<StudyEnd> {
  const base = problemToPropose(plan);
  const demands = scenarios.map(({ facts }) => demandOf(facts));
  const steps = [
    { text: 'Finding the best plan for today’s demand', input: base },
    ...scenarios.map(({ name }, s) => {
      return { text: `Finding the best plan for: ${name}`, input: underDemand(base, demands[s] ?? []) };
    }),
    { text: 'Finding the best plan for the demands’ mean', input: underDemand(base, mean(demands)) },
  ];
  const found: Proposal[] = [];
  const of = steps.length + 1;
  for (const [done, { text, input }] of steps.entries()) {
    tell({ done, of, text });
    const ending = await solve(input, found.at(-1)?.placements);
    if (ending.state === 'failed' || ending.state === 'cancelled') return ending;
    if (ending.state === 'impossible') return impossible(ending.proposal);
    found.push(ending.proposal);
  }
  const seconds = Math.ceil((deadlineMs * TIMES_AS_LONG) / 1000);
  const last = `Finding the plan that holds up best in all of them (up to ${seconds} seconds)`;
  tell({ done: steps.length, of, text: last });
  const asStands = placementList(plan.facts, plan.placements);
  const job: RegretJob = {
    input: base,
    scenarios: demands.map((districts, s): RegretScenario => {
      const { objective, bound } = found[s + 1] ?? {};
      return { districts, best: { objective: objective ?? 0, bound: bound ?? 0 } };
    }),
    candidates: [...found.map(({ placements }) => placements), asStands],
    deadlineMs: deadlineMs * TIMES_AS_LONG,
  };
  const outcome = await leastRegret(job);
  if (outcome.kind === 'cancelled') return { state: 'cancelled' };
  if (outcome.kind === 'failed') return { state: 'failed', failure: outcome.reason };
  const answer = outcome.kind === 'held-up' ? outcome.answer : bestCandidate(job);
  return finished(plan, scenarios, job, { answer, today: found[0] });
}

function finished(
  plan: Plan,
  scenarios: readonly DemandScenario[],
  { input, scenarios: asked }: RegretJob,
  { answer, today }: { answer: Pick<LeastRegret, 'placements' | 'bound'>; today: Proposal | undefined },
): StudyEnd {
  const { placements } = answer;
  const checked = verify(input, placements);
  const [broken] = checked.violations;
  if (broken) {
    const failure = `The plan found did not pass the independent check (${broken.sentence.replace(/\.$/, '')}), so it was not kept. Ask again, and tell support.`;
    return { state: 'failed', failure };
  }
  const proposed: Plan = { ...plan, placements: placementsByPerson(placements) };
  const compared = scenarios.map(({ id, name, facts }, s): Compared => {
    const [before, after] = [planUnder(plan, facts), planUnder(proposed, facts)];
    const { objective = 0, bound = 0 } = asked[s]?.best ?? {};
    // a plan found on the way may be better than what was not proved best
    return { id, name, before, after, best: Math.min(objective, after.objective), bound };
  });
  const proposal = asProposal(answer.placements, checked, today);
  return {
    state: 'done',
    result: {
      ...NOTHING_FOUND,
      leastRegret: heldUpView(plan, proposed, compared, answer.bound),
      answers: [{ maxMoves: null, proposal }],
    },
  };
}

/** The plan as a proposal under today's demand, with the bound that is known there. */
function asProposal(
  placements: Placement[],
  { penalties, objective, districts }: ReturnType<typeof verify>,
  today: Proposal | undefined,
): Proposal {
  const bound = Math.min(objective, today?.bound ?? 0);
  const gap = (objective - bound) / Math.max(Math.abs(objective), 1e-9);
  return {
    format: 'evenhand-proposal/1',
    status: gap <= PROVEN ? 'optimal' : 'feasible',
    objective,
    bound,
    gap,
    penalties,
    placements,
    vacancies: { objective: 0, placements: [] },
    districts,
    conflicts: [],
    engine: today?.engine ?? '',
    elapsedMs: today?.elapsedMs ?? 0,
  };
}

/** Where the search had to be ended: the solved plan with least to regret at worst. The first is there and sound. */
function bestCandidate({ input, scenarios, candidates }: RegretJob): Pick<LeastRegret, 'placements' | 'bound'> {
  const worst = (placements: Placement[]): number =>
    Math.max(
      ...scenarios.map(({ districts, best }) => {
        const { objective, violations } = verify(underDemand(input, districts), placements);
        return violations.length > 0 ? Number.POSITIVE_INFINITY : objective - best.objective;
      }),
    );
  const ranked = candidates
    .map((placements) => ({ placements, worst: worst(placements) }))
    .sort((a, b) => a.worst - b.worst);
  return { placements: ranked[0]?.placements ?? [], bound: 0 };
}

import { improve } from './improve.ts';
import type { Engines } from './lp.ts';
import type { PlanDistrict, PlanInput } from './plan-input.ts';
import { compile } from './problem.ts';
import type { Placement } from './proposal.ts';
import { prove, proved, type RegretRun } from './regret-proof.ts';
import { improveRegret } from './regret-search.ts';
import { type Judged, RegretStanding } from './regret-standing.ts';
import { likings, roundShares } from './round.ts';
import { placementsOf, type Shares, sharesOf } from './shares.ts';
import { NoProposalInTime } from './solve.ts';

/** Most demands that one plan is weighed against: each adds its own soft rows to the program. */
export const MOST_REGRET_SCENARIOS = 8;

/** What one district needs under some demand. */
export type DistrictDemand = Required<Pick<PlanDistrict, 'id' | 'demandFte' | 'languageDemandFte'>>;

/** One demand that may come; people, hard rules and policy stay. Districts that are not listed stay as they are. */
export interface RegretScenario {
  districts: DistrictDemand[];
  /** The best objective known under this demand, and its proved lower bound: the answer of `solve`. */
  best: { objective: number; bound: number };
}

export interface LeastRegretOptions {
  engines: Engines;
  /** Longest running time from the call. */
  deadlineMs: number;
  /** Milliseconds from any fixed point. */
  now: () => number;
  /** Told of every better plan, verified under every demand, with its worst regret. */
  onBetter?: (placements: Placement[], worst: number) => void;
  /** Asked now and then; true ends the search with the best plan so far. */
  isCancelled?: () => boolean;
}

/** The plan whose worst regret is least, as far as found; figures in points of the objective. */
export interface LeastRegret {
  placements: Placement[];
  /** objective[s] − best[s] by scenario, against the best objective known, at least 0. */
  regrets: number[];
  /** The greatest of the regrets. */
  worst: number;
  /** No plan has a worst regret below this, whatever the true best objectives are. */
  bound: number;
  /** The plan's true worst regret is at most this: max_s (objective[s] − bound[s]). Equals `worst` where all is proved. */
  atMost: number;
}

/** The same problem under another demand. */
export function underDemand(input: PlanInput, districts: readonly DistrictDemand[]): PlanInput {
  const demands = new Map(districts.map((district) => [district.id, district]));
  return { ...input, districts: input.districts.map((district) => ({ ...district, ...demands.get(district.id) })) };
}

/**
 * The plan that keeps every hard rule and has least to regret at worst, whichever of the demands comes:
 * min_x max_s (objective[s](x) − best[s]) (Savage 1951; Kouvelis & Yu 1997). The candidates are judged exactly under every
 * demand, the best three improved by local search, and HiGHS proves or betters the best of all on one program that holds
 * all demands (`regret-program.ts`). The same input and enough time give the same plan.
 * @param candidates plans worth trying, such as the best for each demand; those that break a hard rule are left out
 * @throws RangeError for no scenario or more than MOST_REGRET_SCENARIOS; NoProposalInTime where no plan was found
 */
export function leastRegret(
  input: PlanInput,
  scenarios: readonly RegretScenario[],
  candidates: readonly (readonly Placement[])[],
  options: LeastRegretOptions,
): LeastRegret {
  if (scenarios.length === 0 || scenarios.length > MOST_REGRET_SCENARIOS) {
    throw new RangeError(`Choose 1 to ${MOST_REGRET_SCENARIOS} demands, not ${scenarios.length}.`);
  }
  const started = options.now();
  const leftMs = (): number => options.deadlineMs - (options.now() - started);
  const shouldStop = (): boolean => leftMs() <= 0 || (options.isCancelled?.() ?? false);
  const problem = compile(input);
  const problems = scenarios.map(({ districts }) => compile(underDemand(input, districts)));
  const bests = scenarios.map(({ best }) => best.objective);
  const standing = new RegretStanding(problems, bests, ({ shares }) => {
    options.onBetter?.(placementsOf(problem, problem.persons, shares), standing.worst());
  });
  const bound = search({ problem, problems, standing, engines: options.engines, leftMs, shouldStop }, candidates);
  const { best } = standing;
  if (!best) throw new NoProposalInTime('No plan keeps every rule, or none was found in the time given.');
  const worst = standing.worst();
  const atMost = Math.max(...best.objectives.map((objective, s) => objective - (scenarios[s]?.best.bound ?? 0)));
  return {
    placements: placementsOf(problem, problem.persons, best.shares),
    regrets: standing.regretsOf(best),
    worst,
    bound: Math.min(bound, worst),
    atMost: Math.max(worst, atMost),
  };
}

/** Short searches in turn, each with its own chance: from the best candidates first, then from the best plan so far. */
const searches = 8;
/** Candidates that a search starts from. */
const starts = 4;
/** Steps of all searches together, shared among the demands: for each place of each person, and at most. */
const triesPerPlace = 30_000;
const mostTries = 4_000_000;
/** Share of the time that is left to the proof. */
const proofShare = 0.4;
/** First temperatures by turns: most often one of them is near the best. */
const heats = [1.5, 4];

/** Offers what it finds; returns the proved lower bound of the worst regret. */
function search(run: RegretRun, candidates: readonly (readonly Placement[])[]): number {
  const { problem, problems, standing, shouldStop } = run;
  const given = candidates.map((placements) => sharesOf(problem, placements));
  const liked = roundShares(problem, likings(problem));
  for (const shares of [...given, liked]) standing.offer(shares);
  if (!standing.best) standing.offer(improve(problem, liked, { tries: 20_000, shouldStop }).shares);
  const ranked = bestOf(run, given);
  const places = problem.persons.length * problem.districts.length;
  const keepMs = run.leftMs() * proofShare;
  const searched = (): boolean => shouldStop() || run.leftMs() < keepMs;
  for (let at = 0; at < searches && standing.worst() > proved && !searched(); at++) {
    const start = ranked[at] ?? standing.best;
    if (!start) break;
    const options = {
      tries: Math.round(Math.min(triesPerPlace * places, mostTries) / searches / problems.length),
      seed: at + 1,
      hottest: heats[at % heats.length] ?? 1,
      shouldStop: searched,
    };
    standing.offer(improveRegret(problems, standing.bests, start, options));
  }
  if (standing.worst() <= proved || shouldStop()) return 0;
  return prove(run);
}

/** The candidates with least to regret, best first; the best plan so far always among them. */
function bestOf({ problems, standing }: RegretRun, given: readonly Shares[]): Judged[] {
  const judged = given.flatMap((shares) => {
    const alone = new RegretStanding(problems, standing.bests);
    alone.offer(shares);
    return alone.best ?? [];
  });
  const worstOf = (plan: Judged): number => Math.max(...standing.regretsOf(plan));
  const ranked = [...(standing.best ? [standing.best] : []), ...judged].sort((a, b) => worstOf(a) - worstOf(b));
  return [...new Map(ranked.map((plan) => [JSON.stringify(plan.shares), plan])).values()].slice(0, starts);
}

import { coverOf } from './language-cover.ts';
import type { PlanInput } from './plan-input.ts';
import { compile, type Problem, type Worker } from './problem.ts';
import type { Placement } from './proposal.ts';
import { pinnedTo } from './rules/pin.ts';
import { perDistrict, type Shares, sharesOf } from './shares.ts';
import { type Change, PlacementState } from './state.ts';
import { preferenceRank } from './what-if.ts';
import { fte, languageName, list, ordinal } from './words.ts';

/** One short reason for one person's placement. */
export interface PlacementReason {
  staff: string;
  /** Id of the rule that decides. */
  rule: string;
  /** Weighted cost of the alternative by that rule; 0 where a hard rule decides. */
  amount: number;
  sentence: string;
}

/**
 * A short reason for every person of a plan, from exact local evaluation of the alternative that matters: for somebody
 * who moves, staying; for somebody who stays, the best other district. Microseconds a person.
 */
export function placementReasons(input: PlanInput, placements: readonly Placement[]): PlacementReason[] {
  const problem = compile(input);
  const shares = sharesOf(problem, placements);
  const state = new PlacementState(problem, shares);
  const capacity = perDistrict(problem, shares, (worker) => worker.caseFte);
  return problem.persons.map((worker) => ({ staff: worker.id, ...reason(problem, shares, state, capacity, worker) }));
}

type Reason = Omit<PlacementReason, 'staff'>;

function reason(
  problem: Problem,
  shares: Shares,
  state: PlacementState,
  capacity: readonly number[],
  worker: Worker,
): Reason {
  const row = shares[worker.index] ?? [];
  if (worker.pin) return hard('pin', `Pinned to ${pinnedTo(problem, worker)}`);
  const here = row.findIndex((share) => share > 1 - 1e-6);
  if (here < 0) {
    const names = problem.districts.filter(({ index }) => (row[index] ?? 0) > 0).map(({ name }) => name);
    return names.length === 0
      ? hard('wholePlacement', 'Not placed')
      : { rule: 'fairShare', amount: 0, sentence: `Shared between ${list(names)}` };
  }
  const moved = worker.current >= 0 && worker.current !== here;
  if (worker.excluded[here]) return hard('exclusion', `May not work in ${problem.districts[here]?.name ?? ''}`);
  if (moved && worker.excluded[worker.current]) {
    return hard('exclusion', `Working constraint: not ${problem.districts[worker.current]?.name ?? ''}`);
  }
  const alternative = moved ? judged(state, worker, here, worker.current) : bestOther(state, worker, here);
  if (!alternative) return hard('exclusion', 'Working constraint: no other district');
  if (alternative.change.hard > 0) return blocked(problem, worker, here, alternative.to);
  return soft(problem, shares, capacity, worker, here, alternative, moved);
}

interface Alternative {
  to: number;
  change: Change;
  total: number;
}

function judged(state: PlacementState, worker: Worker, from: number, to: number): Alternative {
  const total = state.judge({ worker, from, to, share: 1 });
  return { to, total, change: { ...state.last } };
}

function bestOther(state: PlacementState, worker: Worker, here: number): Alternative | null {
  return state.problem.districts
    .filter(({ index }) => index !== here && !worker.excluded[index])
    .map(({ index }) => judged(state, worker, here, index))
    .reduce<Alternative | null>((best, entry) => (best && best.total <= entry.total ? best : entry), null);
}

function blocked(problem: Problem, worker: Worker, here: number, to: number): Reason {
  const district = problem.districts[here];
  if (district?.minimums.some((need) => need.role === worker.role)) {
    return hard('minimum', `Needed for the minimum in ${district.name}`);
  }
  if (problem.districts[to]?.maximumFte !== Number.POSITIVE_INFINITY) {
    return hard('maximum', `${problem.districts[to]?.name ?? ''} is full`);
  }
  return hard('maxMoves', 'Stays: no more moves are allowed');
}

/** The soft rule by which the alternative loses most, told from the side of the plan. */
function soft(
  problem: Problem,
  shares: Shares,
  capacity: readonly number[],
  worker: Worker,
  here: number,
  { change }: Alternative,
  moved: boolean,
): Reason {
  const place = problem.districts[here];
  const name = place?.name ?? '';
  const short = change.fairShare + change.severe;
  const most = Math.max(short, change.language, change.preference, change.move);
  const rank = worker.statesPreferences && (worker.liking[here] ?? 0) > 0 ? preferenceRank(worker, here) : null;
  const choice = rank === null ? null : `${ordinal(rank)} choice`;
  if (!moved && rank === 1) return { rule: 'preference', amount: change.preference, sentence: 'Keeps 1st choice' };
  if (most <= 1e-9)
    return { rule: 'move', amount: 0, sentence: moved ? `Fills a gap with others in ${name}` : 'Stays' };
  if (most === change.preference && choice) {
    return { rule: 'preference', amount: most, sentence: moved ? `Moves to ${choice}` : `Keeps ${choice}` };
  }
  if (most === change.language) {
    const code = languageLost(problem, shares, worker, here);
    return { rule: 'language', amount: most, sentence: `${languageName(code)} cover in ${name}` };
  }
  if (most === short) {
    const without = (place?.fairFte ?? 0) - ((capacity[here] ?? 0) - worker.caseFte);
    const rule = change.severe > change.fairShare ? 'severe' : 'fairShare';
    // with capacity to spare here, the loss would lie in too much elsewhere
    const gap = without > 0 ? `${name} would be ${fte(without)} short of fair share` : `balance in ${name}`;
    return { rule, amount: short, sentence: moved ? `Moves: ${gap}` : `Stays: ${gap}` };
  }
  return { rule: 'move', amount: most, sentence: moved ? `Moves to ${name}` : 'Stays: families keep their worker' };
}

/** The language that would lose most in the district without the person. */
function languageLost(problem: Problem, shares: Shares, worker: Worker, district: number): string {
  const without = shares.map((row, w) => (w === worker.index ? row.map(() => 0) : row));
  const now = coverOf(problem, shares, district).coveredFte;
  const then = coverOf(problem, without, district).coveredFte;
  const lost = worker.speaks.map((l) => ({ l, fte: (now[l] ?? 0) - (then[l] ?? 0) })).sort((a, b) => b.fte - a.fte)[0];
  return problem.languages[lost?.l ?? -1] ?? '';
}

function hard(rule: string, sentence: string): Reason {
  return { rule, amount: 0, sentence };
}

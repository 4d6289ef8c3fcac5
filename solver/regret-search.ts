import type { Problem, Worker } from './problem.ts';
import { randomStream } from './random.ts';
import type { Judged } from './regret-standing.ts';
import type { Shares } from './shares.ts';
import { hardWeight, PlacementState, type Transfer } from './state.ts';

/** First and last temperature, in points of regret. */
const hottest = 0.4;
const coldest = 0.01;
/** How much the mean counts beside the worst, so that a search on a plateau has a direction. */
const meanShare = 0.02;

export interface RegretSearchOptions {
  /** Moves and swaps to try. */
  tries: number;
  seed: number;
  shouldStop: () => boolean;
}

/**
 * Simulated annealing over moves of one person's whole share and swaps of two, each judged exactly under every demand:
 * what counts is the worst of the regrets, and a little their mean. Shares of a split are moved, never divided.
 * @param problems the same people and rules under each demand
 * @param bests least objective under each
 * @returns the best shares found that keep the hard rules as the start does
 */
export function improveRegret(
  problems: readonly Problem[],
  bests: readonly number[],
  start: Judged,
  options: RegretSearchOptions,
): Shares {
  const random = randomStream(options.seed);
  const states = problems.map((problem) => new PlacementState(problem, start.shares));
  const [first] = states;
  if (!first) return start.shares;
  const free = first.problem.persons.filter((worker) => !worker.pin && worker.excluded.includes(false));
  let regrets = start.objectives.map((objective, s) => objective - (bests[s] ?? 0));
  let cost = costOf(regrets);
  let best = { cost, shares: start.shares };
  for (let tried = 0; tried < options.tries && free.length > 0; tried++) {
    if (tried % 500 === 0 && options.shouldStop()) break;
    const step = random() < 0.5 ? proposeSwap(first, free, random) : proposeMove(first, free, random);
    if (!step) continue;
    const { there, back } = step;
    const next = judge(states, regrets, there, back);
    if (!next) continue;
    const change = costOf(next) - cost;
    const temperature = hottest * (coldest / hottest) ** (tried / options.tries);
    if (change > 0 && random() >= Math.exp(-change / temperature)) continue;
    for (const state of states) {
      state.apply(there);
      if (back) state.apply(back);
    }
    regrets = next;
    cost += change;
    if (cost < best.cost - 1e-9) best = { cost, shares: first.shares.map((row) => [...row]) };
  }
  return best.shares;
}

/** Regrets after a step; null where it would break a hard rule. */
function judge(
  states: readonly PlacementState[],
  regrets: readonly number[],
  there: Transfer,
  back?: Transfer,
): number[] | null {
  const next: number[] = [];
  for (const [s, state] of states.entries()) {
    const change = state.judge(there, back);
    // hard rules are the same under every demand
    if (state.last.hard > 1e-9) return null;
    next.push((regrets[s] ?? 0) + change - hardWeight * state.last.hard);
  }
  return next;
}

function costOf(regrets: readonly number[]): number {
  let [worst, sum] = [Number.NEGATIVE_INFINITY, 0];
  for (const regret of regrets) {
    worst = Math.max(worst, regret);
    sum += regret;
  }
  return worst + (meanShare * sum) / Math.max(1, regrets.length);
}

interface Step {
  there: Transfer;
  back?: Transfer;
}

function proposeMove(state: PlacementState, free: readonly Worker[], random: () => number): Step | null {
  const worker = pick(free, random);
  const placed = worker && pickPlaced(state, worker, random);
  if (!worker || !placed) return null;
  const to = Math.floor(random() * worker.excluded.length);
  if (to === placed.from || worker.excluded[to]) return null;
  return { there: { worker, to, ...placed } };
}

function proposeSwap(state: PlacementState, free: readonly Worker[], random: () => number): Step | null {
  const worker = pick(free, random);
  const other = pick(free, random);
  if (!worker || !other || worker === other) return null;
  const here = pickPlaced(state, worker, random);
  const there = pickPlaced(state, other, random);
  if (!here || !there || here.from === there.from) return null;
  if (worker.excluded[there.from] || other.excluded[here.from]) return null;
  return {
    there: { worker, to: there.from, ...here },
    back: { worker: other, to: here.from, ...there },
  };
}

function pick(free: readonly Worker[], random: () => number): Worker | undefined {
  return free[Math.floor(random() * free.length)];
}

/** One of the districts somebody is placed in, with the whole share there. */
function pickPlaced(
  state: PlacementState,
  { index }: Worker,
  random: () => number,
): Pick<Transfer, 'from' | 'share'> | undefined {
  const row = state.shares[index] ?? [];
  const placed = row.flatMap((share, from) => (share > 0 ? [{ from, share }] : []));
  return placed[Math.floor(random() * placed.length)];
}

import type { Problem, Worker } from './problem.ts';
import { randomStream } from './random.ts';
import { repair } from './repair.ts';
import type { Shares } from './shares.ts';
import { hardWeight, PlacementState, type Transfer } from './state.ts';

export interface ImproveOptions {
  /** Moves and swaps to try. */
  tries: number;
  seed?: number;
  /** Where it may be worth placing each person, by position; everywhere when left out. Where they start always counts. */
  worthwhile?: boolean[][];
  /** First temperature; lower where the start is good. */
  hottest?: number;
  /** Asked every thousand tries; true ends the search. */
  shouldStop?: () => boolean;
}

/** First and last temperature in points of penalty: a lost preference is worth up to 1, a tenth of an FTE short 1. */
const hot = 0.7;
const coldest = 0.02;
/** A step that costs no more than this may still be worth it together with another. */
const chainable = 3;

/**
 * Simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983) over moves of one person, swaps of two, and chains of two such
 * steps (after Glover's ejection chains 1996), with every change judged exactly. Broken minimums, maximums and move limits
 * weigh heavily, and a start that breaks them is repaired first.
 * Returns the best shares found and how far they still break a hard rule (0: none).
 */
export function improve(problem: Problem, start: Shares, options: ImproveOptions): { shares: Shares; broken: number } {
  const random = randomStream(options.seed ?? 1);
  const state = new PlacementState(problem, start);
  repair(state);
  const open = problem.persons.map((worker) => openDistricts(problem, worker, state.shares, options.worthwhile));
  const free = problem.persons.filter((worker) => !worker.pin && (open[worker.index]?.length ?? 0) > 1);
  const space = { state, free, open, random };
  const best = new Snapshot(state);
  let cost = 0;
  const hottest = options.hottest ?? hot;
  let temperature = hottest;
  const step = (): Pair | null => (random() < 0.5 ? proposeSwap(space) : proposeMove(space));
  const accepts = (change: number): boolean => change <= 0 || random() < Math.exp(-change / temperature);
  const settle = (step: Step, change: number): void => {
    for (const { worker } of step) best.changed(worker);
    cost += change;
    if (cost < best.cost - 1e-9) best.take(state, cost);
  };
  for (let tried = 0; tried < options.tries && free.length > 0; tried++) {
    if (tried % 1000 === 0 && options.shouldStop?.()) break;
    temperature = hottest * (coldest / hottest) ** (tried / options.tries);
    const first = step();
    if (!first) continue;
    const change = state.judge(first[0], first[1]);
    const softChange = change - hardWeight * state.last.hard;
    if (accepts(change)) {
      apply(state, first);
      settle(first, change);
    } else if (softChange < chainable && random() < 0.5) {
      apply(state, first);
      const second = step();
      const both = second ? change + state.judge(second[0], second[1]) : Number.POSITIVE_INFINITY;
      if (second && accepts(both)) {
        apply(state, second);
        settle([...first, ...second], both);
      } else undo(state, first);
    }
  }
  return { shares: best.shares, broken: new PlacementState(problem, best.shares).broken() };
}

/** Transfers judged and applied together; `judge` takes one, or two that exchange places. */
type Pair = [Transfer] | [Transfer, Transfer];
type Step = readonly Transfer[];

function apply(state: PlacementState, step: Step): void {
  for (const transfer of step) state.apply(transfer);
}

function undo(state: PlacementState, step: Step): void {
  for (const { worker, from, to, share } of step) state.apply({ worker, from: to, to: from, share });
}

/** A copy of the best shares that copies only the people who changed since it was taken last. */
class Snapshot {
  readonly shares: Shares;
  /** Cost relative to the start. */
  cost = 0;
  private readonly stale = new Set<number>();

  constructor(state: PlacementState) {
    this.shares = state.shares.map((row) => [...row]);
  }

  changed(worker: Worker): void {
    this.stale.add(worker.index);
  }

  take(state: PlacementState, cost: number): void {
    this.cost = cost;
    for (const index of this.stale) this.shares[index] = [...(state.shares[index] ?? [])];
    this.stale.clear();
  }
}

/** What proposals choose from: people who are free to move, and where each may go. */
interface Space {
  state: PlacementState;
  free: readonly Worker[];
  open: readonly (readonly number[])[];
  random: () => number;
}

function proposeMove({ state, free, open, random }: Space): Pair | null {
  const worker = pick(free, random);
  if (!worker) return null;
  const from = pickUsed(state, worker, random);
  const to = pick(open[worker.index] ?? [], random) ?? from;
  const here = state.shares[worker.index]?.[from] ?? 0;
  const share = worker.steps > 1 && random() < 0.5 ? 1 / worker.steps : here;
  const transfer = { worker, from, to, share };
  return allowed(state, transfer) ? [transfer] : null;
}

/** Two people change places; a split person gives up one district's share, whatever its size. */
function proposeSwap({ state, free, open, random }: Space): Pair | null {
  const worker = pick(free, random);
  const other = pick(free, random);
  if (!worker || !other || worker === other) return null;
  const from = pickUsed(state, worker, random);
  const to = pickUsed(state, other, random);
  if (!open[worker.index]?.includes(to) || !open[other.index]?.includes(from)) return null;
  const there = { worker, from, to, share: state.shares[worker.index]?.[from] ?? 0 };
  const back = { worker: other, from: to, to: from, share: state.shares[other.index]?.[to] ?? 0 };
  return allowed(state, there) && allowed(state, back) ? [there, back] : null;
}

/** Exclusions, steps and district limits hold after the transfer. */
function allowed(state: PlacementState, { worker, from, to, share }: Transfer): boolean {
  if (from === to || share <= 0 || worker.excluded[to]) return false;
  const row = state.shares[worker.index] ?? [];
  if ((row[to] ?? 0) > 0) return true;
  let used = 1;
  for (const placed of row) if (placed > 0) used++;
  if ((row[from] ?? 0) - share < 1e-9) used--;
  return used <= worker.maxDistricts;
}

function pickUsed(state: PlacementState, worker: Worker, random: () => number): number {
  const row = state.shares[worker.index] ?? [];
  let left = random();
  for (let d = 0; d < row.length; d++) {
    left -= row[d] ?? 0;
    if (left < 1e-9 && (row[d] ?? 0) > 0) return d;
  }
  return row.findIndex((share) => share > 0);
}

function pick<Entry>(entries: readonly Entry[], random: () => number): Entry | undefined {
  return entries[Math.floor(random() * entries.length)];
}

/** Where a person may be placed and it may be worth it, and where they are. */
function openDistricts(problem: Problem, worker: Worker, shares: Shares, worthwhile?: boolean[][]): number[] {
  const row = worthwhile?.[worker.index];
  return problem.districts.flatMap(({ index }) => {
    const here = (shares[worker.index]?.[index] ?? 0) > 0;
    return here || (!worker.excluded[index] && (row?.[index] ?? true)) ? [index] : [];
  });
}

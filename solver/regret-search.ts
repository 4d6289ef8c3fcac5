import type { Problem, Worker } from './problem.ts';
import { randomStream } from './random.ts';
import type { Judged } from './regret-standing.ts';
import type { Shares } from './shares.ts';
import { hardWeight, PlacementState, type Transfer } from './state.ts';

/** Last temperature, in points of regret. */
const coldest = 0.01;
/** How much the mean counts beside the worst, so that a search on a plateau has a direction. */
const meanShare = 0.02;
/** A step that costs no more than this may still be worth it together with another. */
const chainable = 8;

export interface RegretSearchOptions {
  /** Moves and swaps to try. */
  tries: number;
  seed: number;
  /** First temperature, in points of regret. */
  hottest: number;
  shouldStop: () => boolean;
}

/**
 * Simulated annealing over moves of one person's whole share, swaps of two, and chains of two such steps, each judged
 * exactly under every demand: what counts is the worst of the regrets, and a little their mean. Shares of a split are
 * moved, never divided.
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
  const walk = new Walk(problems, bests, start);
  const { hottest } = options;
  const free = walk.persons.filter((worker) => !worker.pin && worker.excluded.includes(false));
  const propose = (): Step | null => {
    const [worker, other] = [pick(free, random), pick(free, random)];
    if (!worker || !other) return null;
    return random() < 0.5 ? swap(walk.shares, worker, other, random) : move(walk.shares, worker, random);
  };
  let best = { cost: walk.cost, shares: start.shares };
  for (let tried = 0; tried < options.tries && free.length > 0; tried++) {
    if (tried % 500 === 0 && options.shouldStop()) break;
    const temperature = hottest * (coldest / hottest) ** (tried / options.tries);
    const accepts = (next: Judgement): boolean =>
      next.hard < 1e-9 && (next.cost <= walk.cost || random() < Math.exp((walk.cost - next.cost) / temperature));
    const first = propose();
    const one = first && walk.judge(first, walk.standing);
    if (!first || !one) continue;
    if (accepts(one)) walk.take([first], one);
    else if (one.cost - walk.cost < chainable && random() < 0.5) {
      walk.apply(first);
      const second = propose();
      const both = second && walk.judge(second, one);
      if (second && both && accepts(both)) walk.take([second], both);
      else walk.undo(first);
    }
    if (walk.cost < best.cost - 1e-9) best = { cost: walk.cost, shares: walk.shares.map((row) => [...row]) };
  }
  return best.shares;
}

/** One transfer, or two that exchange places; judged and applied together. */
type Step = [Transfer] | [Transfer, Transfer];

/** What a plan has to regret under each demand, and how far it breaks hard rules beyond the start. */
interface Judgement {
  regrets: number[];
  hard: number;
  cost: number;
}

/** Where the search stands: the same shares under every demand. */
class Walk {
  readonly persons: readonly Worker[];
  standing: Judgement;
  private readonly states: PlacementState[];

  constructor(problems: readonly Problem[], bests: readonly number[], { shares, objectives }: Judged) {
    this.persons = problems[0]?.persons ?? [];
    this.states = problems.map((problem) => new PlacementState(problem, shares));
    this.standing = judgement(
      objectives.map((objective, s) => objective - (bests[s] ?? 0)),
      0,
    );
  }

  get shares(): Shares {
    return this.states[0]?.shares ?? [];
  }

  get cost(): number {
    return this.standing.cost;
  }

  /** What a step from here would lead to, where `from` is what is to regret here. */
  judge([there, back]: Step, from: Judgement): Judgement {
    let { hard } = from;
    const regrets = this.states.map((state, s) => {
      const change = state.judge(there, back);
      // hard rules are the same under every demand
      if (s === 0) hard += state.last.hard;
      return (from.regrets[s] ?? 0) + change - hardWeight * state.last.hard;
    });
    return judgement(regrets, hard);
  }

  /** Makes the steps that lead to a judgement. */
  take(steps: readonly Step[], to: Judgement): void {
    for (const step of steps) this.apply(step);
    this.standing = to;
  }

  apply(step: Step): void {
    for (const state of this.states) for (const transfer of step) state.apply(transfer);
  }

  undo(step: Step): void {
    for (const { worker, from, to, share } of step) this.apply([{ worker, from: to, to: from, share }]);
  }
}

function judgement(regrets: number[], hard: number): Judgement {
  return { regrets, hard, cost: costOf(regrets) };
}

function costOf(regrets: readonly number[]): number {
  let [worst, sum] = [Number.NEGATIVE_INFINITY, 0];
  for (const regret of regrets) {
    worst = Math.max(worst, regret);
    sum += regret;
  }
  return worst + (meanShare * sum) / Math.max(1, regrets.length);
}

function move(shares: Shares, worker: Worker, random: () => number): Step | null {
  const placed = pickPlaced(shares, worker, random);
  const to = Math.floor(random() * worker.excluded.length);
  return placed && to !== placed.from && !worker.excluded[to] ? [{ worker, to, ...placed }] : null;
}

function swap(shares: Shares, worker: Worker, other: Worker, random: () => number): Step | null {
  const here = pickPlaced(shares, worker, random);
  const there = pickPlaced(shares, other, random);
  if (worker === other || !here || !there || here.from === there.from) return null;
  if (worker.excluded[there.from] || other.excluded[here.from]) return null;
  return [
    { worker, to: there.from, ...here },
    { worker: other, to: here.from, ...there },
  ];
}

function pick(free: readonly Worker[], random: () => number): Worker | undefined {
  return free[Math.floor(random() * free.length)];
}

/** One of the districts somebody is placed in, with the whole share there. */
function pickPlaced(
  shares: Shares,
  { index }: Worker,
  random: () => number,
): Pick<Transfer, 'from' | 'share'> | undefined {
  const row = shares[index] ?? [];
  const placed = row.flatMap((share, from) => (share > 0 ? [{ from, share }] : []));
  return placed[Math.floor(random() * placed.length)];
}

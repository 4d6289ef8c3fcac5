import type { Problem } from './problem.ts';
import type { Shares } from './shares.ts';
import { verifyShares } from './verify.ts';

/** A plan with its exact objective under every demand. */
export interface Judged {
  shares: Shares;
  objectives: number[];
}

/** Worst regrets that differ by less are alike; the mean decides between them. */
const same = 1e-6;

/**
 * The best plan so far against all demands and the least objective known under each. Nothing gets in that breaks a hard
 * rule; objectives are those of `verify`, exact, under every demand.
 */
export class RegretStanding {
  best: Judged | null = null;
  /** Least objective known under each demand; a plan found on the way may lower it. */
  readonly bests: number[];
  private readonly problems: readonly Problem[];
  private readonly onBetter: (best: Judged) => void;

  constructor(problems: readonly Problem[], bests: readonly number[], onBetter: (best: Judged) => void = () => {}) {
    this.problems = problems;
    this.bests = [...bests];
    this.onBetter = onBetter;
  }

  /** objective[s] − best[s] of a plan, at least 0. */
  regretsOf({ objectives }: Pick<Judged, 'objectives'>): number[] {
    return objectives.map((objective, s) => Math.max(0, objective - (this.bests[s] ?? 0)));
  }

  /** The worst regret of the best plan; Infinity while there is none. */
  worst(): number {
    return this.best ? Math.max(...this.regretsOf(this.best)) : Number.POSITIVE_INFINITY;
  }

  /** Takes shares that keep every hard rule and have less to regret at worst, or the same and less on average. */
  offer(shares: Shares): boolean {
    const checks = this.problems.map((problem) => verifyShares(problem, shares));
    if (checks.some(({ violations }) => violations.length > 0)) return false;
    const judged = { shares, objectives: checks.map(({ objective }) => objective) };
    judged.objectives.forEach((objective, s) => {
      this.bests[s] = Math.min(this.bests[s] ?? objective, objective);
    });
    if (this.best && !this.isBetter(judged, this.best)) return false;
    this.best = judged;
    this.onBetter(judged);
    return true;
  }

  private isBetter(one: Judged, other: Judged): boolean {
    const [own, others] = [this.regretsOf(one), this.regretsOf(other)];
    const difference = Math.max(...own) - Math.max(...others);
    return difference < -same || (difference < same && sum(own) < sum(others) - same);
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

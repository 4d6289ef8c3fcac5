import type { Problem } from './problem.ts';
import type { Placement } from './proposal.ts';
import { placementsOf, type Shares } from './shares.ts';
import { type Verification, verifyShares } from './verify.ts';

/** What a waiting person sees while a solve runs. */
export interface Progress {
  elapsedMs: number;
  objective: number;
  bound: number;
  /** (objective − bound) ÷ max(|objective|, 1e-9). */
  gap: number;
  placements: Placement[];
}

/**
 * The best verified shares so far and the best bound proved so far. Nothing gets in that `verify` has not passed, and
 * every change is told to the listener.
 */
export class Incumbent {
  best: { shares: Shares; verification: Verification } | null = null;
  /** No weight is negative, so no plan costs less than nothing. */
  bound = 0;
  private readonly problem: Problem;
  private readonly tell: (objective: number, bound: number, placements: Placement[]) => void;

  constructor(problem: Problem, tell: (objective: number, bound: number, placements: Placement[]) => void) {
    this.problem = problem;
    this.tell = tell;
  }

  /** Takes shares that keep every hard rule and cost less than the best so far. */
  offer(shares: Shares): boolean {
    const verification = verifyShares(this.problem, shares);
    if (verification.violations.length > 0) return false;
    if (this.best && verification.objective >= this.best.verification.objective - 1e-9) return false;
    this.best = { shares, verification };
    this.report();
    return true;
  }

  /** Takes a proved bound if it is better than the one known. */
  raise(bound: number): void {
    if (!(bound > this.bound + 1e-9) || !Number.isFinite(bound)) return;
    this.bound = bound;
    this.report();
  }

  /** Objective, bound (never above the objective) and their relative gap; null while there is no plan. */
  standing(): { objective: number; bound: number; gap: number } | null {
    if (!this.best) return null;
    const { objective } = this.best.verification;
    const bound = Math.min(this.bound, objective);
    return { objective, bound, gap: (objective - bound) / Math.max(Math.abs(objective), 1e-9) };
  }

  private report(): void {
    const standing = this.standing();
    if (!standing || !this.best) return;
    this.tell(standing.objective, standing.bound, placementsOf(this.problem, this.problem.persons, this.best.shares));
  }
}

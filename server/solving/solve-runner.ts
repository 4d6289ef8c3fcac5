import type { PlanInput } from '../../solver/plan-input.ts';
import type { Breach, Placement, Proposal } from '../../solver/proposal.ts';
import type { LeastRegret, RegretScenario } from '../../solver/regret.ts';
import type { Relaxation } from '../../solver/relax.ts';

/** One problem to solve. Plain data, so that it can be sent to another process or another machine. */
export interface SolveJob {
  input: PlanInput;
  /** Longest running time, from when the job starts. */
  deadlineMs: number;
  /** Relative gap at which an answer counts as proved. */
  gap: number;
  /** Placements to begin with, as far as they keep the rules; a better plan is found sooner near a good one. */
  start?: readonly Placement[];
}

/** The ways out of an impossible problem are asked for. Plain data. */
export interface RelaxJob {
  input: PlanInput;
  /** The conflicting set that the proposal named. */
  conflicts: Breach[];
  /** Longest running time, from when the job starts. */
  deadlineMs: number;
}

/** The plan that holds up best whichever of some demands comes is asked for. Plain data. */
export interface RegretJob {
  input: PlanInput;
  scenarios: RegretScenario[];
  /** Plans worth trying, such as the best for each demand. */
  candidates: Placement[][];
  /** Longest running time, from when the job starts. */
  deadlineMs: number;
}

/** The best plan found so far. Plain data. */
export interface SolveProgress {
  elapsedMs: number;
  objective: number;
  bound: number;
  gap: number;
  placements: Placement[];
  /** People who leave their current district. */
  moves: number;
  /** Worst district against its fair share, as a fraction; null where there is no demand. */
  worstDifference: number | null;
}

export interface SolveHooks {
  /** Told when the job's turn has come. */
  onStarted?: () => void;
  /** Told of better plans and bounds. Nothing told here is to be stored unchecked. */
  onProgress: (progress: SolveProgress) => void;
  /** Aborting ends the job within a second. */
  signal: AbortSignal;
}

/** How a job ended. Plain data. */
export type SolveOutcome =
  /** The solver ended by itself: proved, at its deadline, or with an impossibility. */
  | { kind: 'solved'; proposal: Proposal }
  /** Ended on request. */
  | { kind: 'cancelled' }
  /** The deadline passed and the job had to be ended; what was told before may be used. */
  | { kind: 'overdue' }
  /** Something broke; the reason is for people. */
  | { kind: 'failed'; reason: string };

/** How a search for ways out ended. Plain data. */
export type RelaxOutcome = { kind: 'relaxed'; relaxations: Relaxation[] } | Exclude<SolveOutcome, { kind: 'solved' }>;

/** How a search for the plan that holds up best ended. Plain data. */
export type RegretOutcome = { kind: 'held-up'; answer: LeastRegret } | Exclude<SolveOutcome, { kind: 'solved' }>;

/** Runs solver jobs off the event loop, one after another. */
export interface SolveRunner {
  /** Runs a job when its turn comes. Never rejects: a fault is an outcome. */
  run(job: SolveJob, hooks: SolveHooks): Promise<SolveOutcome>;
  /** Looks for the ways out of an impossible problem when its turn comes. Never rejects. */
  relax(job: RelaxJob, signal: AbortSignal): Promise<RelaxOutcome>;
  /** Looks for the plan with least to regret at worst when its turn comes. Never rejects. */
  leastRegret(job: RegretJob, signal: AbortSignal): Promise<RegretOutcome>;
  /** Ends everything; running and waiting jobs end as failed, interrupted. */
  close(): void;
}

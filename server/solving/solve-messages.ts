import type { Proposal } from '../../solver/proposal.ts';
import type { Relaxation } from '../../solver/relax.ts';
import type { RelaxJob, SolveJob, SolveProgress } from './solve-runner.ts';

/** What the server sends to the process that solves. */
export type ToChild = { kind: 'solve'; job: SolveJob } | { kind: 'relax'; job: RelaxJob };

/** What the process that solves sends back. */
export type FromChild =
  | { kind: 'progress'; progress: SolveProgress }
  | { kind: 'done'; proposal: Proposal }
  | { kind: 'relaxed'; relaxations: Relaxation[] }
  | { kind: 'failed'; reason: string };

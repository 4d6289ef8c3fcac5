import type { Proposal } from '../../solver/proposal.ts';
import type { SolveJob, SolveProgress } from './solve-runner.ts';

/** What the server sends to the process that solves. */
export type ToChild = { kind: 'solve'; job: SolveJob };

/** What the process that solves sends back. */
export type FromChild =
  | { kind: 'progress'; progress: SolveProgress }
  | { kind: 'done'; proposal: Proposal }
  | { kind: 'failed'; reason: string };

import type { Proposal } from '../../solver/proposal.ts';
import type { LeastRegret } from '../../solver/regret.ts';
import type { Relaxation } from '../../solver/relax.ts';
import type { RegretJob, RelaxJob, SolveJob, SolveProgress } from './solve-runner.ts';

/** What the server sends to the process that solves. */
export type ToChild =
  | { kind: 'solve'; job: SolveJob }
  | { kind: 'relax'; job: RelaxJob }
  | { kind: 'least-regret'; job: RegretJob };

/** What the process that solves sends back. */
export type FromChild =
  | { kind: 'progress'; progress: SolveProgress }
  | { kind: 'done'; proposal: Proposal }
  | { kind: 'relaxed'; relaxations: Relaxation[] }
  | { kind: 'held-up'; answer: LeastRegret }
  | { kind: 'failed'; reason: string };

import type { Db } from '../../db/open.ts';
import type { SolveRunner } from '../solving/solve-runner.ts';
import type { ProposalRuns } from './proposal-runs.ts';

/** What the routes of proposals stand on. */
export interface ProposalsDeps {
  db: Db;
  /** The only clock. */
  now: () => Date;
  solveRunner: SolveRunner;
  log: { error: (details: object, message: string) => void };
  /** How long a search may take and how close counts as proved; the defaults are 30 s and 1e-4. */
  limits?: { deadlineMs: number; gap: number };
}

/** The same with what is running in this process. */
export interface ProposalsContext extends Required<ProposalsDeps> {
  runs: ProposalRuns;
}

export const DEFAULT_LIMITS = { deadlineMs: 30_000, gap: 1e-4 };

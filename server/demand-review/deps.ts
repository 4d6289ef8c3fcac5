import type { Db } from '../../db/open.ts';
import type { SolveRunner } from '../solving/solve-runner.ts';

/** What the routes of reviews stand on. */
export interface ReviewDeps {
  db: Db;
  /** The only clock. */
  now: () => Date;
  solveRunner: SolveRunner;
  log: { error: (details: object, message: string) => void };
}

/** How long one search for moves may take, and how close counts as proved. */
export const MOVES_LIMITS = { deadlineMs: 8000, gap: 1e-4 };

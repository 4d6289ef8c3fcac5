import type { Db } from '../../db/open.ts';
import type { SolveRunner } from '../solving/solve-runner.ts';

/** What the routes of studies stand on. */
export interface StudiesDeps {
  db: Db;
  /** The only clock. */
  now: () => Date;
  solveRunner: SolveRunner;
  log: { error: (details: object, message: string) => void };
  /** How long one solve of a study may take and how close counts as proved; the defaults are 8 s and 1e-4. */
  limits?: { deadlineMs: number; gap: number };
}

/** The same with what is running in this process, by id of the study. */
export interface StudiesContext extends Required<StudiesDeps> {
  runs: Map<string, StudyRun>;
}

/** A study that is queued or running in this process. */
export interface StudyRun {
  abort: AbortController;
  /** Settles when the study has its end, stored. */
  ended: Promise<void>;
}

export const DEFAULT_LIMITS = { deadlineMs: 8000, gap: 1e-4 };

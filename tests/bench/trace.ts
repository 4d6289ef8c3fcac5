/** What one contender had at one moment. */
export interface Moment {
  ms: number;
  /** Cost of the best answer so far; null while there is none. */
  objective: number | null;
  /** Best bound proved so far; null where none was told. */
  bound: number | null;
}

/** One contender's run on one problem, in milliseconds from the problem as read, engines loaded. */
export interface Trace {
  moments: Moment[];
  endedMs: number;
  /** The last answer, recomputed by `verify` from its placements alone; null where there is none or it breaks a rule. */
  verified: number | null;
  peakMb: number;
  /** Why there are no figures, such as a package that is not installed. */
  notRun?: string;
}

/** (objective − bound) ÷ objective, or null without both. */
export function gapOf({ objective, bound }: Omit<Moment, 'ms'>): number | null {
  if (objective === null || bound === null) return null;
  return Math.max(0, objective - bound) / Math.max(Math.abs(objective), 1e-9);
}

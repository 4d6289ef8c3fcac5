import type { ProposalProgress } from '../contract/proposals.ts';
import type { SolveProgress } from '../solving/solve-runner.ts';

/** What a listener is told: how far the search is, and that it has ended. */
export interface RunListener {
  onProgress: (progress: ProposalProgress) => void;
  onEnd: () => void;
}

/** Progress reaches listeners at most this often; the first at once. */
const TELL_EVERY_MS = 100;

const NOTHING_YET: ProposalProgress = {
  elapsedMs: 0,
  objective: null,
  gap: null,
  moves: null,
  worstDifference: null,
};

/** One proposal that is queued or running in this process. */
export class ProposalRun {
  /** Settles when the proposal has its end, stored. */
  readonly ended: Promise<void>;
  best: SolveProgress | null = null;
  /** Set before a cancel: the best so far becomes the proposal. */
  keepBest = false;
  private progress = NOTHING_YET;
  private readonly abort = new AbortController();
  private readonly listeners = new Set<RunListener>();
  private waiting: NodeJS.Timeout | null = null;
  private untold = false;
  private settle: () => void = () => {};

  constructor() {
    this.ended = new Promise((settle) => {
      this.settle = settle;
    });
  }

  get signal(): AbortSignal {
    return this.abort.signal;
  }

  /** How far the search is. */
  soFar(): ProposalProgress {
    return this.progress;
  }

  /** Ends the search. */
  cancel(keepBest: boolean): void {
    this.keepBest = keepBest;
    this.abort.abort();
  }

  /** Adds a listener. @returns takes it away again */
  listen(listener: RunListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Takes news of the search and passes it on, not too often and never losing the last. */
  note(best: SolveProgress): void {
    const first = this.best === null;
    this.best = best;
    const { elapsedMs, objective, gap, moves, worstDifference } = best;
    this.progress = { elapsedMs: Math.round(elapsedMs), objective, gap, moves, worstDifference };
    if (first) this.tell();
    else this.untold = true;
    this.waiting ??= setTimeout(() => this.catchUp(), TELL_EVERY_MS);
  }

  /** Tells every listener that the end is stored. */
  end(): void {
    if (this.waiting) clearTimeout(this.waiting);
    for (const listener of this.listeners) listener.onEnd();
    this.listeners.clear();
    this.settle();
  }

  /** What came in while listeners were left in peace; none came, none is told. */
  private catchUp(): void {
    this.waiting = null;
    if (!this.untold) return;
    this.tell();
    this.waiting = setTimeout(() => this.catchUp(), TELL_EVERY_MS);
  }

  private tell(): void {
    this.untold = false;
    for (const listener of this.listeners) listener.onProgress(this.progress);
  }
}

/** The proposals queued or running in this process, by id. */
export type ProposalRuns = Map<string, ProposalRun>;

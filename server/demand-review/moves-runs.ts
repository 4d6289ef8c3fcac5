import type { Db } from '../../db/open.ts';
import { MOVES_TABLES } from '../../db/queries/demand-review.ts';
import { readFactRows } from '../../db/queries/facts.ts';
import { revisionOf } from '../../db/revision.ts';
import type { ReviewPoint } from '../contract/demand-review.ts';
import { withArrangementPins } from '../domain/arrangement-pins.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { planFacts } from '../domain/facts.ts';
import { type Plan, planOfToday } from '../domain/plan.ts';
import { orConflict } from '../solving/or-conflict.ts';
import { requireSolvable } from '../solving/require-solvable.ts';
import type { ReviewDeps } from './deps.ts';
import { findMoves } from './find-moves.ts';

/** A search for moves, running or ended; it is forgotten when the process ends. */
export interface MovesRun {
  state: 'working' | 'done' | 'failed' | 'cancelled';
  asAt: CivilDate;
  mostMoves: number;
  /** State of the records that it searches. */
  revision: string | null;
  points: ReviewPoint[];
  failure: string | null;
  abort: AbortController;
  /** Settles when it has its end. */
  ended: Promise<void>;
}

/** Searches that are remembered. */
const MOST_RUNS = 16;

/**
 * Searches for moves by date, state of the records and most moves: what was found for other records is not found here,
 * and what is still being sought for them is stopped, as nobody could see it.
 */
export class MovesRuns {
  readonly #deps: ReviewDeps;
  readonly #runs = new Map<string, MovesRun>();

  constructor(deps: ReviewDeps) {
    this.#deps = deps;
  }

  /** The search for the records as they are now; undefined where there is none. */
  of(asAt: CivilDate, mostMoves: number): MovesRun | undefined {
    const revision = this.#revisionNow();
    return this.#runs.get(keyOf({ asAt, mostMoves, revision }));
  }

  /** True where there was a search for a date, but for records that have changed since. */
  wasFor(asAt: CivilDate): boolean {
    const revision = this.#revisionNow();
    return [...this.#runs.values()].some((run) => run.asAt === asAt && run.revision !== revision);
  }

  /**
   * Starts a search and returns at once; one that runs or is done already is joined.
   * @returns whether it was started
   * @throws ProblemError conflict where settings are missing; too-large
   */
  start(asAt: CivilDate, mostMoves: number): boolean {
    const { db } = this.#deps;
    const revision = this.#revisionNow();
    const key = keyOf({ asAt, mostMoves, revision });
    const known = this.#runs.get(key);
    if (known?.state === 'working' || known?.state === 'done') return false;
    const plan = todaysPlan(db, asAt);
    requireSolvable(plan);
    const run: MovesRun = {
      ...{ state: 'working', asAt, mostMoves, revision },
      points: [],
      failure: null,
      abort: new AbortController(),
      ended: Promise.resolve(),
    };
    run.ended = this.#work(run, plan);
    this.#runs.delete(key);
    this.#runs.set(key, run);
    this.#forget();
    return true;
  }

  /** Works a search out. Never rejects: a fault becomes a failed search and a line in the log. */
  async #work(run: MovesRun, plan: Plan): Promise<void> {
    const { solveRunner, log } = this.#deps;
    try {
      // whoever asked gets their answer first
      await new Promise((resume) => setImmediate(resume));
      const tell = (point: ReviewPoint): void => {
        run.points.push(point);
      };
      const end = await findMoves(plan, run.mostMoves, { solveRunner, signal: run.abort.signal, tell });
      run.state = end.state;
      if (end.state === 'failed') run.failure = end.failure;
    } catch (error) {
      log.error({ err: error }, 'A search for moves could not be finished');
      run.state = 'failed';
      run.failure = 'It could not be worked out. Ask again; if it recurs, tell support.';
    }
  }

  /** State of the records; searches for another one end. */
  #revisionNow(): string | null {
    const revision = revisionOf(this.#deps.db, MOVES_TABLES);
    for (const run of this.#runs.values()) {
      if (revision !== null && run.state === 'working' && run.revision !== revision) run.abort.abort();
    }
    return revision;
  }

  #forget(): void {
    for (const [key, run] of this.#runs) {
      if (this.#runs.size <= MOST_RUNS) return;
      if (run.state !== 'working') this.#runs.delete(key);
    }
  }
}

function keyOf({ asAt, mostMoves, revision }: Pick<MovesRun, 'asAt' | 'mostMoves' | 'revision'>): string {
  return JSON.stringify([asAt, mostMoves, revision]);
}

/** Today’s placements, with whoever is here by a temporary arrangement pinned, as a plan would begin. */
function todaysPlan(db: Db, asAt: CivilDate): Plan {
  const plan = planOfToday(orConflict(() => planFacts(readFactRows(db, asAt))));
  return withArrangementPins(plan, null, { author: '', at: '' });
}

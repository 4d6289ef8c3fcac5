import { buildProgram } from './build.ts';
import { diagnose } from './diagnose.ts';
import { Incumbent, type Progress } from './incumbent.ts';
import type { EngineName, Engines } from './lp.ts';
import type { PlanInput } from './plan-input.ts';
import { compile } from './problem.ts';
import type { Placement, Proposal } from './proposal.ts';
import { type Run, search } from './search.ts';
import { placementsOf } from './shares.ts';
import { startFrom } from './start.ts';
import { placeVacancies } from './vacancies.ts';

export type { Progress } from './incumbent.ts';

export interface SolveOptions {
  /** Who solves relaxations and small programs, and who proves. */
  engines: Engines;
  /** Longest running time from the call. */
  deadlineMs: number;
  /** Relative gap that counts as proved; default 1e-4. */
  gap?: number;
  /** Placements to begin with; mended where they break a rule, left aside where that cannot be done. */
  start?: readonly Placement[];
  /** Milliseconds from any fixed point; the only clock the solver sees. */
  now: () => number;
  /** Told of every better verified plan and every better bound. */
  onProgress?: (progress: Progress) => void;
  /** Asked now and then; true ends the solve with the best plan so far. */
  isCancelled?: () => boolean;
}

/** Thrown when the time ended before any plan was found or the problem was proved impossible. */
export class NoProposalInTime extends Error {
  override name = 'NoProposalInTime';
}

/** Share of the time kept back for the vacancy stage. */
const kept = 0.03;

/**
 * Proposes a placement of every person and vacancy: local search gives a first verified plan at once, the relaxation a
 * better one, which then starts the proof (`search.ts`). Every plan told or returned has passed `verify`.
 * Throws NoProposalInTime when the deadline left nothing to return; an impossible problem is an outcome with conflicts.
 */
export async function solve(input: PlanInput, options: SolveOptions): Promise<Proposal> {
  const started = options.now();
  const elapsed = (): number => options.now() - started;
  const problem = compile(input);
  const incumbent = new Incumbent(problem, (objective, bound, placements) => {
    const gap = (objective - bound) / Math.max(Math.abs(objective), 1e-9);
    options.onProgress?.({ elapsedMs: elapsed(), objective, bound, gap, placements });
  });
  const run: Run = {
    problem,
    draft: buildProgram(problem),
    incumbent,
    gap: options.gap ?? 1e-4,
    engines: options.engines,
    leftMs: () => options.deadlineMs * (1 - kept) - elapsed(),
    shouldStop: () => elapsed() > options.deadlineMs * (1 - kept) || (options.isCancelled?.() ?? false),
  };
  if (options.start) startFrom(incumbent, problem, options.start);
  const engine = search(run);
  if (engine === 'infeasible') {
    const patience = Math.max(options.deadlineMs, elapsed() + 500);
    const conflicts = diagnose(problem, options.engines.proof, () => elapsed() > patience);
    return infeasible(run, conflicts, elapsed());
  }
  if (!incumbent.best) {
    throw new NoProposalInTime(
      'No plan was found in the time given. Allow more seconds, or relax minimums and maximums.',
    );
  }
  const vacancyLimitMs = Math.max(200, options.deadlineMs - elapsed());
  const vacancies = placeVacancies(
    problem,
    incumbent.best.shares,
    options.engines.proof,
    Math.min(vacancyLimitMs, 5000),
  );
  return feasible(run, engine, vacancies, elapsed());
}

function feasible(run: Run, engine: EngineName, vacancies: Proposal['vacancies'], elapsedMs: number): Proposal {
  const { best } = run.incumbent;
  const standing = run.incumbent.standing();
  if (!best || !standing) throw new Error('A proposal was asked for without a plan.');
  return {
    format: 'evenhand-proposal/1',
    status: standing.gap <= run.gap ? 'optimal' : 'feasible',
    ...standing,
    penalties: best.verification.penalties,
    placements: placementsOf(run.problem, run.problem.persons, best.shares),
    vacancies,
    districts: best.verification.districts,
    conflicts: [],
    engine,
    elapsedMs: Math.round(elapsedMs),
  };
}

function infeasible(run: Run, conflicts: Proposal['conflicts'], elapsedMs: number): Proposal {
  return {
    format: 'evenhand-proposal/1',
    status: 'infeasible',
    objective: null,
    bound: null,
    gap: null,
    penalties: { fairShare: 0, severe: 0, language: 0, preference: 0, move: 0 },
    placements: [],
    vacancies: { objective: 0, placements: [] },
    districts: [],
    conflicts,
    engine: run.engines.proof.name,
    elapsedMs: Math.round(elapsedMs),
  };
}

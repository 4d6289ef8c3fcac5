import { buildProgram } from './build.ts';
import { diagnose } from './diagnose.ts';
import { type ImproveOptions, improve } from './improve.ts';
import { Incumbent, type Progress } from './incumbent.ts';
import type { Engine, EngineName, Engines } from './lp.ts';
import type { PlanInput } from './plan-input.ts';
import { compile, type Problem } from './problem.ts';
import type { ProgramDraft } from './program.ts';
import type { Proposal } from './proposal.ts';
import { likings, roundShares } from './round.ts';
import { placementsOf, type Shares } from './shares.ts';
import { placeVacancies } from './vacancies.ts';

export type { Progress } from './incumbent.ts';

export interface SolveOptions {
  /** Who solves relaxations and small programs, and who proves. */
  engines: Engines;
  /** Longest running time from the call. */
  deadlineMs: number;
  /** Relative gap that counts as proved; default 1e-4. */
  gap?: number;
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

/** Programs with at most so many columns have their relaxation solved by the small engine … */
const smallRelaxation = 600;
/** … and with at most so many, their proof too. */
const smallProof = 40;
/** Programs with more columns than this are searched for a quarter of the time before the proof begins … */
const largeProgram = 1000;
/** … and with more than this, for most of it: a proof is out of reach. */
const hugeProgram = 6000;
/** Share of the time kept back for the vacancy stage. */
const kept = 0.03;

/**
 * Proposes a placement of every person and vacancy: relaxation, rounding and local search give a first verified plan at
 * once, which then starts the proof. Every plan told or returned has passed `verify`.
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

interface Run {
  problem: Problem;
  draft: ProgramDraft;
  incumbent: Incumbent;
  gap: number;
  engines: Engines;
  leftMs: () => number;
  shouldStop: () => boolean;
}

/** Local search, relaxation, local search from there, proof. Says who proved, or that nothing can be proposed. */
function search(run: Run): EngineName | 'infeasible' {
  const { problem, draft, incumbent, engines } = run;
  const columns = draft.program.columns.length;
  const size = problem.persons.length * problem.districts.length;
  // so quick that even the shortest deadline has a plan to return
  improveFrom(run, likings(problem), { tries: Math.min(4000 + 20 * size, 30_000) });
  const relaxer = columns <= smallRelaxation ? engines.small : engines.proof;
  const limitMs = run.leftMs() / 2;
  const relaxed = relaxer.solve(draft.program, { relax: true, limitMs, shouldStop: run.shouldStop });
  if (relaxed.status === 'infeasible') return provedInfeasible(run) ? 'infeasible' : prove(run, engines.proof);
  if (relaxed.status === 'optimal') incumbent.raise(relaxed.objective);
  const near = 'values' in relaxed ? draft.sharesOf(relaxed.values, { fractional: true }) : likings(problem);
  const tries = Math.min(20_000 + 200 * size, 300_000);
  const before = run.leftMs();
  improveFrom(run, near, { tries, shouldStop: run.shouldStop });
  if (columns > largeProgram) {
    const triesPerMs = tries / Math.max(1, before - run.leftMs());
    const searchMs = run.leftMs() * (columns > hugeProgram ? 0.8 : 0.25);
    improveFrom(run, near, { tries: Math.round(triesPerMs * searchMs), seed: 2, shouldStop: run.shouldStop });
  }
  if (isProved(run)) return relaxer.name;
  return prove(run, columns <= smallProof ? engines.small : engines.proof);
}

/** Rounds to whole steps, offers that, and offers what local search makes of it. */
function improveFrom(run: Run, near: Shares, options: ImproveOptions): void {
  const start = roundShares(run.problem, near);
  run.incumbent.offer(start);
  const found = improve(run.problem, start, options);
  if (found.broken === 0) run.incumbent.offer(found.shares);
}

/** Hands the best plan to the engine and listens to its plans and bounds. */
function prove(run: Run, engine: Engine): EngineName | 'infeasible' {
  const { draft, incumbent } = run;
  if (run.shouldStop()) return engine.name;
  const start = incumbent.best ? draft.pointOf(incumbent.best.shares) : undefined;
  const outcome = engine.solve(draft.program, {
    limitMs: run.leftMs(),
    gap: run.gap <= 1e-4 ? run.gap / 100 : run.gap,
    ...(start ? { start } : {}),
    shouldStop: run.shouldStop,
    onBound: (bound) => incumbent.raise(bound),
    onIncumbent: (values, bound) => {
      incumbent.offer(draft.sharesOf(values));
      incumbent.raise(bound);
    },
  });
  if (outcome.status === 'infeasible') return incumbent.best ? engine.name : 'infeasible';
  if (outcome.status === 'unbounded')
    throw new Error('The program has no lowest cost, although no weight is negative.');
  if ('values' in outcome) incumbent.offer(draft.sharesOf(outcome.values));
  incumbent.raise(outcome.bound);
  return engine.name;
}

function provedInfeasible(run: Run): boolean {
  return run.engines.proof.solve(run.draft.program, { relax: true }).status === 'infeasible';
}

function isProved(run: Run): boolean {
  const standing = run.incumbent.standing();
  return standing !== null && standing.gap <= Math.min(run.gap, 1e-6);
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

import { type ImproveOptions, improve } from './improve.ts';
import type { Incumbent } from './incumbent.ts';
import type { Engine, EngineName, Engines, LinearProgram } from './lp.ts';
import type { Problem } from './problem.ts';
import type { ProgramDraft } from './program.ts';
import { reoptimise } from './reoptimise.ts';
import { likings, roundShares } from './round.ts';
import type { Shares } from './shares.ts';
import { kernelOf, type Tightened, tighten } from './tighten.ts';
import { worthwhileAt } from './worthwhile.ts';

/** One solve under way. */
export interface Run {
  problem: Problem;
  draft: ProgramDraft;
  incumbent: Incumbent;
  gap: number;
  engines: Engines;
  leftMs: () => number;
  shouldStop: () => boolean;
}

/** Programs with at most so many columns have relaxation and proof left to the small engine, without cuts. */
const smallProgram = 150;
/** … and with at most so many, their proof too. */
const smallProof = 40;
/** From so many columns on, a share of the time goes to parts of the problem before the proof. */
const largeProgram = 1000;
const partsFirst = 0.4;
const noLimits = { most: Number.POSITIVE_INFINITY, longestMs: Number.POSITIVE_INFINITY };
/** A gap from which more is done before the proof: a longer search, and in smaller programs a few parts. */
const farFromProof = 0.01;
const fewParts = { untilLeftMs: 0, most: 4, longestMs: 400 };
/** Rounds of cuts at most; most of the gain comes in the first three. */
const rounds = 12;
/** Rounds with Gomory's cuts, for large programs; none for the largest, whose relaxation they slow down too much. */
const mixedRounds = 10;
const largestMixed = 12_000;

/**
 * A plan at once, the relaxation tightened by cuts, local search where it says a place may be worth it, and the proof of
 * what is left. Says which engine had the last word, or that nothing can be proposed.
 */
export function search(run: Run): EngineName | 'infeasible' {
  const { problem, draft, incumbent, engines } = run;
  const size = problem.persons.length * problem.districts.length;
  // so quick that even the shortest deadline has a plan to return
  improveFrom(run, likings(problem), { tries: Math.min(2000 + 10 * size, 20_000) });
  const columns = draft.program.columns.length;
  const point = columns > smallProgram ? tightRelaxation(run) : null;
  if (!point) return searchPlain(run);
  incumbent.raise(point.objective);
  searchNear(run, point);
  if (isProved(run)) return engines.proof.name;
  if (columns > largeProgram) {
    reoptimise(run, point, { ...noLimits, untilLeftMs: run.leftMs() * (1 - partsFirst) });
  } else if (isFar(run)) {
    reoptimise(run, point, fewParts);
  }
  return provePoint(run, point);
}

/** Without reduced costs: relaxation, local search from its rounding, proof of the whole program. */
function searchPlain(run: Run): EngineName | 'infeasible' {
  const { problem, draft, incumbent, engines } = run;
  const columns = draft.program.columns.length;
  const relaxer = columns <= smallProgram || !engines.proof.relax ? engines.small : engines.proof;
  const limitMs = run.leftMs() / 2;
  const relaxed = relaxer.solve(draft.program, { relax: true, limitMs, shouldStop: run.shouldStop });
  if (relaxed.status === 'infeasible' && provedInfeasible(run)) return 'infeasible';
  if (relaxed.status === 'optimal') incumbent.raise(relaxed.objective);
  const near = 'values' in relaxed ? draft.sharesOf(relaxed.values, { fractional: true }) : likings(problem);
  const tries = Math.min(20_000 + 200 * problem.persons.length * problem.districts.length, 300_000);
  improveFrom(run, near, { tries, shouldStop: run.shouldStop });
  if (isProved(run)) return relaxer.name;
  return prove(run, columns <= smallProof ? engines.small : engines.proof, draft.program);
}

function tightRelaxation(run: Run): Tightened | null {
  const relaxation = run.engines.proof.relax?.(run.draft.program);
  if (!relaxation) return null;
  try {
    const first = relaxation.solve(run.leftMs() / 2);
    if (!first) return null;
    run.incumbent.raise(first.objective);
    const { draft, leftMs, shouldStop } = run;
    const { length } = draft.program.columns;
    const mixed = length > largeProgram && length <= largestMixed;
    return tighten(draft, relaxation, first, { rounds, mixedRounds: mixed ? mixedRounds : 0, leftMs, shouldStop });
  } finally {
    relaxation.close();
  }
}

/** Short searches from the rounded relaxation, each with its own chance; where these end far from the bound, a longer one. */
function searchNear(run: Run, point: Tightened): void {
  const { problem, draft, shouldStop } = run;
  const near = draft.sharesOf(point.values, { fractional: true });
  const { worthwhile, hottest } = worthwhileAt(draft, point);
  const size = problem.persons.length * problem.districts.length;
  const tries = Math.min(12_000 + 20 * size, 400_000);
  for (const seed of [1, 2, 3]) {
    improveFrom(run, near, { tries, seed, worthwhile, hottest, shouldStop });
    if (isProved(run)) return;
  }
  if (isFar(run)) improveFrom(run, near, { tries: 4 * tries, seed: 4, worthwhile, hottest, shouldStop });
}

function isFar({ incumbent }: Run): boolean {
  return (incumbent.standing()?.gap ?? 0) > farFromProof;
}

/** Proves on the kernel that holds every plan better than the best: what is outside costs at least as much. */
function provePoint(run: Run, point: Tightened): EngineName | 'infeasible' {
  const { draft, engines, incumbent } = run;
  const best = incumbent.best?.verification.objective;
  if (best === undefined) return prove(run, engines.proof, draft.program);
  return prove(run, engines.proof, kernelOf(draft.program, point, best), best);
}

/**
 * Hands the best plan to the engine and listens to its plans and bounds. A program that lacks only plans that cost the
 * cutoff or more proves bounds up to the cutoff.
 */
function prove(
  run: Run,
  engine: Engine,
  program: LinearProgram,
  cutoff = Number.POSITIVE_INFINITY,
): EngineName | 'infeasible' {
  const { draft, incumbent } = run;
  if (run.shouldStop()) return engine.name;
  const start = incumbent.best ? draft.pointOf(incumbent.best.shares) : undefined;
  const raise = (bound: number): void => incumbent.raise(Math.min(bound, cutoff));
  const outcome = engine.solve(program, {
    limitMs: run.leftMs(),
    gap: run.gap <= 1e-4 ? run.gap / 100 : run.gap,
    ...(start ? { start, provesOnly: Number.isFinite(cutoff) } : {}),
    shouldStop: run.shouldStop,
    onBound: raise,
    onIncumbent: (values, bound) => {
      incumbent.offer(draft.sharesOf(values));
      raise(bound);
    },
  });
  if (outcome.status === 'infeasible') {
    if (incumbent.best) raise(cutoff);
    return incumbent.best ? engine.name : 'infeasible';
  }
  if (outcome.status === 'unbounded')
    throw new Error('The program has no lowest cost, although no weight is negative.');
  if ('values' in outcome) incumbent.offer(draft.sharesOf(outcome.values));
  raise(outcome.bound);
  return engine.name;
}

/** Rounds to whole steps, offers that, and offers what local search makes of it. */
function improveFrom(run: Run, near: Shares, options: ImproveOptions): void {
  const start = roundShares(run.problem, near);
  run.incumbent.offer(start);
  const found = improve(run.problem, start, options);
  if (found.broken === 0) run.incumbent.offer(found.shares);
}

function provedInfeasible(run: Run): boolean {
  return run.engines.proof.solve(run.draft.program, { relax: true }).status === 'infeasible';
}

function isProved(run: Run): boolean {
  const standing = run.incumbent.standing();
  return standing !== null && standing.gap <= Math.min(run.gap, 1e-6);
}

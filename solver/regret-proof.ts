import type { Engines } from './lp.ts';
import type { Problem } from './problem.ts';
import type { ProgramDraft } from './program.ts';
import { leastBest, regretProgram } from './regret-program.ts';
import type { RegretStanding } from './regret-standing.ts';
import { kernelOf, tighten } from './tighten.ts';

/** One search over all demands under way. */
export interface RegretRun {
  problem: Problem;
  problems: readonly Problem[];
  standing: RegretStanding;
  engines: Engines;
  leftMs: () => number;
  shouldStop: () => boolean;
}

/** Worst regrets and bounds nearer than this are proved, points. */
export const proved = 1e-6;

/**
 * The program of all demands, its relaxation tightened by cuts, what cannot be in a better plan fixed, and the rest to
 * HiGHS with the best plan as its start. Offers what it finds.
 * @returns the proved lower bound of the worst regret, points; 0 at least
 */
export function prove({ problem, problems, standing, engines, leftMs, shouldStop }: RegretRun): number {
  const measured = problems.map((under, s) => ({ problem: under, best: standing.bests[s] ?? 0 }));
  const draft = regretProgram(problem, measured);
  const base = leastBest(measured);
  let bound = 0;
  const hear = (heard: number): void => {
    if (Number.isFinite(heard)) bound = Math.max(bound, heard - base);
  };
  // a program that lacks only plans that are no better proves bounds up to the best plan's own regret
  const cutoff = standing.worst() + base;
  const point = Number.isFinite(cutoff) ? tightRelaxation(draft, engines, leftMs, shouldStop) : null;
  if (point) hear(Math.min(point.objective, cutoff));
  if (shouldStop() || bound >= standing.worst() - proved) return bound;
  const raise = (heard: number): void => hear(point ? Math.min(heard, cutoff) : heard);
  const outcome = engines.proof.solve(point ? kernelOf(draft.program, point, cutoff) : draft.program, {
    limitMs: leftMs(),
    gap: 1e-6,
    ...(standing.best ? { start: draft.pointOf(standing.best.shares) } : {}),
    shouldStop,
    onBound: raise,
    onIncumbent: (values, heard) => {
      standing.offer(draft.sharesOf(values));
      raise(heard);
    },
  });
  if (outcome.status === 'infeasible') {
    if (standing.best) raise(cutoff);
    return bound;
  }
  if ('values' in outcome) standing.offer(draft.sharesOf(outcome.values));
  if ('bound' in outcome) raise(outcome.bound);
  return bound;
}

function tightRelaxation(draft: ProgramDraft, engines: Engines, leftMs: () => number, shouldStop: () => boolean) {
  const relaxation = engines.proof.relax?.(draft.program);
  if (!relaxation) return null;
  try {
    const first = relaxation.solve(leftMs() / 2);
    const options = { rounds: 12, mixedRounds: 0, leftMs: () => leftMs() / 2, shouldStop };
    return first && tighten(draft, relaxation, first, options);
  } finally {
    relaxation.close();
  }
}

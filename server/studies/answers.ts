import type { PlanInput } from '../../solver/plan-input.ts';
import type { Placement, Proposal } from '../../solver/proposal.ts';
import type { StudyView } from '../contract/studies.ts';
import { type Ending, endingOf } from '../solving/checked-answer.ts';
import type { SolveProgress } from '../solving/solve-runner.ts';
import type { StudiesContext } from './deps.ts';

/** What a study found, and the verified proposals that can be taken from it. Plain JSON. */
export interface StudyResult extends Pick<StudyView, 'movesCurve' | 'whatIf' | 'robustness' | 'leastRegret'> {
  /** By point of the curve; null for what-if and least-regret. */
  answers: { maxMoves: number | null; proposal: Proposal }[];
}

export const NOTHING_FOUND: StudyResult = {
  movesCurve: null,
  whatIf: null,
  robustness: null,
  leastRegret: null,
  answers: [],
};

/** How a study ended. What was told before its end stays. */
export type StudyEnd =
  | { state: 'done'; result: StudyResult }
  | { state: 'failed'; failure: string }
  | { state: 'cancelled' };

/** How far a study is, and what it found so far. */
export interface StudyNews {
  done: number;
  of: number | null;
  text: string;
  result?: StudyResult;
}

/** What a study works with: a solver, one problem at a time, and somebody to tell. */
export interface Asking {
  /** The checked answer of one problem; placements to begin with make it quicker. */
  solve: (input: PlanInput, start?: readonly Placement[]) => Promise<Ending>;
  tell: (news: StudyNews) => void;
}

/** Solves one problem off the event loop; nothing that the independent check refuses comes back as ready. */
export async function checkedSolve(
  { solveRunner, limits }: Pick<StudiesContext, 'solveRunner' | 'limits'>,
  input: PlanInput,
  signal: AbortSignal,
  start?: readonly Placement[],
): Promise<Ending> {
  let best: SolveProgress | null = null;
  const outcome = await solveRunner.run(
    { input, ...limits, ...(start ? { start } : {}) },
    {
      signal,
      onProgress: (progress) => {
        best = progress;
      },
    },
  );
  return endingOf(input, outcome, outcome.kind === 'overdue' ? best : null, limits.gap);
}

/** Conflicting rules as one failure. */
export function impossible({ conflicts }: Proposal): { state: 'failed'; failure: string } {
  const sentences = conflicts.map(({ sentence }) => sentence).join(' ');
  return { state: 'failed', failure: `No plan is possible: ${sentences} Propose to see what would make it possible.` };
}

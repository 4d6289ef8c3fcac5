import type { Worker } from '../problem.ts';
import { fte } from '../words.ts';
import { addPerShare, perShareAmounts } from './per-share.ts';
import type { SoftRule } from './rule.ts';

/** FTE outside its current district; somebody without a current district moves nowhere. */
export const move: SoftRule = {
  kind: 'soft',
  id: 'move',
  title: 'Few moves',
  unit: 'FTE',
  meaning: 'Families keep the worker they know.',
  formula: 'Σ_{w,d ≠ current[w]} fte[w]·s[w,d]',
  build: (draft) => addPerShare(draft, draft.problem.policy.weights.move, movedFte),
  amounts: (problem, shares) => perShareAmounts(problem, shares, movedFte),
  sentence: (problem, { district, amount }, would = false) =>
    `${fte(amount)} ${would ? 'would move' : 'moves'} to ${problem.districts[district]?.name ?? ''}`,
};

/** fte for a whole share outside the current district, else 0. */
export function movedFte(worker: Worker, district: number): number {
  return worker.current >= 0 && worker.current !== district ? worker.fte : 0;
}

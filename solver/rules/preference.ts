import type { Worker } from '../problem.ts';
import { fte } from '../words.ts';
import { addPerShare, perShareAmounts } from './per-share.ts';
import type { SoftRule } from './rule.ts';

/** FTE placed away from what people asked for, by how much less they like it. */
export const preference: SoftRule = {
  kind: 'soft',
  id: 'preference',
  title: 'Location preference',
  unit: 'FTE',
  meaning: 'People work where they asked to work.',
  formula: 'Σ_{w,d} fte[w]·s[w,d]·(1 − preference[w,d])',
  build: (draft) => addPerShare(draft, draft.problem.policy.weights.preference, dislikedFte),
  amounts: (problem, shares) => perShareAmounts(problem, shares, dislikedFte),
  sentence: (problem, { district, amount }, would = false) =>
    `${fte(amount)} in ${problem.districts[district]?.name ?? ''} ${would ? 'would work' : 'works'} away from its preference`,
};

/** fte·(1 − preference) for a whole share. */
export function dislikedFte(worker: Worker, district: number): number {
  return worker.fte * (1 - (worker.liking[district] ?? 0));
}

import { fte } from '../words.ts';
import type { SoftRule } from './rule.ts';
import { addShortfall, shortfalls } from './shortfall.ts';

/** On top of fair share: capacity below the point from which a shortfall hurts more. */
export const severe: SoftRule = {
  kind: 'soft',
  id: 'severe',
  title: 'Severe shortfall',
  unit: 'FTE',
  meaning: 'A large shortfall in one district counts more than small ones in several.',
  formula: 'Σ_d max(0, fair[d]·(1 − severe) − Σ_w c[w]·s[w,d])',
  build: (draft) =>
    addShortfall(draft, 'severe shortfall', draft.problem.policy.weights.severe, (district) => {
      return district.fairFte * (1 - draft.problem.policy.severe);
    }),
  amounts: (problem, shares) =>
    shortfalls(problem, shares, (district) => district.fairFte * (1 - problem.policy.severe)),
  sentence: (problem, { district, amount }, would = false) => {
    const place = problem.districts[district];
    const short = amount + (place?.fairFte ?? 0) * problem.policy.severe;
    return `${place?.name ?? ''} ${would ? 'would be' : 'is'} severely short: ${fte(short)} below its fair share`;
  },
};

import { fte } from '../words.ts';
import type { SoftRule } from './rule.ts';
import { addShortfall, shortfalls } from './shortfall.ts';

/** Case-holding capacity below a district's fair share, beyond what counts as noise. */
export const fairShare: SoftRule = {
  kind: 'soft',
  id: 'fairShare',
  title: 'Fair share',
  unit: 'FTE',
  meaning: 'Each district gets capacity in proportion to its demand.',
  formula: 'Σ_d max(0, fair[d]·(1 − tolerance) − Σ_w c[w]·s[w,d])',
  build: (draft) =>
    addShortfall(draft, 'fair share', draft.problem.policy.weights.fairShare, (district) => {
      return district.fairFte * (1 - draft.problem.policy.tolerance);
    }),
  amounts: (problem, shares) =>
    shortfalls(problem, shares, (district) => district.fairFte * (1 - problem.policy.tolerance)),
  sentence: (problem, { district, amount }, would = false) => {
    const place = problem.districts[district];
    const short = amount + (place?.fairFte ?? 0) * problem.policy.tolerance;
    return `${place?.name ?? ''} ${would ? 'would be' : 'is'} ${fte(short)} short of its fair share`;
  },
};

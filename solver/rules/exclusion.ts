import { list } from '../words.ts';
import { type HardRule, shareAt, tolerance } from './rule.ts';

/** No share in a district that the person may not work in. */
export const exclusion: HardRule = {
  kind: 'hard',
  id: 'exclusion',
  title: 'Working constraint',
  unit: 'share',
  formula: 's[w,d] = 0 where d ∈ excluded[w]',
  demands: (problem) =>
    problem.persons.flatMap((worker) => {
      const barred = problem.districts.filter((district) => worker.excluded[district.index]);
      if (barred.length === 0) return [];
      return [
        {
          rule: 'exclusion',
          subject: worker.id,
          amount: barred.length,
          sentence: `${worker.label} may not work in ${list(barred.map((district) => district.name))}.`,
          build: (draft) => {
            for (const district of barred) draft.bound(worker, district.index, 0, 0);
          },
        },
      ];
    }),
  breaches: (problem, shares) =>
    problem.persons.flatMap((worker) => {
      if (!worker.excluded.includes(true)) return [];
      return problem.districts.flatMap((district) => {
        const share = shareAt(shares, worker.index, district.index);
        if (!worker.excluded[district.index] || share <= tolerance) return [];
        const sentence = `${worker.label} may not work in ${district.name}.`;
        return [{ rule: 'exclusion', subject: worker.id, amount: share, sentence }];
      });
    }),
};

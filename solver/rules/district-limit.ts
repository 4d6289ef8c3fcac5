import { count } from '../words.ts';
import { type HardRule, shareAt, tolerance } from './rule.ts';

/** Nobody works in more districts than agreed; a marker used[w,d] counts the districts of people who may be split. */
export const districtLimit: HardRule = {
  kind: 'hard',
  id: 'districtLimit',
  title: 'District limit',
  unit: 'districts',
  formula: '|{d : s[w,d] > 0}| ≤ maxDistricts[w]',
  demands: (problem) =>
    problem.persons
      .filter((worker) => worker.maxDistricts < Math.min(worker.steps, problem.districts.length))
      .map((worker) => ({
        rule: 'districtLimit',
        subject: worker.id,
        amount: worker.maxDistricts,
        sentence: `${worker.label} may work in at most ${count(worker.maxDistricts, 'district', 'districts')}.`,
        build: (draft) => {
          const used = problem.districts.map((district) => {
            const column = draft.addColumn({
              name: `${worker.id} uses ${district.id}`,
              upper: 1,
              integer: true,
              follows: (shares) => (shareAt(shares, worker.index, district.index) > tolerance ? 1 : 0),
            });
            draft.addRow(`uses: ${worker.id} in ${district.id}`, { upper: 0 }, [
              draft.share(worker, district.index),
              { column, value: -1 },
            ]);
            return { column, value: 1 };
          });
          draft.addRow(`district limit: ${worker.id}`, { upper: worker.maxDistricts }, used);
        },
      })),
  breaches: (problem, shares) =>
    problem.persons.flatMap((worker) => {
      const used = (shares[worker.index] ?? []).filter((share) => share > tolerance).length;
      if (used <= worker.maxDistricts) return [];
      return [
        {
          rule: 'districtLimit',
          subject: worker.id,
          amount: used - worker.maxDistricts,
          sentence: `${worker.label} is placed in ${used} districts; at most ${worker.maxDistricts} ${worker.maxDistricts === 1 ? 'is' : 'are'} agreed.`,
        },
      ];
    }),
};

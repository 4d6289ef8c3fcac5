import { total } from '../problem.ts';
import { figure } from '../words.ts';
import { type HardRule, tolerance } from './rule.ts';

/** Σ_d s[w,d] = 1: everybody's whole time is placed, no more and no less. */
export const wholePlacement: HardRule = {
  kind: 'hard',
  id: 'wholePlacement',
  title: 'Whole placement',
  unit: 'share',
  formula: 'Σ_d s[w,d] = 1',
  demands: (problem) =>
    problem.persons.map((worker) => ({
      rule: 'wholePlacement',
      subject: worker.id,
      amount: 1,
      sentence: `${worker.label} needs a place for the whole of their time.`,
      build: (draft) =>
        draft.addRow(
          `whole placement: ${worker.id}`,
          { lower: worker.steps, upper: worker.steps },
          problem.districts.map((district) => draft.share(worker, district.index, worker.steps)),
        ),
    })),
  breaches: (problem, shares) =>
    problem.persons.flatMap((worker) => {
      const row = shares[worker.index] ?? [];
      const placed = total(row);
      const negative = row.some((share) => share < -tolerance);
      if (Math.abs(placed - 1) <= tolerance && !negative) return [];
      return [
        {
          rule: 'wholePlacement',
          subject: worker.id,
          amount: Math.abs(placed - 1),
          sentence:
            placed === 0
              ? `${worker.label} is not placed anywhere.`
              : `${worker.label} is placed for ${figure(placed)} of their time; it has to be 1.00.`,
        },
      ];
    }),
};

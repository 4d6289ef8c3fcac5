import { figure } from '../words.ts';
import { type HardRule, tolerance } from './rule.ts';

/** s[w,d] is a multiple of 1 ÷ steps: whole persons have one step. The program has it in its whole-number columns. */
export const splitStep: HardRule = {
  kind: 'hard',
  id: 'splitStep',
  title: 'Shares in whole steps',
  unit: 'share',
  formula: 's[w,d] ∈ {0, splitStep, 2·splitStep, …, 1}',
  demands: () => [],
  breaches: (problem, shares) =>
    problem.persons.flatMap((worker) => {
      if (shares[worker.index]?.every((share) => share === 0 || share === 1)) return [];
      return problem.districts.flatMap((district) => {
        const units = (shares[worker.index]?.[district.index] ?? 0) * worker.steps;
        const off = Math.abs(units - Math.round(units)) / worker.steps;
        if (off <= tolerance) return [];
        const step =
          worker.steps === 1 ? 'may not be split' : `may be split in steps of ${figure(1 / worker.steps)} only`;
        return [
          {
            rule: 'splitStep',
            subject: worker.id,
            amount: off,
            sentence: `${worker.label} is in ${district.name} for ${figure(units / worker.steps)} of their time, but ${step}.`,
          },
        ];
      });
    }),
};

import type { Problem, Worker } from '../problem.ts';
import { figure, list } from '../words.ts';
import { type HardRule, shareAt, tolerance } from './rule.ts';

/** A pinned placement holds exactly. */
export const pin: HardRule = {
  kind: 'hard',
  id: 'pin',
  title: 'Pinned placement',
  unit: 'share',
  formula: 's[w,d] = pinned[w,d]',
  demands: (problem) =>
    problem.persons.flatMap((worker) => {
      const pinned = worker.pin;
      if (!pinned) return [];
      return [
        {
          rule: 'pin',
          subject: worker.id,
          amount: 1,
          sentence: `${worker.label} is pinned to ${pinnedTo(problem, worker)}.`,
          build: (draft) => {
            for (const { index } of problem.districts)
              draft.bound(worker, index, pinned[index] ?? 0, pinned[index] ?? 0);
          },
        },
      ];
    }),
  breaches: (problem, shares) =>
    problem.persons.flatMap((worker) => {
      if (!worker.pin) return [];
      const off = problem.districts.reduce(
        (most, { index }) =>
          Math.max(most, Math.abs((worker.pin?.[index] ?? 0) - shareAt(shares, worker.index, index))),
        0,
      );
      if (off <= tolerance) return [];
      const sentence = `${worker.label} is pinned to ${pinnedTo(problem, worker)} but placed otherwise.`;
      return [{ rule: 'pin', subject: worker.id, amount: off, sentence }];
    }),
};

/** “North”, or “North (0.50) and East (0.50)”. */
export function pinnedTo(problem: Problem, worker: Worker): string {
  const parts = problem.districts.filter(({ index }) => (worker.pin?.[index] ?? 0) > 0);
  if (parts.length === 1) return parts[0]?.name ?? '';
  return list(parts.map(({ name, index }) => `${name} (${figure(worker.pin?.[index] ?? 0)})`));
}

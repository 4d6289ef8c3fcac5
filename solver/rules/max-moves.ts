import type { Problem, Worker } from '../problem.ts';
import type { Shares } from '../shares.ts';
import { count } from '../words.ts';
import { type HardRule, shareAt, tolerance } from './rule.ts';

/** At most so many persons leave their current district, wholly or in part. */
export const maxMoves: HardRule = {
  kind: 'hard',
  id: 'maxMoves',
  title: 'Most moves',
  unit: 'persons',
  formula: '|{w : current[w] known, s[w,current[w]] < 1}| ≤ maxMoves',
  demands: (problem) => {
    const limit = problem.policy.maxMoves;
    if (limit === null) return [];
    return [
      {
        rule: 'maxMoves',
        subject: 'maxMoves',
        amount: limit,
        sentence: `At most ${count(limit, 'person', 'people')} may leave their current district.`,
        build: (draft) => {
          const movers = problem.persons.filter((worker) => worker.current >= 0);
          const moved = movers.map((worker) => {
            const column = draft.addColumn({
              name: `${worker.id} moves`,
              upper: 1,
              integer: true,
              follows: (shares) => (moves(worker, shares) ? 1 : 0),
            });
            draft.addRow(`moves: ${worker.id}`, { lower: 1 }, [
              draft.share(worker, worker.current),
              { column, value: 1 },
            ]);
            return { column, value: 1 };
          });
          draft.addRow('most moves', { upper: limit }, moved);
        },
      },
    ];
  },
  breaches: (problem, shares) => {
    const limit = problem.policy.maxMoves;
    const moved = movedPersons(problem, shares).length;
    if (limit === null || moved <= limit) return [];
    const sentence = `${count(moved, 'person leaves their', 'people leave their')} current district; at most ${limit} may.`;
    return [{ rule: 'maxMoves', subject: 'maxMoves', amount: moved - limit, sentence }];
  },
};

/** Persons with a current district who have less than their whole share in it. */
function movedPersons(problem: Problem, shares: Shares): Worker[] {
  return problem.persons.filter((worker) => moves(worker, shares));
}

function moves(worker: Worker, shares: Shares): boolean {
  return worker.current >= 0 && shareAt(shares, worker.index, worker.current) < 1 - tolerance;
}

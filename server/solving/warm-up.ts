import type { PlanInput } from '../../solver/plan-input.ts';

/** Enough to have most of the code compiled. */
export const WARM_UP_MS = 1200;

const PEOPLE = 48;
const DISTRICTS = ['a', 'b', 'c', 'd'];

/**
 * A made-up problem of the usual kind, only ever solved to have the engines' code compiled before somebody waits for it:
 * measured, the first solve of a process takes two to three times as long as the next.
 */
export function warmUpProblem(): PlanInput {
  return {
    format: 'evenhand-problem/1',
    title: 'Warm-up',
    asAt: '2021-04-01',
    districts: DISTRICTS.map((id, at) => ({
      id,
      name: id,
      demandFte: 7 + 2 * at,
      languageDemandFte: { ur: 1.1 + at / 4, bn: 0.9 },
      minimumFte: { 'team-manager': 1 },
    })),
    roles: [
      { id: 'team-manager', caseload: 0 },
      { id: 'caseworker', caseload: 1 },
    ],
    staff: Array.from({ length: PEOPLE }, (_, at) => ({
      id: `w${at}`,
      kind: 'person' as const,
      role: at < DISTRICTS.length ? 'team-manager' : 'caseworker',
      fte: at < DISTRICTS.length ? 1 : ([1, 0.8, 0.6, 0.5][at % 4] ?? 1),
      languages: [...(at % 5 === 0 ? ['ur'] : []), ...(at % 7 === 0 ? ['bn'] : [])],
      current: DISTRICTS[(at * 7) % 4] ?? null,
      preferences:
        at % 3 === 0 ? { [DISTRICTS[(at * 5) % 4] ?? 'a']: 1, [DISTRICTS[(at * 3 + 1) % 4] ?? 'b']: 0.6 } : {},
    })),
    policy: {
      tolerance: 0.02,
      severe: 0.1,
      maxMoves: null,
      weights: { fairShare: 10, severe: 30, language: 4, preference: 1, move: 0.5 },
    },
  };
}

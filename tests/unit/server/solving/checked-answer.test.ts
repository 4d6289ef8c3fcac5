import { describe, expect, it } from 'vitest';
import { currentPlacements, placementList, toProblem } from '../../../../server/domain/problem.ts';
import { endingOf } from '../../../../server/solving/checked-answer.ts';
import { progressFigures } from '../../../../server/solving/progress-figures.ts';
import { requireSolvable } from '../../../../server/solving/require-solvable.ts';
import type { SolveProgress } from '../../../../server/solving/solve-runner.ts';
import type { Proposal } from '../../../../solver/proposal.ts';
import { verify } from '../../../../solver/verify.ts';
import { exampleFacts } from '../domain/example.ts';

const input = toProblem(exampleFacts, {
  weights: { fairShare: 10, severe: 30, language: 4, preference: 1, move: 0.5 },
  maxMoves: null,
});
const placements = placementList(exampleFacts, currentPlacements(exampleFacts));
const { objective, penalties, districts } = verify(input, placements);
const sound: Proposal = {
  format: 'evenhand-proposal/1',
  status: 'optimal',
  objective,
  bound: objective,
  gap: 0,
  penalties,
  placements,
  vacancies: { objective: 0, placements: [] },
  districts,
  conflicts: [],
  engine: 'highs',
  elapsedMs: 1,
};
const best: SolveProgress = { elapsedMs: 7, objective, bound: 0, gap: 1, placements, moves: 0, worstDifference: 0 };
const solved = (more: Partial<Proposal>) =>
  endingOf(input, { kind: 'solved', proposal: { ...sound, ...more } }, null, 1e-4);

describe('the end of a job', () => {
  it('is ready where the check agrees', () => {
    expect(solved({})).toEqual({ state: 'ready', proposal: sound });
  });

  it('is impossible where the solver proves it', () => {
    expect(solved({ status: 'infeasible', objective: null }).state).toBe('impossible');
  });

  it.each([
    ['another sum', { objective: objective + 0.001 }, 'its sum is'],
    ['no sum', { objective: null }, 'its sum is'],
    ['somebody left out', { placements: placements.slice(1) }, 'Ann Lee is not placed anywhere'],
    ['a broken constraint', { placements: moved('c', 'north') }, 'Cas Roe may not work in North'],
    ['a minimum not held', { placements: moved('m', 'north') }, 'South would have 0.00 FTE of Team manager'],
    ['a stranger', { placements: [...placements, { staff: 'x', district: 'north', share: 1 }] }, 'it names “x”'],
    ['a stray district', { placements: moved('a', 'nowhere') }, 'it names “nowhere”'],
  ])('is failed with %s', (_, more, reason) => {
    const ending = solved(more);
    expect(ending.state).toBe('failed');
    if (ending.state === 'failed') expect(ending.failure).toContain(reason);
  });

  it('keeps the best so far of a stopped job, not proven and checked like any other', () => {
    const kept = endingOf(input, { kind: 'cancelled' }, best, 1e-4);
    expect(kept).toMatchObject({ state: 'ready', proposal: { status: 'feasible', gap: 1, placements, penalties } });
    const wrong = { ...best, placements: moved('c', 'north') };
    expect(endingOf(input, { kind: 'cancelled' }, wrong, 1e-4).state).toBe('failed');
  });

  it('keeps the best so far of a job that ran out of time, and fails without any', () => {
    expect(endingOf(input, { kind: 'overdue' }, best, 1e-4).state).toBe('ready');
    expect(endingOf(input, { kind: 'overdue' }, null, 1e-4).state).toBe('failed');
  });

  it('is cancelled where nothing is to be kept', () => {
    expect(endingOf(input, { kind: 'cancelled' }, null, 1e-4)).toEqual({ state: 'cancelled' });
  });
});

describe('figures while it runs', () => {
  it('count moves and find the worst district', () => {
    const figures = progressFigures(input);
    expect(figures(placements).moves).toBe(0);
    // north 1.5 of 1.5333
    expect(figures(placements).worstDifference).toBeCloseTo(-0.0217391, 6);
    // a moves south: north 0.5 of 1.5333
    expect(figures(moved('a', 'south'))).toEqual({ moves: 1, worstDifference: expect.closeTo(-0.673913, 6) });
  });
});

describe('the size of a plan', () => {
  it('is limited, with the figures in the message', () => {
    const facts = (people: number, count: number) => ({
      facts: {
        ...exampleFacts,
        people: new Array(people).fill(exampleFacts.people[0]),
        districts: new Array(count).fill(exampleFacts.districts[0]),
      },
    });
    expect(() => requireSolvable(facts(3000, 40))).not.toThrow();
    expect(() => requireSolvable(facts(3001, 40))).toThrow('3001 people and 40 districts');
  });
});

function moved(staff: string, district: string) {
  return placements.map((placement) => (placement.staff === staff ? { ...placement, district } : placement));
}

import { describe, expect, it } from 'vitest';
import type { FactPerson } from '../../../../server/domain/facts.ts';
import { isMoved } from '../../../../server/domain/measures.ts';
import { type Plan, placementsByPerson, planOfToday, problemToPropose } from '../../../../server/domain/plan.ts';
import { endingOf } from '../../../../server/solving/checked-answer.ts';
import type { Asking, StudyEnd, StudyNews } from '../../../../server/studies/answers.ts';
import { movesCurve } from '../../../../server/studies/moves-curve.ts';
import type { PlanInput } from '../../../../solver/plan-input.ts';
import type { Proposal } from '../../../../solver/proposal.ts';
import { verify } from '../../../../solver/verify.ts';
import { propose } from '../../../support/solver-engines.ts';
import { exampleFacts } from '../domain/example.ts';

const person = (id: string, more: Partial<FactPerson> = {}): FactPerson => ({
  id,
  name: `Person ${id}`,
  roleId: 'caseworker',
  contractedMinutes: 2220,
  fte: 1,
  languages: ['en'],
  currentDistrictId: 'north',
  preferences: [],
  cannotWorkIn: [],
  ...more,
});
/** Seven in North, where two thirds of the demand is in North: some of them ought to go. */
const facts = {
  ...exampleFacts,
  districts: exampleFacts.districts.map((district) => ({ ...district, minimums: [] })),
  people: [
    person('1'),
    person('2', { fte: 0.5, preferences: [{ districtId: 'south', rank: 1 }] }),
    person('3', { fte: 0.6, languages: ['ur'] }),
    person('4', { fte: 0.8, preferences: [{ districtId: 'north', rank: 1 }] }),
    person('5', { currentDistrictId: 'south', fte: 0.4, preferences: [{ districtId: 'north', rank: 1 }] }),
    person('6', { cannotWorkIn: ['south'] }),
    person('7', { currentDistrictId: null, fte: 0.3 }),
  ],
};
const plan: Plan = planOfToday(facts);

const solving = (news: StudyNews[] = [], answerWith: (input: PlanInput) => Promise<Proposal> = propose): Asking => ({
  solve: async (input) => endingOf(input, { kind: 'solved', proposal: await answerWith(input) }, null, 1e-4),
  tell: (one) => news.push(one),
});

/** The least objective with at most so many moves, by trying every placement. */
function bruteForce(of: Plan, maxMoves: number): number {
  const input = problemToPropose({ ...of, maxMoves });
  let best = Number.POSITIVE_INFINITY;
  const count = input.staff.length;
  for (let code = 0; code < 2 ** count; code++) {
    const placements = input.staff.map(({ id }, at) => ({
      staff: id,
      district: (code >> at) % 2 === 0 ? 'north' : 'south',
      share: 1,
    }));
    const { objective, violations } = verify(input, placements);
    if (violations.length === 0) best = Math.min(best, objective);
  }
  return best;
}

function curveOf(end: StudyEnd) {
  if (end.state !== 'done' || !end.result.movesCurve) throw new Error(`The study ended ${end.state}`);
  return { ...end.result.movesCurve, answers: end.result.answers };
}

describe('the curve of moves', () => {
  it('is what trying every placement finds, falls, and ends at the best of all', async () => {
    const news: StudyNews[] = [];
    const { points, answers, sentence } = curveOf(await movesCurve(plan, null, solving(news)));
    expect(points.length).toBeGreaterThan(2);
    expect(points.map(({ maxMoves }) => maxMoves)).toEqual(points.map((_, at) => at));
    for (const { maxMoves, moves, objective, proven, gap } of points) {
      expect(objective).toBeCloseTo(bruteForce(plan, maxMoves), 6);
      expect(moves).toBeLessThanOrEqual(maxMoves);
      expect({ proven, gap }).toEqual({ proven: true, gap: null });
    }
    expect(points.at(-1)?.objective).toBeCloseTo(bruteForce(plan, 7), 6);
    const [first, last] = [bruteForce(plan, 0), bruteForce(plan, 7)];
    expect(points[0]?.improvement).toBe(0);
    expect(points.at(-1)?.improvement).toBeCloseTo(1 - last / first, 6);
    const objectives = points.map(({ objective }) => objective);
    expect(objectives).toEqual(objectives.toSorted((a, b) => b - a));
    expect(sentence).toMatch(/move/);
    // every point can be taken: its plan is the one the figures are of
    for (const [at, { proposal, maxMoves }] of answers.entries()) {
      const { objective, violations } = verify(problemToPropose({ ...plan, maxMoves }), proposal.placements);
      expect(violations).toEqual([]);
      expect(objective).toBeCloseTo(points[at]?.objective ?? Number.NaN, 9);
      const placed = placementsByPerson(proposal.placements);
      const moved = facts.people.filter(({ id, currentDistrictId }) =>
        isMoved(currentDistrictId, placed.get(id) ?? []),
      );
      expect(moved.length).toBe(points[at]?.moves);
    }
    // told as it went: each time one point more
    const told = news.flatMap(({ result }) => (result?.movesCurve ? [result.movesCurve.points.length] : []));
    expect(told).toEqual(told.map((_, at) => at + 1));
    expect(told.length).toBe(points.length - 1);
  });

  it('stops at the most moves asked for', async () => {
    const { points } = curveOf(await movesCurve(plan, 1, solving()));
    expect(points.map(({ maxMoves }) => maxMoves)).toEqual([0, 1]);
  });

  it('keeps pins, and starts where they allow', async () => {
    const pin = { reason: 'knows the schools', author: 'x', pinnedAt: '2021-04-01', expires: null };
    const pinned: Plan = {
      ...plan,
      placements: new Map([...plan.placements, ['1', [{ districtId: 'south', share: 1 }]]]),
      pins: new Map([['1', pin]]),
    };
    const { points, answers } = curveOf(await movesCurve(pinned, null, solving()));
    expect(points[0]?.maxMoves).toBe(1);
    expect(points[0]?.objective).toBeCloseTo(bruteForce(pinned, 1), 6);
    for (const { proposal } of answers) {
      expect(proposal.placements).toContainEqual({ staff: '1', district: 'south', share: 1 });
    }
  });

  it('never shows a point worse than the one before, and says how far it may be off', async () => {
    // a solver that, allowed one move, makes one that does harm, and proves nothing
    const harm = facts.people.map(({ id, currentDistrictId }) => ({
      staff: id,
      district: id === '5' ? 'north' : (currentDistrictId ?? 'north'),
      share: 1,
    }));
    const careless = async (input: PlanInput): Promise<Proposal> => {
      const proposal = await propose(input);
      if (input.policy.maxMoves !== 1) return proposal;
      const { objective, penalties, districts, violations } = verify(input, harm);
      expect(violations).toEqual([]);
      return { ...proposal, status: 'feasible', objective, penalties, districts, placements: harm, bound: 0, gap: 1 };
    };
    const { points } = curveOf(await movesCurve(plan, null, solving([], careless)));
    const [none, one] = points;
    expect(verify(problemToPropose(plan), harm).objective).toBeGreaterThan(none?.objective ?? 0);
    expect(one).toMatchObject({ maxMoves: 1, moves: 0, objective: none?.objective, proven: false });
    // the best of all bounds it: with one move nothing is better than with any number
    const { objective: best } = points.at(-1) ?? { objective: Number.NaN };
    expect(one?.gap).toBeCloseTo(1 - best / (none?.objective ?? 0), 3);
  });

  it('says why where no plan is possible at all', async () => {
    const barred = { ...facts, people: facts.people.map((one) => ({ ...one, cannotWorkIn: ['north', 'south'] })) };
    const end = await movesCurve(planOfToday(barred), null, solving());
    expect(end).toMatchObject({ state: 'failed', failure: expect.stringContaining('may not work in North and South') });
  });
});

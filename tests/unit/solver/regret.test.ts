import { describe, expect, it } from 'vitest';
import type { Placement } from '../../../solver/proposal.ts';
import { type DistrictDemand, leastRegret, underDemand } from '../../../solver/regret.ts';
import { verify } from '../../../solver/verify.ts';
import { autoEngines } from '../../support/solver-engines.ts';
import { readProblem, smallProblem } from '../../support/solver-problems.ts';
import { solved } from './regret-scenarios.ts';

const options = { engines: autoEngines, deadlineMs: 20_000, now: () => performance.now() };
const need = (id: string, demandFte: number): DistrictDemand => ({ id, demandFte, languageDemandFte: {} });
const at = (staff: string, district: string): Placement => ({ staff, district, share: 1 });

describe('the plan with least to regret at worst', () => {
  /** Four alike people, all of them in North today; fair shares only, one point for each FTE short. */
  const fourPeople = smallProblem(
    ['P1', 'P2', 'P3', 'P4'].map((id) => ({ id, languages: [], current: 'north' })),
    { policy: { tolerance: 0, weights: { fairShare: 1, severe: 0, language: 0, preference: 0, move: 0 } } },
  );
  const allNorth = [need('north', 4), need('south', 0)];
  const allSouth = [need('north', 0), need('south', 4)];

  it('stands in the middle between two demands, worked by hand', async () => {
    // all four are due in North, or all four in South: with n in North the regrets are 4 − n and n, so two each is best
    const { scenarios, candidates } = await solved(fourPeople, [allNorth, allSouth]);
    expect(scenarios.map(({ best }) => best.objective)).toEqual([0, 0]);
    const found = leastRegret(fourPeople, scenarios, candidates, options);
    expect(found.worst).toBeCloseTo(2, 9);
    expect(found.regrets).toEqual([2, 2]);
    expect(found.bound).toBeCloseTo(2, 5);
    expect(found.placements.filter(({ district }) => district === 'north')).toHaveLength(2);
  });

  it('counts what is lost against the best possible, not what is short', async () => {
    // at most one may move: all in South costs 3 whoever moves, so nothing more than that is regretted there
    const one = { ...fourPeople, policy: { ...fourPeople.policy, maxMoves: 1 } };
    const { scenarios, candidates } = await solved(one, [allNorth, allSouth]);
    expect(scenarios.map(({ best }) => best.objective)).toEqual([0, 3]);
    // staying: regrets 0 and 4 − 3; moving one: 1 and 0; both have 1 to regret at worst
    const found = leastRegret(one, scenarios, candidates, options);
    expect(found.worst).toBeCloseTo(1, 9);
    expect(verify(one, found.placements).violations).toEqual([]);
  });

  it('is the best plan itself where there is only one demand', async () => {
    const input = readProblem('district-20');
    const districts = input.districts.map(({ id, demandFte, languageDemandFte = {} }) => {
      return { id, demandFte: id === 'north' ? demandFte * 1.2 : demandFte, languageDemandFte };
    });
    const { scenarios, candidates } = await solved(input, [districts]);
    const found = leastRegret(input, scenarios, candidates, options);
    expect(found.worst).toBe(0);
    expect(verify(underDemand(input, districts), found.placements).objective).toBeCloseTo(
      scenarios[0]?.best.objective ?? Number.NaN,
      9,
    );
  });

  it('needs no candidate, leaves out one that breaks a rule, and gives the same plan again', async () => {
    const pinned = smallProblem(
      [{ pinned: 'south' }, {}, {}, {}].map((person) => ({ languages: [], current: 'north', ...person })),
      { policy: fourPeople.policy },
    );
    const { scenarios } = await solved(pinned, [allNorth, allSouth]);
    const breaking = ['P1', 'P2', 'P3', 'P4'].map((id) => at(id, 'north'));
    const found = leastRegret(pinned, scenarios, [breaking], options);
    expect(found.placements).toContainEqual(at('P1', 'south'));
    // one has to be in South, so three in North is the best there: regrets 3 − n and n of the three others
    expect(found.worst).toBeCloseTo(2, 9);
    expect(leastRegret(pinned, scenarios, [], options)).toEqual(found);
  });

  it('says how far off an unproved best may leave it', async () => {
    const { scenarios, candidates } = await solved(fourPeople, [allNorth, allSouth]);
    const unsure = scenarios.map(({ districts }) => ({ districts, best: { objective: 0.5, bound: -1 } }));
    const found = leastRegret(fourPeople, unsure, candidates, options);
    // the candidates themselves show that nothing need be short: the best known falls to 0
    expect(found.regrets).toEqual([2, 2]);
    expect(found.atMost).toBeCloseTo(3, 9);
    // the bound holds against the bests as they were told
    expect(found.bound).toBeLessThanOrEqual(2);
  });

  it('refuses no demand, and too many', async () => {
    const { scenarios, candidates } = await solved(fourPeople, [allNorth, allSouth]);
    expect(() => leastRegret(fourPeople, [], candidates, options)).toThrow(RangeError);
    const nine = Array.from({ length: 9 }, () => scenarios[0]).filter((scenario) => scenario !== undefined);
    expect(() => leastRegret(fourPeople, nine, candidates, options)).toThrow('1 to 8 demands, not 9');
  });
});

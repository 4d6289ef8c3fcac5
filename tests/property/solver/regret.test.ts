import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanInput } from '../../../solver/plan-input.ts';
import { type DistrictDemand, leastRegret, type RegretScenario, underDemand } from '../../../solver/regret.ts';
import { verify } from '../../../solver/verify.ts';
import { autoEngines, propose } from '../../support/solver-engines.ts';
import { arbitraryProblem } from './arbitrary-problem.ts';
import { combinations, naive, personalOptions, type Row } from './naive.ts';

const quarter = (most: number) => fc.integer({ min: 0, max: most }).map((count) => count / 4);
const demand = fc.record({
  demandFte: quarter(12),
  languageDemandFte: fc.record({ ur: quarter(4), bn: quarter(3) }),
});

/** A tiny problem under two to four demands. */
const underDemands = arbitraryProblem({ districts: 3, staff: 5 })
  .filter((input) => combinations(input) <= 1500)
  .chain((input) =>
    fc.array(fc.tuple(...input.districts.map(() => demand)), { minLength: 2, maxLength: 4 }).map((demands) => ({
      input,
      demands: demands.map((byDistrict) =>
        byDistrict.map((entry, d): DistrictDemand => ({ id: input.districts[d]?.id ?? '', ...entry })),
      ),
    })),
  );

/** Objective under each demand of every combination that keeps the hard rules. */
function everyPlan(inputs: readonly PlanInput[]): number[][] {
  const [first] = inputs;
  if (!first) return [];
  const options = first.staff.map((person) => personalOptions(first, person));
  const found: number[][] = [];
  const walk = (rows: Row[]): void => {
    const next = options[rows.length];
    if (next) {
      for (const row of next) walk([...rows, row]);
      return;
    }
    const judged = inputs.map((input) => naive(input, rows));
    if (judged.every(({ holds }) => holds)) found.push(judged.map(({ objective }) => objective));
  };
  walk([]);
  return found;
}

describe('the least worst regret against brute force', () => {
  it('is that of the best of all combinations, proved', async () => {
    let solved = 0;
    await fc.assert(
      fc.asyncProperty(underDemands, async ({ input, demands }) => {
        const inputs = demands.map((districts) => underDemand(input, districts));
        const plans = everyPlan(inputs);
        fc.pre(plans.length > 0);
        const bests = demands.map((_, s) => Math.min(...plans.map((plan) => plan[s] ?? 0)));
        const expected = Math.min(...plans.map((plan) => Math.max(...plan.map((cost, s) => cost - (bests[s] ?? 0)))));

        const proposals = await Promise.all(inputs.map((under) => propose(under)));
        const scenarios = demands.map((districts, s): RegretScenario => {
          const { objective, bound } = proposals[s] ?? {};
          return { districts, best: { objective: objective ?? Number.NaN, bound: bound ?? Number.NaN } };
        });
        const found = leastRegret(
          input,
          scenarios,
          proposals.map(({ placements }) => placements),
          { engines: autoEngines, deadlineMs: 20_000, now: () => performance.now() },
        );
        expect(found.worst).toBeCloseTo(expected, 4);
        expect(found.bound).toBeLessThanOrEqual(expected + 1e-5);
        expect(found.bound).toBeGreaterThanOrEqual(expected - 2e-3);
        expect(found.atMost).toBeGreaterThanOrEqual(found.worst);
        inputs.forEach((under, s) => {
          const { violations, objective } = verify(under, found.placements);
          expect(violations).toEqual([]);
          expect(objective - (bests[s] ?? 0)).toBeCloseTo(found.regrets[s] ?? Number.NaN, 4);
        });
        solved += 1;
      }),
      { numRuns: 120, seed: 20_210_402 },
    );
    expect(solved).toBeGreaterThanOrEqual(100);
  });
});

import { expect, it } from 'vitest';
import { leastRegret, underDemand } from '../../../solver/regret.ts';
import { verify } from '../../../solver/verify.ts';
import { autoEngines } from '../../support/solver-engines.ts';
import { readProblem } from '../../support/solver-problems.ts';
import { solved } from './regret-scenarios.ts';

it('a search for the plan with least to regret tells of every better plan and keeps its deadline', async () => {
  const input = readProblem('district-80');
  const demands = input.districts.slice(0, 3).map(({ id: surged }) =>
    input.districts.map(({ id, demandFte, languageDemandFte = {} }) => {
      return { id, demandFte: id === surged ? demandFte * 1.3 : demandFte, languageDemandFte };
    }),
  );
  const { scenarios, candidates } = await solved(input, demands);
  const search = () => {
    const told: number[] = [];
    const started = performance.now();
    const found = leastRegret(input, scenarios, candidates, {
      engines: autoEngines,
      now: () => performance.now(),
      deadlineMs: 1500,
      onBetter: (_, worst) => told.push(worst),
    });
    return { told, found, ms: performance.now() - started };
  };
  // a machine that does other things too may be late once, not three times
  let last = search();
  for (let tries = 1; tries < 3 && last.ms >= 2500; tries += 1) last = search();
  const { told, found, ms } = last;
  expect(ms).toBeLessThan(2500);
  expect(told.at(-1)).toBe(found.worst);
  expect(found.bound).toBeLessThanOrEqual(found.worst);
  for (const placements of candidates) {
    const regrets = demands.map((districts, s) => {
      return verify(underDemand(input, districts), placements).objective - (scenarios[s]?.best.objective ?? 0);
    });
    expect(found.worst).toBeLessThanOrEqual(Math.max(...regrets) + 1e-9);
  }
});

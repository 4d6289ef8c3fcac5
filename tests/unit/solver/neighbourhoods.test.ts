import { describe, expect, it } from 'vitest';
import { buildProgram } from '../../../solver/build.ts';
import { isFeasible, type LinearProgram } from '../../../solver/lp.ts';
import { amongDistricts, cheapestPlaces, type Surroundings, whereTheyDiffer } from '../../../solver/neighbourhoods.ts';
import { compile } from '../../../solver/problem.ts';
import { type Shares, sharesOf } from '../../../solver/shares.ts';
import { tighten } from '../../../solver/tighten.ts';
import { verifyShares } from '../../../solver/verify.ts';
import { instance } from '../../bench/solver-instances.ts';
import { autoEngines, propose } from '../../support/solver-engines.ts';

/** A plan that is far from the best (the best for other weights), and what the relaxation says. */
async function surroundings(): Promise<Surroundings> {
  const input = instance({ persons: 40, districts: 5, seed: 7 });
  const draft = buildProgram(compile(input));
  const relaxation = autoEngines.proof.relax?.(draft.program);
  const first = relaxation?.solve(10_000);
  if (!relaxation || !first) throw new Error('HiGHS opens and solves relaxations.');
  const options = { rounds: 12, mixedRounds: 0, leftMs: () => 10_000, shouldStop: () => false };
  const point = tighten(draft, relaxation, first, options);
  relaxation.close();
  const likedMost = {
    ...input,
    policy: { ...input.policy, weights: { ...input.policy.weights, fairShare: 0, severe: 0, language: 0 } },
  };
  const { placements } = await propose(likedMost);
  const shares = sharesOf(draft.problem, placements);
  return { draft, point, best: { shares, objective: verifyShares(draft.problem, shares).objective } };
}

function solved(around: Surroundings, program: LinearProgram): { shares: Shares; objective: number } {
  const outcome = autoEngines.proof.solve(program, { start: around.draft.pointOf(around.best.shares) });
  if (!('values' in outcome)) throw new Error(`The part ended ${outcome.status}.`);
  const shares = around.draft.sharesOf(outcome.values);
  return { shares, objective: verifyShares(around.draft.problem, shares).objective };
}

const around = await surroundings();
const parts: [string, LinearProgram][] = [
  ['a few districts', amongDistricts(around, new Set([0, 2, 3]))],
  ['people about whom plan and relaxation differ', whereTheyDiffer(around)],
  ['the cheapest places', cheapestPlaces(around, 60)],
];

describe.each(parts)('a part of the problem: %s', (_, program) => {
  it('still holds the plan it starts from, and has fewer places open than the whole', () => {
    expect(isFeasible({ ...program, rows: around.draft.program.rows }, around.draft.pointOf(around.best.shares))).toBe(
      true,
    );
    const open = ({ columns }: LinearProgram): number =>
      columns.filter(({ integer, lower, upper }) => integer && lower < upper).length;
    expect(open(program)).toBeLessThan(open(around.draft.program));
  });

  it('leads to a plan that keeps every rule and costs less', () => {
    const { shares, objective } = solved(around, program);
    expect(verifyShares(around.draft.problem, shares).violations).toEqual([]);
    expect(objective).toBeLessThan(around.best.objective);
  });
});

describe('a few districts solved together', () => {
  it('leave everybody outside where they are', () => {
    const chosen = new Set([0, 2, 3]);
    const { shares } = solved(around, amongDistricts(around, chosen));
    for (const [w, row] of around.best.shares.entries()) {
      const outside = row.some((share, d) => share > 0 && !chosen.has(d));
      if (outside) expect(shares[w]).toEqual(row);
      else expect(shares[w]?.every((share, d) => share === 0 || chosen.has(d))).toBe(true);
    }
  });
});

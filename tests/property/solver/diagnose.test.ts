import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildFeasibility } from '../../../solver/build.ts';
import { diagnose } from '../../../solver/diagnose.ts';
import { compile, type Problem } from '../../../solver/problem.ts';
import { hardRules } from '../../../solver/rules/index.ts';
import type { Demand } from '../../../solver/rules/rule.ts';
import { autoEngines } from '../../support/solver-engines.ts';
import { arbitraryProblem } from './arbitrary-problem.ts';
import { bruteForce, combinations } from './naive.ts';

const structural = ['wholePlacement', 'splitStep', 'districtLimit'];
const tiny = arbitraryProblem({ districts: 3, staff: 5 }).filter((input) => combinations(input) <= 4000);
const medium = arbitraryProblem({ districts: 4, staff: 14 });

/** One plain solve: no plan kept from before, no relaxation, no local search. */
function holdTogether(problem: Problem, demands: readonly Demand[]): boolean {
  const frame = hardRules.flatMap((rule) => rule.demands(problem)).filter(({ rule }) => structural.includes(rule));
  return autoEngines.proof.solve(buildFeasibility(problem, [...frame, ...demands]).program).status !== 'infeasible';
}

function expectMinimal(problem: Problem): number {
  const all = hardRules.flatMap((rule) => rule.demands(problem)).filter(({ rule }) => !structural.includes(rule));
  const conflict = diagnose(problem, autoEngines.proof);
  const named = all.filter((demand) =>
    conflict.some(({ rule, sentence }) => rule === demand.rule && sentence === demand.sentence),
  );
  expect(named).toHaveLength(conflict.length);
  if (holdTogether(problem, all)) {
    expect(conflict).toEqual([]);
    return 0;
  }
  expect(holdTogether(problem, named)).toBe(false);
  for (const given of named) {
    expect(
      holdTogether(
        problem,
        named.filter((demand) => demand !== given),
      ),
      given.sentence,
    ).toBe(true);
  }
  return conflict.length;
}

describe('the conflict that a diagnosis names', () => {
  it('cannot hold together, and does once any one of it is given up', () => {
    const sizes: number[] = [];
    fc.assert(
      fc.property(medium, (input) => {
        sizes.push(expectMinimal(compile(input)));
      }),
      { numRuns: 150, seed: 31 },
    );
    // the run is worth something only where conflicts of one rule and of several came up
    expect(sizes.filter((size) => size === 1).length).toBeGreaterThan(5);
    expect(sizes.filter((size) => size > 1).length).toBeGreaterThan(5);
  });

  it('is named exactly where no combination at all holds', () => {
    fc.assert(
      fc.property(tiny, (input) => {
        expect(diagnose(compile(input), autoEngines.proof).length > 0).toBe(bruteForce(input) === null);
      }),
      { numRuns: 150, seed: 32 },
    );
  });
});

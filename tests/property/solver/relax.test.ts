import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../solver/diagnose.ts';
import { compile } from '../../../solver/problem.ts';
import { relaxations } from '../../../solver/relax.ts';
import { relaxed } from '../../../solver/relax-steps.ts';
import { autoEngines } from '../../support/solver-engines.ts';
import { arbitraryProblem } from './arbitrary-problem.ts';
import { bruteForce, combinations } from './naive.ts';

const tiny = arbitraryProblem({ districts: 3, staff: 5 }).filter((input) => combinations(input) <= 4000);

describe('every way out', () => {
  it('makes the problem possible by brute force, and one is always found', () => {
    let impossible = 0;
    fc.assert(
      fc.property(tiny, (input) => {
        const conflicts = diagnose(compile(input), autoEngines.proof);
        if (conflicts.length === 0) return;
        impossible++;
        const found = relaxations(input, conflicts, { engine: autoEngines.proof, limitMs: 20_000 });
        expect(found.length).toBeGreaterThan(0);
        for (const { steps, sentence, people, fte } of found) {
          const after = relaxed(input, steps);
          if (combinations(after) <= 20_000) expect(bruteForce(after), sentence).not.toBeNull();
          expect(people + fte).toBeGreaterThan(0);
        }
      }),
      { numRuns: 120, seed: 41 },
    );
    expect(impossible).toBeGreaterThan(20);
  });
});

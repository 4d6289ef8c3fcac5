import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanInput } from '../../../solver/plan-input.ts';
import type { Placement } from '../../../solver/proposal.ts';
import { demandedLanguages, resultsUnder, tallyPlacements, verify } from '../../../solver/verify.ts';
import { smallProblem } from '../../support/solver-problems.ts';
import { arbitraryProblem } from './arbitrary-problem.ts';

const problems = arbitraryProblem({ districts: 4, staff: 8 });
const places = fc.array(fc.nat(3), { minLength: 8, maxLength: 8 });
const factors = fc.array(fc.constantFrom(0.3, 0.7, 1, 1.9), { minLength: 4, maxLength: 4 });

/** Everybody whole somewhere, or in halves. */
function placed({ staff, districts }: PlanInput, at: readonly number[]): Placement[] {
  const id = (n: number) => districts[n % districts.length]?.id ?? '';
  return staff.flatMap((person, n) => {
    const first = id(at[n] ?? 0);
    const second = id((at[n] ?? 0) + n);
    if (first === second) return [{ staff: person.id, district: first, share: 1 }];
    return [first, second].map((district) => ({ staff: person.id, district, share: 0.5 }));
  });
}

describe('districts from a tally of their placements', () => {
  it('are to the last bit what verifying finds, also under another demand in the same languages', () => {
    fc.assert(
      fc.property(problems, places, factors, (problem, at, factor) => {
        const placements = placed(problem, at);
        const tally = tallyPlacements(problem, placements);
        expect(resultsUnder(problem.districts, tally)).toEqual(verify(problem, placements).districts);
        const districts = problem.districts.map((district, n) => ({
          ...district,
          demandFte: district.demandFte * (factor[n] ?? 1),
          languageDemandFte: Object.fromEntries(
            Object.entries(district.languageDemandFte ?? {}).map(([code, fte]) => [code, fte * (factor[n] ?? 1)]),
          ),
        }));
        const changed = verify({ ...problem, districts }, placements).districts;
        expect(resultsUnder(districts, tally)).toEqual(changed);
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it('refuses a tally that does not tell the languages apart that are needed', () => {
    const problem = smallProblem([{}]);
    const tally = tallyPlacements(problem, []);
    const [first, ...others] = problem.districts;
    const districts = [{ id: 'north', name: 'North', demandFte: 2, ...first, languageDemandFte: { ur: 1 } }, ...others];
    expect(demandedLanguages(districts)).toContain('ur');
    expect(() => resultsUnder(districts, tally)).toThrow(RangeError);
    expect(() => resultsUnder(others, tally)).toThrow(RangeError);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { javascriptLpSolver } from '../../../solver/engines/javascript-lp-solver.ts';
import type { PlanInput } from '../../../solver/plan-input.ts';
import { compile } from '../../../solver/problem.ts';
import type { Placement } from '../../../solver/proposal.ts';
import { sharesOf } from '../../../solver/shares.ts';
import { PlacementState } from '../../../solver/state.ts';
import { verify, verifyShares } from '../../../solver/verify.ts';
import { autoEngines, propose } from '../../support/solver-engines.ts';
import { arbitraryProblem } from './arbitrary-problem.ts';
import { bruteForce, combinations, naive, personalOptions, type Row } from './naive.ts';

const tiny = arbitraryProblem({ districts: 3, staff: 5 }).filter((input) => combinations(input) <= 4000);
const medium = arbitraryProblem({ districts: 4, staff: 14 });

function placements(input: PlanInput, rows: readonly Row[]): Placement[] {
  return input.staff.flatMap((person, w) =>
    input.districts.flatMap((district, d) => {
      const share = rows[w]?.[d] ?? 0;
      return share > 0 ? [{ staff: person.id, district: district.id, share }] : [];
    }),
  );
}

/** A problem with one random choice among each person's own placements. */
const placed = medium
  .filter((input) => input.staff.every((person) => personalOptions(input, person).length > 0))
  .chain((input) =>
    fc
      .tuple(...input.staff.map((person) => fc.constantFrom(...personalOptions(input, person))))
      .map((rows) => ({ input, rows })),
  );

describe('solve against brute force', () => {
  it.each([
    ['auto', autoEngines],
    ['highs', { small: autoEngines.proof, proof: autoEngines.proof }],
  ])('finds the best of all combinations, or says that none holds (%s)', async (_, engines) => {
    await fc.assert(
      fc.asyncProperty(tiny, async (input) => {
        const best = bruteForce(input);
        const proposal = await propose(input, { engines });
        if (best === null) {
          expect(proposal.status).toBe('infeasible');
          expect(proposal.conflicts.length).toBeGreaterThan(0);
          return;
        }
        expect(proposal.status).toBe('optimal');
        expect(proposal.objective).toBeCloseTo(best, 5);
        expect(proposal.bound).toBeLessThanOrEqual(best + 1e-6);
        expect(verify(input, proposal.placements).violations).toEqual([]);
      }),
      { numRuns: 120, seed: 20_210_401 },
    );
  });

  it('agrees between javascript-lp-solver alone and HiGHS', async () => {
    await fc.assert(
      fc.asyncProperty(tiny, async (input) => {
        const alone = await propose(input, { engines: { small: javascriptLpSolver, proof: javascriptLpSolver } });
        const best = bruteForce(input);
        expect(alone.status).toBe(best === null ? 'infeasible' : 'optimal');
        if (best !== null) expect(alone.objective).toBeCloseTo(best, 5);
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});

describe('verify', () => {
  it('equals a naive reading of the model', () => {
    fc.assert(
      fc.property(placed, ({ input, rows }) => {
        const expected = naive(input, rows);
        const found = verify(input, placements(input, rows));
        expect(found.objective).toBeCloseTo(expected.objective, 8);
        expect(found.violations.length === 0).toBe(expected.holds);
      }),
      { numRuns: 400, seed: 1 },
    );
  });
});

describe('the placement state', () => {
  it('judges every transfer and swap exactly as a full recomputation does', () => {
    fc.assert(
      fc.property(placed, fc.nat(), fc.nat(), fc.nat(3), ({ input, rows }, pickA, pickB, pickTo) => {
        const problem = compile(input);
        const shares = sharesOf(problem, placements(input, rows));
        const state = new PlacementState(problem, shares);
        const worker = problem.persons[pickA % Math.max(1, problem.persons.length)];
        const other = problem.persons[pickB % Math.max(1, problem.persons.length)];
        if (!worker || !other) return;
        const from = (shares[worker.index] ?? []).findIndex((share) => share > 0);
        const to = pickTo % problem.districts.length;
        if (from === to) return;
        const first = { worker, from, to, share: shares[worker.index]?.[from] ?? 0 };
        const held = shares[other.index]?.[to] ?? 0;
        const back = other !== worker && held > 0 ? { worker: other, from: to, to: from, share: held } : undefined;
        const before = verifyShares(problem, state.shares);
        const brokenBefore = state.broken();
        const judged = state.judge(first, back);
        const { hard, ...rules } = { ...state.last };
        state.apply(first);
        if (back) state.apply(back);
        const after = verifyShares(problem, state.shares);
        expect(judged - 1e5 * hard).toBeCloseTo(after.objective - before.objective, 7);
        for (const rule of ['fairShare', 'severe', 'language', 'preference', 'move'] as const) {
          expect(rules[rule]).toBeCloseTo(after.penalties[rule] - before.penalties[rule], 7);
        }
        expect(hard).toBeCloseTo(state.broken() - brokenBefore, 7);
      }),
      { numRuns: 500, seed: 3 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '../../../solver/build.ts';
import { gomoryCuts } from '../../../solver/gomory-cuts.ts';
import type { Row } from '../../../solver/lp.ts';
import type { PlanInput } from '../../../solver/plan-input.ts';
import { compile } from '../../../solver/problem.ts';
import { RoundingCuts } from '../../../solver/rounding-cuts.ts';
import { sharesOf } from '../../../solver/shares.ts';
import { solve } from '../../../solver/solve.ts';
import { kernelOf, type Tightened, tighten } from '../../../solver/tighten.ts';
import { verify } from '../../../solver/verify.ts';
import { instance } from '../../bench/solver-instances.ts';
import { autoEngines, propose } from '../../support/solver-engines.ts';
import { arbitraryProblem } from './arbitrary-problem.ts';
import { bruteForce, combinations, personalOptions } from './naive.ts';

const tiny = arbitraryProblem({ districts: 3, staff: 6 }).filter((input) => combinations(input) <= 4000);
const medium = arbitraryProblem({ districts: 4, staff: 14 });

/** The program of a problem with its relaxation after cuts, or null where the relaxation has no answer. */
function tightened(input: PlanInput): { draft: ReturnType<typeof buildProgram>; point: Tightened } | null {
  const draft = buildProgram(compile(input));
  if (draft.program.columns.length === 0) return null;
  const relaxation = autoEngines.proof.relax?.(draft.program);
  if (!relaxation) throw new Error('HiGHS opens relaxations.');
  try {
    const first = relaxation.solve(10_000);
    const options = { rounds: 12, mixedRounds: 6, leftMs: () => 10_000, shouldStop: () => false };
    return first && { draft, point: tighten(draft, relaxation, first, options) };
  } finally {
    relaxation.close();
  }
}

/** The cuts of several rounds, each made where the one before left the relaxation. */
function gomoryRounds({ program }: ReturnType<typeof buildProgram>, rounds: number): Row[] {
  const relaxation = autoEngines.proof.relax?.(program);
  if (!relaxation) throw new Error('HiGHS opens relaxations.');
  const cuts: Row[] = [];
  try {
    for (let round = 0; round < rounds; round++) {
      const point = relaxation.solve(10_000);
      if (!point) break;
      const found = gomoryCuts(program.columns, [...program.rows, ...cuts], relaxation.mixes(), point.values);
      relaxation.add(found);
      cuts.push(...found);
    }
  } finally {
    relaxation.close();
  }
  return cuts;
}

describe('the tightened relaxation', () => {
  it('cuts off no plan at all', () => {
    let cuts = 0;
    const placed = medium
      .filter((input) => input.staff.every((person) => personalOptions(input, person).length > 0))
      .chain((input) =>
        fc
          .array(fc.tuple(...input.staff.map((person) => fc.constantFrom(...personalOptions(input, person)))), {
            minLength: 20,
            maxLength: 20,
          })
          .map((plans) => ({ input, plans })),
      );
    fc.assert(
      fc.property(placed, ({ input, plans }) => {
        const draft = buildProgram(compile(input));
        const points = plans.map((plan) => draft.pointOf(plan.map((row) => [...row])));
        // a point that no cut should allow: between three plans, with nothing short and nothing unmet
        const between = draft.program.columns.map(({ integer }, at) =>
          integer ? points.slice(0, 3).reduce((sum, values) => sum + (values[at] ?? 0) / 3, 0) : 0,
        );
        const found = new RoundingCuts(draft.program, draft.coverings).brokenBy(between);
        cuts += found.length;
        for (const { indices, values, lower } of found) {
          for (const point of points) {
            const activity = indices.reduce((sum, at, k) => sum + (values[k] ?? 0) * (point[at] ?? 0), 0);
            expect(activity).toBeGreaterThanOrEqual(lower - 1e-7);
          }
        }
      }),
      { numRuns: 200, seed: 11 },
    );
    expect(cuts).toBeGreaterThan(500);
  });

  it('cuts off no plan by Gomory’s cuts, round after round', async () => {
    let cuts = 0;
    for (const [at, kind] of [{}, { splits: true }, { maxMoves: 6 }, { tightMaximums: true }].entries()) {
      const input = instance({ persons: 36, districts: 4, seed: 60 + at, ...kind });
      const draft = buildProgram(compile(input));
      const plans: number[][] = [];
      await solve(input, {
        engines: autoEngines,
        deadlineMs: 5000,
        now: () => performance.now(),
        onProgress: ({ placements }) => plans.push(draft.pointOf(sharesOf(draft.problem, placements))),
      });
      for (const row of gomoryRounds(draft, 6)) {
        cuts += 1;
        for (const plan of plans) {
          const activity = row.indices.reduce((sum, column, k) => sum + (row.values[k] ?? 0) * (plan[column] ?? 0), 0);
          expect(activity).toBeGreaterThanOrEqual(row.lower - 1e-6);
        }
      }
    }
    expect(cuts).toBeGreaterThan(200);
  });

  it('bounds the best of all combinations from below, and its kernel still holds it', () => {
    fc.assert(
      fc.property(tiny, fc.constantFrom(0, 0.3), (input, above) => {
        const best = bruteForce(input);
        const found = best === null ? null : tightened(input);
        if (best === null || !found) return;
        expect(found.point.objective).toBeLessThanOrEqual(best + 1e-6);
        const outcome = autoEngines.proof.solve(kernelOf(found.draft.program, found.point, best + above));
        expect('objective' in outcome ? outcome.objective : outcome.status).toBeCloseTo(best, 5);
      }),
      { numRuns: 200, seed: 12 },
    );
  });

  it('leads to the same proof as HiGHS alone on the whole program', async () => {
    const kinds = [{}, { splits: true }, { maxMoves: 6 }, { tightMaximums: true }];
    for (const [at, kind] of kinds.entries()) {
      const input = instance({ persons: 36, districts: 4, seed: 40 + at, ...kind });
      const alone = autoEngines.proof.solve(buildProgram(compile(input)).program, { gap: 1e-6 });
      const proposal = await propose(input);
      expect(proposal.status).toBe('optimal');
      expect(proposal.objective).toBeCloseTo('objective' in alone ? alone.objective : Number.NaN, 3);
      expect(verify(input, proposal.placements).violations).toEqual([]);
    }
  });
});

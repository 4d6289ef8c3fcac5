import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from '../../server/domain/calendar.ts';
import { toCsv } from '../../server/domain/csv.ts';
import { fairShares } from '../../server/domain/fair-share.ts';
import type { Plan } from '../../server/domain/plan.ts';
import { applyChanges, type PlanChange } from '../../server/domain/plan-changes.ts';
import { examplePlan } from '../unit/server/domain/example.ts';

const seed = 20210401;
const by = { author: 'Sam', at: '2021-03-01T09:00:00.000Z' };

const personId = fc.constantFrom('a', 'b', 'c', 'm');
const share = fc.integer({ min: 1, max: 19 }).map((steps) => steps / 20);
const placements = fc.oneof(
  fc.constantFrom('north', 'south').map((districtId) => [{ districtId, share: 1 }]),
  share.map((part) => [
    { districtId: 'north', share: part },
    { districtId: 'south', share: (20 - Math.round(part * 20)) / 20 },
  ]),
);
const change: fc.Arbitrary<PlanChange> = fc.oneof(
  fc.record({ kind: fc.constant('place' as const), personId, placements }),
  fc.record({
    kind: fc.constant('pin' as const),
    personId,
    reason: fc.constantFrom('one reason', 'another'),
    expires: fc.constantFrom(null, '2021-06-30'),
  }),
  fc.record({ kind: fc.constant('unpin' as const), personId }),
);

describe('changes of a plan', () => {
  it('are taken back exactly by their undo, and done again by the undo of that', () => {
    let applied = 0;
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const start = examplePlan();
        const done = applyChanges(start, changes, by);
        if ('faults' in done) return;
        applied += 1;
        const undone = applyChanges(done.plan, done.undo, by);
        if ('faults' in undone) throw new Error(undone.faults[0]?.remedy);
        expect(standing(undone.plan)).toEqual(standing(start));
        const redone = applyChanges(undone.plan, undone.undo, by);
        if ('faults' in redone) throw new Error(redone.faults[0]?.remedy);
        expect(standing(redone.plan)).toEqual(standing(done.plan));
      }),
      { seed, numRuns: 500 },
    );
    expect(applied).toBeGreaterThan(100);
  });

  it('place nobody where they cannot work, and everybody wholly', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const done = applyChanges(examplePlan(), changes, by);
        if ('faults' in done) return;
        for (const person of done.plan.facts.people) {
          const placed = done.plan.placements.get(person.id) ?? [];
          expect(placed.reduce((sum, { share: part }) => sum + part, 0)).toBeCloseTo(1, 12);
          expect(placed.some(({ districtId }) => person.cannotWorkIn.includes(districtId))).toBe(false);
        }
      }),
      { seed, numRuns: 300 },
    );
  });
});

/** Placements and pins of a plan, in a comparable form. */
function standing(plan: Plan) {
  const sorted = [...plan.placements].map(([id, placed]) => [
    id,
    placed.toSorted((a, b) => (a.districtId < b.districtId ? -1 : 1)),
  ]);
  return { placements: sorted, pins: [...plan.pins].toSorted(([a], [b]) => (a < b ? -1 : 1)) };
}

describe('fair shares', () => {
  it('add up to the capacity, in the order of demand', () => {
    const demand = fc.array(fc.double({ min: 0.01, max: 500, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(demand, fc.double({ min: 0, max: 3000, noNaN: true }), (demands, capacity) => {
        const shares = [...fairShares(new Map(demands.map((fte, at) => [`d${at}`, fte])), capacity).values()];
        expect(shares.reduce((sum, part) => sum + part, 0)).toBeCloseTo(capacity, 6);
        const most = demands.indexOf(Math.max(...demands));
        expect(shares[most]).toBe(Math.max(...shares));
      }),
      { seed },
    );
  });
});

describe('months', () => {
  it('come back after going as far forward as back', () => {
    const month = fc
      .record({ year: fc.integer({ min: 1990, max: 2090 }), at: fc.integer({ min: 1, max: 12 }) })
      .map(({ year, at }) => `${year}-${String(at).padStart(2, '0')}`);
    fc.assert(
      fc.property(month, fc.integer({ min: -500, max: 500 }), (start, count) => {
        expect(addMonths(addMonths(start, count), -count)).toBe(start);
      }),
      { seed },
    );
  });
});

describe('CSV', () => {
  it('never begins a cell of text like a formula', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme-ascii' }),
        fc.constantFrom('=', '+', '-', '@', '\t', '\r'),
        (text, lead) => {
          const cell = toCsv(['T'], [[lead + text]]).slice('\uFEFFT\r\n'.length);
          expect(cell).toMatch(/^"?'/);
        },
      ),
      { seed },
    );
  });
});

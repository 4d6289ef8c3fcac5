import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from '../../server/domain/calendar.ts';
import { adviceOf } from '../../server/domain/demand/review/advice.ts';
import { type Drift, drifts } from '../../server/domain/demand/review/drift.ts';
import { followRule, REVIEW_OUTCOMES } from '../../server/domain/demand/review/follow.ts';
import { DEFAULT_REVIEW_RULE, type ReviewRule } from '../../server/domain/demand/review/rule.ts';
import { driftOf } from '../unit/server/domain/demand/review/drift-records.ts';

const seed = 20210401;
const DISTRICTS = ['a', 'b', 'c', 'd', 'e'];
const END = '2030-01-01';

/** Months from January 2018 on, a row of differences by district each. */
function monthsOf(rows: readonly (readonly number[])[]): Drift[] {
  return rows.map((row, at) =>
    driftOf(addMonths('2018-01', at), Object.fromEntries(DISTRICTS.map((id, place) => [id, row[place] ?? 0]))),
  );
}

const rule: fc.Arbitrary<ReviewRule> = fc
  .record({
    below: fc.integer({ min: 3, max: 50 }),
    of: fc.integer({ min: 2, max: 12 }),
    months: fc.integer({ min: 2, max: 12 }),
    far: fc.integer({ min: 0, max: 40 }),
    back: fc.integer({ min: 0, max: 100 }),
    restMonths: fc.integer({ min: 0, max: 24 }),
  })
  .map(({ below, of, months, far, back, restMonths }) => ({
    ...DEFAULT_REVIEW_RULE,
    below: below / 100,
    of,
    months: Math.min(months, of),
    farBelow: (below + far) / 100,
    backWithin: (below * back) / 10_000,
    restMonths,
  }));
const difference = fc.double({ min: -0.9, max: 0.9, noNaN: true });
const row = fc.array(difference, { minLength: 5, maxLength: 5 });
const reviews = fc
  .array(fc.record({ at: fc.integer({ min: 0, max: 800 }), outcome: fc.constantFrom(...REVIEW_OUTCOMES) }), {
    maxLength: 4,
  })
  .map((list) =>
    list
      .map(({ at, outcome }, index) => ({
        id: String(index),
        heldOn: new Date(Date.UTC(2018, 0, 1 + at)).toISOString().slice(0, 10),
        outcome,
        nextOn: null,
      }))
      .sort((a, b) => (a.heldOn < b.heldOn ? -1 : 1)),
  );

describe('the rule that asks for a review', () => {
  it('never asks because of a single bad month, however bad, whatever the rule', () => {
    fc.assert(
      fc.property(
        rule,
        fc.array(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }), {
          minLength: 1,
          maxLength: 30,
        }),
        fc.nat(),
        difference,
        (of, rows, where, bad) => {
          // within the limit everywhere but in one month
          const within = rows.map((values) => values.map((value) => -of.below * value));
          const months = monthsOf(
            within.map((values, at) => (at === where % within.length ? [-Math.abs(bad), ...values.slice(1)] : values)),
          );
          expect(followRule(months, [], of, END).signal).toBe(null);
        },
      ),
      { seed, numRuns: 300 },
    );
  });

  it('asks within the months promised once a district has shifted for good', () => {
    fc.assert(
      fc.property(
        rule,
        fc.array(
          row.map((values) => values.map((value) => Math.abs(value))),
          { maxLength: 12 },
        ),
        fc.array(fc.double({ min: 0.001, max: 0.4, noNaN: true }), { minLength: 12, maxLength: 12 }),
        (of, quiet, beyond) => {
          const shifted = beyond.slice(0, of.months).map((more) => [0, 0, -of.below - more, 0, 0]);
          const { signal } = followRule(monthsOf([...quiet, ...shifted]), [], of, END);
          expect(signal?.districtId).toBe('c');
        },
      ),
      { seed, numRuns: 300 },
    );
  });

  it('rarely asks over noise around a fair allocation', () => {
    // five districts, 36 months, standard deviation 4 %: a month is bad for one of them about once in three years
    const next = randomNormal(seed);
    let asked = 0;
    let worstMonths = 0;
    for (let run = 0; run < 400; run += 1) {
      const months = monthsOf(Array.from({ length: 36 }, () => DISTRICTS.map(() => 0.04 * next())));
      worstMonths += months.filter(({ districts }) => districts.some((one) => (one.difference ?? 0) < -0.1)).length;
      if (followRule(months, [], DEFAULT_REVIEW_RULE, END).steps.some(({ state }) => state === 'asked')) asked += 1;
    }
    // bad months are there, or the test would show nothing
    expect(worstMonths).toBeGreaterThan(200);
    expect(asked / 400).toBeLessThan(0.01);
  });

  it('does not end a signal while a district is further off than the nearer limit', () => {
    fc.assert(
      fc.property(rule, fc.array(row, { maxLength: 30 }), (of, rows) => {
        const { steps } = followRule(monthsOf(rows), [], of, END);
        for (const [at, { state, worst }] of steps.entries()) {
          const before = steps[at - 1]?.state;
          if (before !== 'asked' && before !== 'stands') continue;
          const isBack = (worst?.difference ?? 0) >= -of.backWithin - 1e-9;
          expect(state).toBe(isBack ? 'back' : 'stands');
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  it('asks for nothing while it rests after a review, unless a district is far below', () => {
    fc.assert(
      fc.property(rule, fc.array(row, { maxLength: 30 }), reviews, (of, rows, held) => {
        const months = monthsOf(rows);
        const { steps } = followRule(months, held, of, END);
        for (const { date, state, finding } of steps) {
          const last = held.findLast(({ heldOn, outcome }) => heldOn <= date && outcome !== 'look-again');
          if (state !== 'asked' || !last) continue;
          const until = addMonths(last.heldOn.slice(0, 7), of.restMonths);
          if (date.slice(0, 7) < until) expect(finding?.cause).toBe('far');
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  it('says the same of the past whatever comes later', () => {
    fc.assert(
      fc.property(rule, fc.array(row, { minLength: 1, maxLength: 24 }), reviews, fc.nat(), (of, rows, held, cut) => {
        const months = monthsOf(rows);
        const some = months.slice(0, 1 + (cut % months.length));
        const until = some.at(-1)?.date ?? END;
        expect(followRule(some, held, of, until).steps).toEqual(
          followRule(months, held, of, END).steps.slice(0, some.length),
        );
      }),
      { seed, numRuns: 200 },
    );
  });
});

describe('drift', () => {
  it('adds up to nothing over the districts, and does not depend on the size of the service', () => {
    const size = fc.double({ min: 0.1, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(size, size), { minLength: 1, maxLength: 12 }), size, (pairs, factor) => {
        const of = (times: number) =>
          drifts(
            new Map(pairs.map(([demand], at) => [String(at), demand * times])),
            new Map(pairs.map(([, capacity], at) => [String(at), capacity * times])),
          );
        const sum = of(1).reduce((total, { differenceFte }) => total + differenceFte, 0);
        expect(Math.abs(sum)).toBeLessThan(1e-6);
        for (const [at, { difference: before }] of of(1).entries()) {
          expect(of(factor)[at]?.difference).toBeCloseTo(before ?? 0, 6);
        }
      }),
      { seed },
    );
  });
});

describe('moves that are advised', () => {
  it('are never more than the rule allows, gain what it asks, and no fewer would bring every district back', () => {
    const points = fc
      .array(fc.double({ min: -0.5, max: 0.1, noNaN: true }), { maxLength: 8 })
      .map((list) => list.map((worst, at) => ({ moves: at + 1, worst: { districtId: 'a', difference: worst } })));
    fc.assert(
      fc.property(
        points,
        fc.double({ min: -0.6, max: 0, noNaN: true }),
        fc.integer({ min: 1, max: 8 }),
        (list, today, mostMoves) => {
          const of = { ...DEFAULT_REVIEW_RULE, mostMoves };
          const { helps, point } = adviceOf(today, list, of);
          if (!helps || !point) return;
          expect(point.moves).toBeLessThanOrEqual(mostMoves);
          expect(point.worst.difference - today).toBeGreaterThanOrEqual(of.leastGain - 1e-6);
          const fewer = list.filter(({ moves, worst }) => moves < point.moves && worst.difference > today);
          for (const { worst } of fewer) expect(worst.difference).toBeLessThan(-of.backWithin + 1e-6);
        },
      ),
      { seed },
    );
  });
});

/** Normal deviates (Box and Muller) from a small generator with a seed (mulberry32), so that a failure comes again. */
function randomNormal(from: number): () => number {
  let state = from;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

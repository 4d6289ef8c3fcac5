import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../server/domain/establishment/arrangement-dates.ts';
import type { DueRecords } from '../../server/domain/establishment/due/item.ts';
import { dueAt } from '../../server/domain/establishment/due.ts';
import type { OccupancyKind } from '../../server/domain/establishment/records.ts';
import { fundingOf, personOf, recordsOf, recruitmentOf } from '../unit/server/domain/establishment/due-records.ts';
import { occupancyOf, postOf } from '../unit/server/domain/establishment/vacancy-records.ts';

const seed = 20210401;
const KINDS: OccupancyKind[] = ['substantive', 'fixed-term', 'acting-up', 'agency', 'ring-fenced', 'maternity-cover'];
const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2020-04-01', days));
const dates = fc.tuple(day, day).map(([a, b]) => ({ startDate: a < b ? a : b, endDate: a < b ? b : a }));
const postId = fc.constantFrom('P-1', 'P-2');
const personId = fc.constantFrom('W-1', 'W-2', 'W-3');

const records: fc.Arbitrary<DueRecords> = fc
  .record({
    posts: fc.tuple(fc.option(day), fc.option(day)),
    occupancies: fc.array(
      fc.record({
        postId,
        personId,
        kind: fc.constantFrom(...KINDS),
        dates,
        reviewDate: fc.option(day),
        basePoint: fc.constantFrom(null, 4),
      }),
      { maxLength: 6 },
    ),
    fundingLines: fc.array(fc.record({ postId, dates, reviewDate: fc.option(day) }), { maxLength: 3 }),
    recruitments: fc.array(fc.record({ postId, openedOn: day, nextActionBy: fc.option(day) }), { maxLength: 3 }),
    competences: fc.array(fc.record({ personId, expiresOn: day }), { maxLength: 3 }),
    leaves: fc.option(day),
  })
  .map(({ posts: [firstEnd, frozenTo], occupancies, fundingLines, recruitments, competences, leaves }) =>
    recordsOf({
      posts: [
        postOf({ id: 'P-1', endDate: firstEnd }),
        postOf({ id: 'P-2', frozenFrom: frozenTo && '2020-04-01', frozenTo, frozenReason: frozenTo && 'budget' }),
      ],
      occupancies: occupancies.map(({ dates: between, ...given }, index) =>
        occupancyOf({ id: `A-${index}`, ...given, ...between }),
      ),
      fundingLines: fundingLines.map(({ dates: { startDate, endDate }, ...given }, index) =>
        fundingOf({ id: `F-${index}`, ...given, fromDate: startDate, toDate: endDate }),
      ),
      recruitments: recruitments.map((given, index) => recruitmentOf({ id: `R-${index}`, ...given })),
      competences: competences.map((given, index) => ({
        ...given,
        competenceId: `c${index}`,
        name: 'Skill',
        warnDays: 60,
      })),
      people: [personOf({ id: 'W-1' }), personOf({ id: 'W-2', endDate: leaves }), personOf({ id: 'W-3' })],
    }),
  );
const horizon = fc.integer({ min: 0, max: 200 });

describe('what is due, of any records', () => {
  it('lies within the horizon, each thing once, with its days counted, in the order of its days', () => {
    fc.assert(
      fc.property(records, day, horizon, (given, asAt, days) => {
        const items = dueAt(given, asAt, days);
        expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
        for (const { date, daysLeft } of items) {
          expect(daysLeft).toBe(date === null ? null : daysBetween(asAt, date));
          if (daysLeft !== null) expect(daysLeft).toBeLessThanOrEqual(days);
        }
        const order = items.map(({ date }) => date ?? '9999');
        expect(order).toEqual(order.toSorted());
      }),
      { seed, numRuns: 300 },
    );
  });

  it('only grows with the horizon', () => {
    fc.assert(
      fc.property(records, day, horizon, horizon, (given, asAt, a, b) => {
        const near = dueAt(given, asAt, Math.min(a, b));
        const far = dueAt(given, asAt, Math.max(a, b));
        expect(far.map(({ id }) => id)).toEqual(expect.arrayContaining(near.map(({ id }) => id)));
      }),
      { seed, numRuns: 300 },
    );
  });

  it('is the same whatever the order of the records', () => {
    fc.assert(
      fc.property(records, day, (given, asAt) => {
        const turned = {
          ...given,
          posts: given.posts.toReversed(),
          occupancies: given.occupancies.toReversed(),
          fundingLines: given.fundingLines.toReversed(),
          recruitments: given.recruitments.toReversed(),
          people: given.people.toReversed(),
        };
        expect(dueAt(turned, asAt, 90).map(({ id }) => id)).toEqual(dueAt(given, asAt, 90).map(({ id }) => id));
      }),
      { seed, numRuns: 300 },
    );
  });

  it('never has a name in its title', () => {
    fc.assert(
      fc.property(records, day, (given, asAt) => {
        for (const { title } of dueAt(given, asAt, 200)) expect(title).not.toMatch(/Worker/);
      }),
      { seed, numRuns: 100 },
    );
  });
});

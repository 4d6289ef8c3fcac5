import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitGap } from '../../server/domain/establishment/gap.ts';
import type { OccupancyKind, OccupancyRecord, PostRecord } from '../../server/domain/establishment/records.ts';
import { standingsAt } from '../../server/domain/establishment/vacancies.ts';
import { occupancyOf, postOf } from '../unit/server/domain/establishment/vacancy-records.ts';

const seed = 20210401;
const KINDS: OccupancyKind[] = [
  'substantive',
  'fixed-term',
  'acting-up',
  'secondment',
  'maternity-cover',
  'agency',
  'additional-hours',
  'ring-fenced',
];
const day = fc
  .integer({ min: 0, max: 900 })
  .map((days) => new Date(Date.UTC(2019, 3, 1 + days)).toISOString().slice(0, 10));
const dates = fc
  .tuple(day, fc.option(day))
  .map(([a, b]) =>
    b === null ? { startDate: a, endDate: null } : { startDate: a < b ? a : b, endDate: a < b ? b : a },
  );
// few different hours, so that posts are often held in full
const minutes = fc.oneof(fc.constantFrom(1110, 2220), fc.integer({ min: 1, max: 2220 }));
const postId = fc.constantFrom('P-1', 'P-2', 'P-3');
const occupancy: fc.Arbitrary<Omit<OccupancyRecord, 'id'>> = fc
  .record({
    postId,
    personId: fc.constantFrom('W-1', 'W-2', 'W-3', null),
    kind: fc.oneof(fc.constant('substantive' as const), fc.constantFrom(...KINDS)),
    minutes,
    coversId: fc.constantFrom(null, null, 'o-0', 'o-1', 'o-2'),
    dates,
  })
  .map(({ dates: between, ...given }) => ({ ...occupancyOf({ id: '', ...given }), ...between }));
const occupancies = fc
  .array(occupancy, { maxLength: 8 })
  .map((list) => list.map((one, index): OccupancyRecord => ({ ...one, id: `o-${index}` })));
const posts: fc.Arbitrary<PostRecord[]> = fc
  .tuple(...['P-1', 'P-2', 'P-3'].map((id) => fc.record({ id: fc.constant(id), budgetedMinutes: minutes, dates })))
  .map((list) => list.map(({ dates: between, ...given }) => ({ ...postOf(given), ...between })));
const mappings = fc.array(
  fc.record({ oldPostId: postId, newPostId: postId }).filter((one) => one.oldPostId !== one.newPostId),
  { maxLength: 3 },
);
const source = fc.record({ posts, occupancies, mappings });

describe('posts at any date', () => {
  it('are held and vacant to exactly their budgeted hours, and covered for no more than is vacant', () => {
    fc.assert(
      fc.property(source, day, (given, asAt) => {
        for (const { post, heldMinutes, vacantMinutes, coveredMinutes, cover, surplusMinutes } of standingsAt(
          given,
          asAt,
        )) {
          expect(heldMinutes + vacantMinutes).toBe(post.budgetedMinutes);
          expect(vacantMinutes).toBeGreaterThanOrEqual(0);
          expect(coveredMinutes).toBeLessThanOrEqual(vacantMinutes);
          expect(surplusMinutes).toBeGreaterThanOrEqual(0);
          const all = cover.reduce((sum, line) => sum + line.occupancy.minutes, 0);
          const counted = cover.reduce((sum, line) => sum + line.vacancyMinutes + line.holderMinutes, 0);
          expect(counted + surplusMinutes).toBe(all);
        }
      }),
      { seed },
    );
  });

  it('have holders away for no longer than they are there, and covered for no more than they are away', () => {
    fc.assert(
      fc.property(source, day, (given, asAt) => {
        for (const { holders, cover } of standingsAt(given, asAt)) {
          for (const { occupancy: one, awayMinutes, coveredMinutes } of holders) {
            expect(awayMinutes).toBeLessThanOrEqual(one.minutes);
            expect(coveredMinutes).toBeLessThanOrEqual(awayMinutes);
          }
          const covered = holders.reduce((sum, one) => sum + one.coveredMinutes, 0);
          expect(cover.reduce((sum, one) => sum + one.holderMinutes, 0)).toBe(covered);
        }
      }),
      { seed },
    );
  });

  it('have been vacant every day since, and not the day before unless another post was', () => {
    let walked = 0;
    fc.assert(
      fc.property(source, day, (given, asAt) => {
        for (const { post, since } of standingsAt(given, asAt)) {
          if (since === null) continue;
          expect(since <= asAt).toBe(true);
          const own = since < post.startDate ? post.startDate : since;
          for (let at = own; at <= asAt; at = next(at, 9)) expect(vacantOn(given, post.id, at)).toBeGreaterThan(0);
          if (since > post.startDate) {
            walked += 1;
            expect(vacantOn(given, post.id, next(since, -1))).toBe(0);
          }
        }
      }),
      { seed },
    );
    expect(walked).toBeGreaterThan(5);
  });

  it('never become more vacant by somebody more', () => {
    fc.assert(
      fc.property(source, occupancy, day, (given, one, asAt) => {
        const more = { ...given, occupancies: [...given.occupancies, { ...one, id: 'more' }] };
        const before = standingsAt(given, asAt);
        standingsAt(more, asAt).forEach((after, at) => {
          expect(after.vacantMinutes).toBeLessThanOrEqual(before[at]?.vacantMinutes ?? 0);
        });
      }),
      { seed },
    );
  });
});

describe('a gap', () => {
  const fte = fc.double({ min: 0, max: 60, noNaN: true });

  it('is exactly the sum of its parts', () => {
    const figures = fc.record({
      demandFte: fte,
      inPostFte: fte,
      newStartersFte: fte,
      establishmentFte: fte,
      vacantFte: fte,
      frozenFte: fte,
      staffCoverFte: fte,
      coverFte: fc.double({ min: -5, max: 60, noNaN: true }),
      arrangementsFte: fc.double({ min: -5, max: 60, noNaN: true }),
    });
    fc.assert(
      fc.property(figures, (drawn) => {
        const given = { ...drawn, staffCoverFte: Math.min(drawn.staffCoverFte, drawn.vacantFte) };
        const { gapFte, vacantFte, coveredFte, tooSmallFte, newStartersFte, recordsFte } = splitGap(given);
        expect(vacantFte + coveredFte + tooSmallFte + newStartersFte + recordsFte).toBeCloseTo(gapFte, 9);
        expect(vacantFte).toBeGreaterThanOrEqual(0);
        expect(coveredFte).toBeGreaterThanOrEqual(0);
      }),
      { seed },
    );
  });
});

function vacantOn(given: Parameters<typeof standingsAt>[0], id: string, asAt: string): number {
  return standingsAt(given, asAt).find(({ post }) => post.id === id)?.vacantMinutes ?? 0;
}

function next(date: string, days = 1): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

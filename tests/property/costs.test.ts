import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costsView } from '../../server/costs/costs-view.ts';
import {
  costGround,
  occupancyCost,
  postBudget,
  type RateRows,
} from '../../server/domain/establishment/cost-of-records.ts';
import {
  type CostRecords,
  type CostSheet,
  costSheetSteps,
  type YearCost,
} from '../../server/domain/establishment/cost-sheet.ts';
import type { FundingRecord, OccupancyRecord, PostRecord } from '../../server/domain/establishment/records.ts';
import { calendarMonth, dayAfter } from '../../server/domain/pay/days.ts';
import { occupancyOf, postOf } from '../unit/server/domain/establishment/vacancy-records.ts';

const seed = 20210401;
const YEAR = '2020/21';
const POSTS = ['P-1', 'P-2', 'P-3'];
const POINTS = [4, 5, 6];
const dayFrom = (first: number, days: number) => new Date(Date.UTC(2019, 10, first + days)).toISOString().slice(0, 10);
const day = fc.integer({ min: 0, max: 700 }).map((days) => dayFrom(1, days));
const dates = fc.tuple(day, fc.option(day)).map(([a, b]) => {
  return b === null ? { startDate: a, endDate: null } : { startDate: a < b ? a : b, endDate: a < b ? b : a };
});
const point = fc.constantFrom(...POINTS);
const minutes = fc.constantFrom(370, 1110, 2220);

const post: fc.Arbitrary<Partial<PostRecord>> = fc
  .record({
    budgetedMinutes: minutes,
    budgetPoint: fc.option(point, { freq: 6 }),
    dates,
    unitId: fc.constantFrom('a', 'b'),
  })
  .map(({ dates: between, ...given }) => ({ ...given, ...between }));
const posts = fc
  .tuple(post, post, post)
  .map((list): PostRecord[] => list.map((given, at) => postOf({ ...given, id: POSTS[at] ?? '' })));

const pay = fc.oneof(
  point.map((payPoint) => ({ kind: 'substantive' as const, payPoint })),
  point.map((payPoint) => ({ kind: 'fixed-term' as const, payPoint })),
  fc.tuple(point, point).map(([payPoint, basePoint]) => ({ kind: 'acting-up' as const, payPoint, basePoint })),
  fc.integer({ min: 900, max: 4000 }).map((hourlyPence) => ({ kind: 'agency' as const, hourlyPence })),
  fc.constant({ kind: 'ring-fenced' as const, payPoint: null }),
);
const occupancies = fc
  .array(fc.record({ postId: fc.constantFrom(...POSTS), minutes, pay, dates, onCost: fc.boolean() }), { maxLength: 7 })
  .map((list) =>
    list.map(({ pay: paid, dates: between, ...given }, at): OccupancyRecord => {
      return occupancyOf({ id: `A-${at}`, ...given, ...paid, ...between });
    }),
  );
const funding = fc.array(
  fc.record({
    of: fc.constantFrom(...POSTS, 'A-0', 'A-1'),
    fundId: fc.constantFrom('x', 'y'),
    share: fc.integer({ min: 1, max: 3333 }),
    dates,
  }),
  { maxLength: 3 },
);
const money = fc.integer({ min: 1_000_000, max: 5_000_000 });
const ground = fc
  .record({
    money: fc.array(money, { minLength: 6, maxLength: 6 }),
    funding,
    onCost: fc.integer({ min: 0, max: 4000 }),
  })
  .map(
    ({ money: amounts, funding: lines, onCost }): RateRows => ({
      payPoints: ['2018-04-01', '2020-04-01'].flatMap((fromDate, award) =>
        POINTS.map((of, at) => ({ fromDate, point: of, annualPence: amounts[award * 3 + at] ?? 0 })),
      ),
      onCosts: [{ fromDate: '2018-04-01', basisPoints: onCost }],
      gradeRanges: [{ gradeId: 'g5', fromDate: '2018-04-01', lowPoint: 4, highPoint: 6 }],
      fundingLines: lines.map(
        ({ of, fundId, share, dates: { startDate, endDate } }, at): FundingRecord => ({
          ...{ id: `F-${at}`, fundId, fromDate: startDate, toDate: endDate ?? '2022-03-31', shareBasisPoints: share },
          ...{ postId: of.startsWith('P') ? of : null, occupancyId: of.startsWith('A') ? of : null, reason: 'Grant' },
          ...{ reviewDate: null, decisionReference: null, decisionId: null, version: 1 },
        }),
      ),
      fullTimeMinutes: 2220,
    }),
  );
const given = fc.record({ posts, occupancies, rows: ground });

function sheetOf(records: CostRecords, rows: RateRows): CostSheet {
  const steps = costSheetSteps(records, costGround(rows), YEAR);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
const check = <T>(arbitrary: fc.Arbitrary<T>, property: (value: T) => void) =>
  fc.assert(fc.property(arbitrary, property), { seed, numRuns: 150 });

/** Pence by fund and month, without what carries nothing. */
function linesOf(costs: readonly YearCost[]): Record<string, number> {
  const lines: Record<string, number> = {};
  for (const { fundId, months } of costs.flatMap(({ funds }) => funds)) {
    for (const [at, pence] of months.entries()) lines[`${fundId} ${at}`] = (lines[`${fundId} ${at}`] ?? 0) + pence;
  }
  return Object.fromEntries(Object.entries(lines).filter(([, pence]) => pence !== 0));
}

describe('the cost sheet of a year', () => {
  it('has parts that sum to the whole, from the line to the page', () => {
    let shared = 0;
    check(given, ({ rows, ...records }) => {
      const sheet = sheetOf(records, rows);
      const frame = { asAt: '2021-04-01', years: [YEAR], fullTimeMinutes: 2220, funds: [] };
      const page = costsView(sheet, frame);
      const costs = sheet.posts.flatMap(({ budget, occupancies: inPost }) => [
        ...(budget ? [['budgetPence', budget] as const] : []),
        ...inPost.map(({ cost }) => ['forecastPence', cost] as const),
      ]);
      for (const [, { pence, funds }] of costs) {
        expect(sum(funds.flatMap(({ months }) => months))).toBe(pence);
        shared += funds.length > 1 ? 1 : 0;
      }
      for (const side of ['budgetPence', 'forecastPence'] as const) {
        const whole = sum(costs.flatMap(([of, { pence }]) => (of === side ? [pence] : [])));
        for (const lines of [[page.total], page.units, page.byFund, page.months]) {
          expect(sum(lines.map((line) => line[side]))).toBe(whole);
        }
      }
      expect(page.total.savingPence).toBe(
        sum(sheet.posts.map(({ vacantPence, coverPence }) => vacantPence - coverPence)),
      );
    });
    expect(shared).toBeGreaterThan(100);
  });

  it('has of each record what it costs by itself, month by month', () => {
    check(given, ({ rows, ...records }) => {
      const of = costGround(rows);
      const sheet = sheetOf(records, rows);
      const alone = (cost: (window: { from: string; to: string }) => ReturnType<typeof postBudget>) =>
        sum(
          sheet.months.flatMap((month) => {
            const outcome = cost({ from: month, to: month });
            return outcome.kind === 'costed' ? outcome.months.map(({ pence }) => pence) : [];
          }),
        );
      for (const { post: one, budget, occupancies: inPost } of sheet.posts) {
        expect(budget?.pence).toBe(alone((window) => postBudget(one, of, window)));
        for (const { record, cost } of inPost) {
          const held = records.occupancies.find(
            ({ kind, personId, startDate, endDate }) =>
              kind === 'substantive' &&
              personId === record.personId &&
              startDate <= record.startDate &&
              (endDate ?? '9') >= record.startDate,
          );
          expect(cost.pence).toBe(alone((window) => occupancyCost(record, of, window, held)));
        }
      }
    });
  });

  it('is unchanged when an arrangement is split in two at the end of a month', () => {
    let splits = 0;
    check(fc.tuple(given, fc.nat(), fc.integer({ min: 0, max: 11 })), ([{ rows, ...records }, which, at]) => {
      const one = records.occupancies[which % Math.max(1, records.occupancies.length)];
      const { lastDay } = calendarMonth(sheetOf({ posts: [], occupancies: [] }, rows).months[at] ?? '');
      if (!one || one.startDate > lastDay || (one.endDate !== null && one.endDate <= lastDay)) return;
      splits += 1;
      const second = { ...one, id: `${one.id}-2`, startDate: dayAfter(lastDay) };
      const both = records.occupancies.flatMap((record) =>
        record === one ? [{ ...one, endDate: lastDay }, second] : [record],
      );
      const fundingLines = rows.fundingLines.flatMap((line) =>
        line.occupancyId === one.id ? [line, { ...line, id: `${line.id}-2`, occupancyId: second.id }] : [line],
      );
      const [whole, split] = [
        sheetOf(records, rows),
        sheetOf({ ...records, occupancies: both }, { ...rows, fundingLines }),
      ];
      const arrangementsIn = (id: string) =>
        records.occupancies.filter(({ postId, kind }) => postId === id && kind !== 'substantive').length;
      const told = ({ posts: years }: CostSheet) =>
        years.map(({ post: { id }, budget, occupancies: inPost, vacantPence, coverPence }) => ({
          ...{ id, budget, vacantPence },
          // of two who cover the same hours, whoever began first counts: a split may change that
          coverPence: arrangementsIn(id) > 1 ? null : coverPence,
          lines: linesOf(inPost.map(({ cost }) => cost)),
        }));
      expect(told(split)).toEqual(told(whole));
    });
    expect(splits).toBeGreaterThan(40);
  });
});

describe('an award in the middle of a term', () => {
  it('changes no month before it and every month after it, and its own month by the days', () => {
    let mixed = 0;
    check(
      fc.tuple(given, day, fc.constantFrom(...POINTS), money),
      ([
        {
          posts: [first],
          rows,
        },
        from,
        of,
        annualPence,
      ]) => {
        if (!first) return;
        const record = { ...first, budgetPoint: of, startDate: '2020-04-01', endDate: '2021-03-31' };
        const months = (payPoints: RateRows['payPoints']) => {
          const outcome = postBudget(record, costGround({ ...rows, payPoints, fundingLines: [] }), {
            from: '2020-04',
            to: '2021-03',
          });
          return outcome.kind === 'costed' ? outcome.months : [];
        };
        const was = rows.payPoints.filter(({ fromDate }) => fromDate !== from);
        const award = { fromDate: from, point: of, annualPence };
        const [before, both] = [months(was), months([...was, award])];
        const after = months([{ ...award, fromDate: '2018-04-01' }]);
        expect(both).toHaveLength(12);
        for (const [at, line] of both.entries()) {
          const { firstDay, lastDay, days } = calendarMonth(line.month);
          const [old, now] = [before[at]?.pence ?? 0, after[at]?.pence ?? 0];
          const later = was.some(({ fromDate, point: one }) => one === of && fromDate > from && fromDate <= firstDay);
          if (from > lastDay || later) expect(line.pence).toBe(old);
          else if (from <= firstDay) expect(line.pence).toBe(now);
          else {
            mixed += 1;
            const newDays = days - Number(from.slice(8)) + 1;
            // each of the two months is rounded by at most half a penny, and so is the mixed one
            expect(Math.abs(line.pence - (old * (days - newDays) + now * newDays) / days)).toBeLessThanOrEqual(1);
            expect(line.working).toHaveLength(old === now ? line.working.length : 2);
          }
        }
      },
    );
    expect(mixed).toBeGreaterThan(30);
  });
});

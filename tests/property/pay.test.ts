import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountOf } from '../../server/domain/pay/amount.ts';
import { dayAfter, dayBefore } from '../../server/domain/pay/days.ts';
import { formatPence } from '../../server/domain/pay/formats.ts';
import { type FundingLine, overFundedDays } from '../../server/domain/pay/fund-shares.ts';
import { splitByLargestRemainder } from '../../server/domain/pay/largest-remainder.ts';
import { type CostInput, costOf, type MonthCost } from '../../server/domain/pay/month-costs.ts';
import { parsePence } from '../../server/domain/pay/parse-money.ts';
import { type OnCostRate, type PayPoint, prepareRates } from '../../server/domain/pay/rates.ts';
import { add, compare, multiply, type Rational, rational, ZERO } from '../../server/domain/pay/rational.ts';
import { totalsOf } from '../../server/domain/pay/totals.ts';

const seed = 20210401;
const numRuns = 250;
const POINTS = [3, 4, 5, 6];
const FIRST_ON_COST: OnCostRate = { fromDate: '2019-04-01', basisPoints: 2317 };
const AWARDS = ['2019-04-01', '2020-04-01', '2021-04-01', '2022-04-01'];

const day = fc
  .integer({ min: Date.UTC(2019, 11, 1) / 86_400_000, max: Date.UTC(2022, 5, 30) / 86_400_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const range = fc.tuple(day, day).map(([a, b]) => (a <= b ? { from: a, to: b } : { from: b, to: a }));
const pence = fc.integer({ min: 0, max: 12_000_000 });

const table = fc
  .record({
    pay: fc.array(fc.array(pence, { minLength: 4, maxLength: 4 }), { minLength: 4, maxLength: 4 }),
    onCosts: fc.uniqueArray(fc.record({ fromDate: day, basisPoints: fc.integer({ min: 0, max: 9999 }) }), {
      maxLength: 2,
      selector: ({ fromDate }) => fromDate,
    }),
  })
  .map(({ pay, onCosts }) => ({
    payPoints: AWARDS.flatMap((fromDate, year): PayPoint[] =>
      POINTS.map((point, at) => ({ fromDate, point, annualPence: pay[year]?.[at] ?? 0 })),
    ),
    onCosts: [FIRST_ON_COST, ...onCosts],
  }));

const steps = fc
  .uniqueArray(fc.record({ from: day, point: fc.constantFrom(...POINTS) }), {
    minLength: 1,
    maxLength: 4,
    selector: ({ from }) => from,
  })
  .map((list) => list.toSorted((a, b) => (a.from < b.from ? -1 : 1)));
/** Three lines of a third at most: never above 100 %. */
const funding = fc.array(
  fc
    .tuple(range, fc.constantFrom('A', 'B'), fc.integer({ min: 0, max: 3333 }))
    .map(([days, fundId, shareBasisPoints]): FundingLine => ({ ...days, fundId, shareBasisPoints })),
  { maxLength: 3 },
);
const fullTimeMinutes = fc.constantFrom(2220, 2250, 2100);
const minutes = fc.integer({ min: 0, max: 2220 });

const input: fc.Arbitrary<CostInput> = fc
  .record({ days: range, minutes, fullTimeMinutes, points: steps, basePoints: steps, onCost: fc.boolean(), funding })
  .chain(({ days, ...rest }) =>
    fc.constantFrom<CostInput>(
      { kind: 'pay', ...days, ...rest },
      { kind: 'difference', ...days, ...rest },
      { kind: 'agency', ...days, minutes: rest.minutes, hourlyPence: 3217, funding: rest.funding },
    ),
  );

const costed = fc.tuple(input, table).map(([one, { payPoints, onCosts }]) => {
  return { input: one, payPoints, onCosts, rates: prepareRates(payPoints, onCosts) };
});

function monthsOf(one: CostInput, rates: ReturnType<typeof prepareRates>, window?: { from: string; to: string }) {
  const outcome = costOf(one, rates, window);
  if (outcome.kind === 'refused' || outcome.missing.length > 0) throw new Error('The cost did not come out');
  return outcome.months;
}

const check = <T>(arbitrary: fc.Arbitrary<T>, property: (value: T) => void) =>
  fc.assert(fc.property(arbitrary, property), { seed, numRuns });

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
const exactOf = (months: readonly MonthCost[]) =>
  months
    .flatMap(({ working }) => working.map((part) => amountOf(part.rate, part.days, part.daysInMonth)))
    .reduce(add, ZERO);
const size = (value: Rational) => (value.numerator < 0n ? multiply(value, rational(-1n, 1n)) : value);

describe('the cost of an arrangement', () => {
  it('is what adding day by day gives, rounded once a month', () => {
    check(costed, ({ input: one, payPoints, onCosts, rates }) => {
      const expected = new Map<string, Rational>();
      for (let date = one.from; date <= one.to; date = dayAfter(date)) {
        const month = date.slice(0, 7);
        expected.set(month, add(expected.get(month) ?? ZERO, costOfDay(one, date, payPoints, onCosts)));
      }
      const months = monthsOf(one, rates);
      expect(months.map(({ month }) => month)).toEqual([...expected.keys()]);
      for (const line of months) {
        const off = add(
          rational(BigInt(line.pence), 1n),
          multiply(expected.get(line.month) ?? ZERO, rational(-1n, 1n)),
        );
        // half up: rounded − exact lies in (−½, ½]
        expect(compare(off, rational(-1n, 2n))).toBe(1);
        expect(compare(off, rational(1n, 2n))).not.toBe(1);
      }
    });
  });

  it('has fund lines that sum to the month', () => {
    let shared = 0;
    check(costed, ({ input: one, rates }) => {
      for (const line of monthsOf(one, rates)) {
        expect(sum(line.funds.map((fund) => fund.pence))).toBe(line.pence);
        expect(new Set(line.funds.map(({ fundId }) => fundId)).size).toBe(line.funds.length);
        if (line.funds.length > 1) shared += 1;
        else if (line.pence === 0) expect(line.funds).toEqual([{ fundId: null, pence: 0 }]);
      }
    });
    expect(shared).toBeGreaterThan(300);
  });

  it('has fund lines less than a penny from the part of the month that their days and shares carry', () => {
    let inParts = 0;
    check(costed, ({ input: one, payPoints, onCosts, rates }) => {
      // a difference may have both signs in a month: then parts of the rounded sum mean nothing
      if (one.kind === 'difference') return;
      for (const line of monthsOf(one, rates)) {
        const carried = new Map<string | null, Rational>();
        const first = line.working[0]?.from ?? '';
        const last = line.working.at(-1)?.to ?? '';
        for (let date = first; date <= last; date = dayAfter(date)) {
          const cost = costOfDay(one, date, payPoints, onCosts);
          const onDay = one.funding.filter(({ from, to }) => from <= date && date <= to);
          const base = 10_000 - sum(onDay.map(({ shareBasisPoints }) => shareBasisPoints));
          for (const { fundId, shareBasisPoints } of [...onDay, { fundId: null, shareBasisPoints: base }]) {
            const part = multiply(cost, rational(BigInt(shareBasisPoints), 10_000n));
            carried.set(fundId, add(carried.get(fundId) ?? ZERO, part));
          }
        }
        const whole = [...carried.values()].reduce(add, ZERO);
        if (whole.numerator === 0n) continue;
        if (line.working.length > 1) inParts += 1;
        for (const [fundId, weight] of carried) {
          const given = line.funds.find((fund) => fund.fundId === fundId)?.pence ?? 0;
          // |given − pence × weight ÷ whole| < 1, multiplied by the whole
          const exact = multiply(weight, rational(BigInt(-line.pence), 1n));
          expect(compare(size(add(multiply(whole, rational(BigInt(given), 1n)), exact)), whole)).toBe(-1);
        }
      }
    });
    expect(inParts).toBeGreaterThan(200);
  });

  it('has months that sum to the whole, by every way of adding them up', () => {
    check(costed, ({ input: one, rates }) => {
      const months = monthsOf(one, rates);
      const totals = totalsOf(months);
      const whole = sum(months.map((line) => line.pence));
      expect(totals.pence).toBe(whole);
      expect(sum(totals.byFund.values())).toBe(whole);
      expect(sum(totals.byFinancialYear.values())).toBe(whole);
      expect(sum(totals.byFundAndYear.map((line) => line.pence))).toBe(whole);
      const off = add(exactOf(months), rational(BigInt(-whole), 1n));
      expect(compare(size(off), rational(BigInt(months.length), 2n))).not.toBe(1);
    });
  });

  it('is unchanged when it is split at the end of a month', () => {
    let splits = 0;
    check(fc.tuple(costed, fc.nat()), ([{ input: one, rates }, at]) => {
      const whole = monthsOf(one, rates);
      const first = whole[at % Math.max(1, whole.length - 1)];
      const end = first?.working.at(-1)?.to;
      if (whole.length < 2 || !end) return;
      splits += 1;
      const halves = [monthsOf({ ...one, to: end }, rates), monthsOf({ ...one, from: dayAfter(end) }, rates)];
      expect(halves.flat()).toEqual(whole);
    });
    expect(splits).toBeGreaterThan(200);
  });

  it('changes by a penny at most, in one month, when it is split on any other day', () => {
    check(fc.tuple(costed, day), ([{ input: one, rates }, cut]) => {
      if (cut <= one.from || cut > one.to) return;
      const halves = [monthsOf({ ...one, to: dayBefore(cut) }, rates), monthsOf({ ...one, from: cut }, rates)].flat();
      for (const line of monthsOf(one, rates)) {
        const split = sum(halves.filter(({ month }) => month === line.month).map((half) => half.pence));
        expect(Math.abs(split - line.pence)).toBeLessThanOrEqual(line.month === cut.slice(0, 7) ? 1 : 0);
      }
    });
  });

  it('adds up over hours, before it is rounded', () => {
    check(fc.tuple(costed, minutes), ([{ input: one, rates }, more]) => {
      const both = exactOf(monthsOf({ ...one, minutes: one.minutes + more }, rates));
      const apart = add(exactOf(monthsOf(one, rates)), exactOf(monthsOf({ ...one, minutes: more }, rates)));
      expect(compare(both, apart)).toBe(0);
    });
  });

  it('is the same in whatever window of months it is looked at', () => {
    check(fc.tuple(costed, range), ([{ input: one, rates }, { from, to }]) => {
      const window = { from: from.slice(0, 7), to: to.slice(0, 7) };
      const inside = monthsOf(one, rates).filter(({ month }) => window.from <= month && month <= window.to);
      expect(monthsOf(one, rates, window)).toEqual(inside);
    });
  });
});

/** One day by the definition: annual pay ÷ 12 ÷ days in the month × FTE × (1 + on-cost), or rate × hours ÷ 7. */
function costOfDay(one: CostInput, date: string, payPoints: PayPoint[], onCosts: OnCostRate[]): Rational {
  if (one.kind === 'agency') return rational(BigInt(one.hourlyPence) * BigInt(one.minutes), 60n * 7n);
  const year = AWARDS.findLast((award) => award <= date);
  const payAt = (list: { from: string; point: number }[]) => {
    const point = list.findLast(({ from }) => from <= date)?.point ?? list[0]?.point;
    return BigInt(payPoints.find((row) => row.fromDate === year && row.point === point)?.annualPence ?? 0);
  };
  const annual = payAt([...one.points]) - (one.kind === 'difference' ? payAt([...one.basePoints]) : 0n);
  const inForce = onCosts
    .filter(({ fromDate }) => fromDate <= date)
    .toSorted((a, b) => (a.fromDate < b.fromDate ? 1 : -1));
  const onCost = one.onCost ? BigInt(inForce[0]?.basisPoints ?? 0) : 0n;
  const days = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate();
  return rational(
    annual * BigInt(one.minutes) * (10_000n + onCost),
    12n * BigInt(days) * BigInt(one.fullTimeMinutes) * 10_000n,
  );
}

describe('a split by largest remainder', () => {
  it('sums to the total, and is nowhere a penny or more from the exact part', () => {
    const weights = fc.array(fc.tuple(fc.bigInt(0n, 10n ** 20n), fc.bigInt(1n, 1000n)), { minLength: 1, maxLength: 6 });
    check(fc.tuple(weights, fc.integer({ min: -1e10, max: 1e10 })), ([pairs, total]) => {
      const list = pairs.map(([n, d], at) => ({ fundId: at === 0 ? null : `f${at}`, weight: rational(n, d) }));
      const whole = list.map(({ weight }) => weight).reduce(add, ZERO);
      if (whole.numerator === 0n) return;
      const parts = splitByLargestRemainder(total, list);
      expect(sum(parts.map((part) => part.pence))).toBe(total);
      parts.forEach((part, at) => {
        // |part − total × weight ÷ whole| < 1, multiplied by the whole
        const exact = multiply(list[at]?.weight ?? ZERO, rational(BigInt(total), 1n));
        const off = add(multiply(whole, rational(BigInt(part.pence), 1n)), multiply(exact, rational(-1n, 1n)));
        expect(compare(size(off), whole)).toBe(-1);
      });
    });
  });
});

describe('funding lines', () => {
  it('are over 100 % on exactly the days on which their shares sum to more', () => {
    const line = fc
      .tuple(range, fc.integer({ min: 0, max: 10_000 }))
      .map(([days, shareBasisPoints]): FundingLine => ({ ...days, fundId: 'A', shareBasisPoints }));
    check(fc.tuple(fc.array(line, { maxLength: 5 }), range), ([lines, within]) => {
      const over = overFundedDays(lines, within);
      for (let date = within.from; date <= within.to; date = dayAfter(date)) {
        const on = lines.filter(({ from, to }) => from <= date && date <= to);
        const shares = sum(on.map(({ shareBasisPoints }) => shareBasisPoints));
        const named = over.filter(({ from, to }) => from <= date && date <= to);
        if (shares <= 10_000 ? named.length > 0 : named[0]?.shareBasisPoints !== shares || named.length > 1) {
          throw new Error(`${date}: ${shares} basis points, named ${JSON.stringify(named)}`);
        }
      }
    });
  });
});

describe('money', () => {
  it('is read back as it was written', () => {
    check(fc.integer({ min: 0, max: 999_999_999_999 }), (value) => {
      expect(parsePence(formatPence(value))).toEqual({ value });
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RANGES } from '../../server/domain/demand/forecast/doubt.ts';
import { forecastSeries } from '../../server/domain/demand/forecast/forecast.ts';
import { halfWidth, ofRanges, rangesAround } from '../../server/domain/demand/forecast/ranges.ts';
import { off, widthsFrom } from '../support/past-errors.ts';

const RUNS = { numRuns: 60, seed: 20210401 };
const FROM = '2018-04';
const AHEAD = 12;
/** What each month of the year adds, April first: fewer referrals in the holidays, more at the return to school. */
const SEASON = [0, 0, 1, -2, -5, 8, 6, 3, 0, 0, 0, 1];

/** Numbers as if thrown with dice that fall the same every time. */
interface Dice {
  /** 0…1, every number as likely. */
  even: () => number;
  /** Spread like measuring errors: mean 0, spread 1. */
  noise: () => number;
}

function diceFrom(seed: number): Dice {
  let state = seed;
  const even = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return (state + 1) / (2 ** 32 + 1);
  };
  return { even, noise: () => Math.sqrt(-2 * Math.log(even())) * Math.cos(2 * Math.PI * even()) };
}

interface Made {
  values: (number | null)[];
  /** What came in the twelve months after. */
  came: number[];
}
type Make = (dice: Dice, length: number) => Made;

/** Series that go on as they were: so many months that are known, and what came after. */
const KINDS = {
  'a level and noise': ({ noise }, length) => cut(length, () => 100 + 4 * noise()),
  'a season and noise': ({ noise }, length) => cut(length, (at) => 100 + seasonOf(at) + 3 * noise()),
  'a steady rise': ({ noise }, length) => cut(length, (at) => 100 + 0.5 * at + seasonOf(at) + 2 * noise()),
  'marked months a year before': ({ noise }, length) => {
    const { values, came } = cut(length, (at) => 100 + seasonOf(at) + 2 * noise());
    return { values: values.map((value, at) => (at >= length - 13 && at < length - 9 ? null : value)), came };
  },
  'a level that wanders': ({ noise }, length) => {
    let level = 100;
    return cut(length, (at) => {
      level += 1.2 * noise();
      return level + seasonOf(at) + 1.5 * noise();
    });
  },
  'few cases': (dice, length) => cut(length, () => casesOf(dice, 2.5)),
} as const satisfies Record<string, Make>;

/** Series whose level broke: what came after it is as before, but ranges have seen the break. */
const BROKEN = {
  'a step up before the last year': ({ noise }, length) =>
    cut(length, (at) => 100 + (at >= length - 12 ? 8 : 0) + seasonOf(at) + 2 * noise()),
  'a break somewhere': ({ even, noise }, length) => {
    const from = 12 + Math.floor(even() * (length - 18));
    const by = even() < 0.5 ? 8 : -8;
    return cut(length, (at) => 100 + (at >= from ? by : 0) + seasonOf(at) + 2 * noise());
  },
} as const satisfies Record<string, Make>;

function seasonOf(at: number): number {
  return SEASON[at % 12] ?? 0;
}

/** A whole number of cases that comes by chance (Poisson). Source: Knuth, The Art of Computer Programming, 3.4.1. */
function casesOf({ even }: Dice, mean: number): number {
  let cases = 0;
  for (let product = even(); product > Math.exp(-mean); product *= even()) cases += 1;
  return cases;
}

function cut(length: number, value: (at: number) => number): Made {
  const all = Array.from({ length: length + AHEAD }, (_, at) => value(at));
  return { values: all.slice(0, length), came: all.slice(length) };
}

/** Share of the months that came which lay in each range, over so many series. */
function held(make: Make, series: number) {
  const dice = diceFrom(series);
  const inside = ofRanges(() => 0);
  for (let each = 0; each < series; each += 1) {
    const { values, came } = make(dice, each % 2 === 0 ? 36 : 48);
    for (const { ahead, ranges } of forecastSeries({ from: FROM, values }).months) {
      const real = came[ahead - 1] ?? Number.NaN;
      for (const range of RANGES) {
        if (ranges && ranges[range].low <= real && real <= ranges[range].high) inside[range] += 1;
      }
    }
  }
  return ofRanges((range) => inside[range] / (series * AHEAD));
}

const SERIES = 28;
const SHOULD_HOLD = { fifty: 0.5, eighty: 0.8, ninetyFive: 0.95 };

describe('ranges', () => {
  const shares = new Map(Object.entries(KINDS).map(([kind, make]) => [kind, held(make, SERIES)]));
  const broken = new Map(Object.entries(BROKEN).map(([kind, make]) => [kind, held(make, SERIES / 2)]));

  it.each(Object.keys(KINDS))('hold what they should to within 13 in 100 after series with %s', (kind) => {
    for (const range of RANGES) {
      expect(Math.abs((shares.get(kind)?.[range] ?? Number.NaN) - SHOULD_HOLD[range])).toBeLessThan(0.13);
    }
  });

  it.each(RANGES)('hold what they should to within 8 in 100 over all of them: %s', (range) => {
    const mean = [...shares.values()].reduce((sum, share) => sum + share[range], 0) / shares.size;
    expect(Math.abs(mean - SHOULD_HOLD[range])).toBeLessThan(0.08);
  });

  it.each(Object.keys(BROKEN))('hold no fewer after a level that broke: %s', (kind) => {
    expect(broken.get(kind)?.fifty).toBeGreaterThan(0.45);
    expect(broken.get(kind)?.eighty).toBeGreaterThan(0.8);
    expect(broken.get(kind)?.ninetyFive).toBeGreaterThan(0.9);
  });
});

/** How wide the 80 in 100 range is on average. */
function width(values: (number | null)[]): number {
  const { months } = forecastSeries({ from: FROM, values });
  return months.reduce((sum, { spread }) => sum + (spread?.half.eighty ?? Number.NaN), 0) / months.length;
}

describe('more noise', () => {
  it('never narrows the ranges on average', () => {
    const { noise } = diceFrom(99);
    const times = [0, 1, 2, 4];
    const sums = times.map(() => 0);
    for (let each = 0; each < 8; each += 1) {
      const noises = Array.from({ length: 40 }, noise);
      times.forEach((by, place) => {
        const values = noises.map((of, at) => 100 + seasonOf(at) + by * of);
        sums[place] = (sums[place] ?? 0) + width(values);
      });
    }
    expect(sums).toEqual(sums.toSorted((one, other) => one - other));
  });

  it('in the errors themselves widens every range by as much', () => {
    fc.assert(
      fc.property(errors, fc.integer({ min: 1, max: 9 }), (of, times) => {
        const widths = widthsFrom(of);
        const more = widthsFrom(of.map((error) => ({ ...error, forecast: 10 + times * (error.forecast - 10) })));
        for (const range of RANGES) {
          for (const since of [1, 6, 12]) {
            expect(halfWidth(more, since, range)).toBeCloseTo(times * halfWidth(widths, since, range), 6);
          }
        }
      }),
      RUNS,
    );
  });
});

/** Errors of six months and more, each forecast from one to five months before it. */
const errors = fc
  .array(fc.tuple(fc.integer({ min: -90, max: 90 }), fc.integer({ min: 1, max: 5 })), { minLength: 6, maxLength: 40 })
  .map((all) => all.map(([by, ahead], month) => off(by, ahead, month - ahead)));

describe('ranges from any errors', () => {
  it('lie within each other and never narrow the further ahead, also where a gap came last', () => {
    fc.assert(
      fc.property(errors, (of) => {
        const widths = widthsFrom(of);
        let before = 0;
        for (let since = 1; since <= 26; since += 1) {
          const { fifty, eighty, ninetyFive } = rangesAround(500, since, widths);
          const bounds = [ninetyFive.low, eighty.low, fifty.low, 500, fifty.high, eighty.high, ninetyFive.high];
          expect(bounds).toEqual(bounds.toSorted((one, other) => one - other));
          expect(eighty.high).toBeGreaterThanOrEqual(before - 1e-9);
          before = eighty.high;
        }
      }),
      RUNS,
    );
  });

  it('are as many errors at most as there are, and one at least', () => {
    fc.assert(
      fc.property(errors, (of) => {
        const { independent, errors: months } = widthsFrom(of);
        expect(independent).toBeGreaterThanOrEqual(1);
        expect(independent).toBeLessThanOrEqual(months + 1e-9);
      }),
      RUNS,
    );
  });
});

describe('marked months', () => {
  it.each(['a level and noise', 'a season and noise', 'a level that wanders'] as const)(
    'that were like the others do not narrow the ranges on average: %s',
    (kind) => {
      const dice = diceFrom(77);
      let before = 0;
      let after = 0;
      for (let each = 0; each < 26; each += 1) {
        const { values } = KINDS[kind](dice, 42);
        before += width(values);
        after += width(values.map((value, at) => (at >= 24 && at < 30 ? null : value)));
      }
      // by chance, a few in 100 either way
      expect(after / before).toBeGreaterThan(0.97);
    },
  );
});

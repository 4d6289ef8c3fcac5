import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RANGES } from '../../server/domain/demand/forecast/doubt.ts';
import { forecastSeries } from '../../server/domain/demand/forecast/forecast.ts';
import { type PastError, rangesAround, type Widths, widthsOf } from '../../server/domain/demand/forecast/ranges.ts';

const RUNS = { numRuns: 60, seed: 20210401 };
const FROM = '2018-04';
const AHEAD = 12;
/** What each month of the year adds, April first: fewer referrals in the holidays, more at the return to school. */
const SEASON = [0, 0, 1, -2, -5, 8, 6, 3, 0, 0, 0, 1];

/** Numbers as if thrown with dice that fall the same every time, spread like measuring errors (mean 0, spread 1). */
function noiseFrom(seed: number): () => number {
  let state = seed;
  const even = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return (state + 1) / (2 ** 32 + 1);
  };
  return () => Math.sqrt(-2 * Math.log(even())) * Math.cos(2 * Math.PI * even());
}

interface Made {
  values: (number | null)[];
  /** What came in the twelve months after. */
  came: number[];
}

/** Series made for a purpose: so many months that are known, and what came after. */
const KINDS = {
  'a level and noise': (noise, length) => cut(length, () => 100 + 4 * noise()),
  'a season and noise': (noise, length) => cut(length, (at) => 100 + seasonOf(at) + 3 * noise()),
  'a step up before the last year': (noise, length) =>
    cut(length, (at) => 100 + (at >= length - 12 ? 8 : 0) + seasonOf(at) + 2 * noise()),
  'marked months a year before': (noise, length) => {
    const { values, came } = cut(length, (at) => 100 + seasonOf(at) + 2 * noise());
    return { values: values.map((value, at) => (at >= length - 13 && at < length - 9 ? null : value)), came };
  },
  'a level that wanders': (noise, length) => {
    let level = 100;
    return cut(length, (at) => {
      level += 1.2 * noise();
      return level + seasonOf(at) + 1.5 * noise();
    });
  },
} as const satisfies Record<string, (noise: () => number, length: number) => Made>;

function seasonOf(at: number): number {
  return SEASON[at % 12] ?? 0;
}

function cut(length: number, value: (at: number) => number): Made {
  const all = Array.from({ length: length + AHEAD }, (_, at) => value(at));
  return { values: all.slice(0, length), came: all.slice(length) };
}

/** Share of the months that came which lay in the 80 in 100 range, over so many series. */
function held(make: (noise: () => number, length: number) => Made, series: number): number {
  const noise = noiseFrom(series);
  let inside = 0;
  for (let each = 0; each < series; each += 1) {
    const { values, came } = make(noise, each % 2 === 0 ? 36 : 48);
    for (const { ahead, ranges } of forecastSeries({ from: FROM, values }).months) {
      const real = came[ahead - 1] ?? Number.NaN;
      if (ranges && ranges.eighty.low <= real && real <= ranges.eighty.high) inside += 1;
    }
  }
  return inside / (series * AHEAD);
}

const SERIES = 26;

describe('ranges that should hold 80 in 100', () => {
  const shares = new Map(Object.entries(KINDS).map(([kind, make]) => [kind, held(make, SERIES)]));

  it.each(Object.keys(KINDS))('hold at least 70 in 100 of what came after series with %s', (kind) => {
    expect(shares.get(kind)).toBeGreaterThan(0.7);
  });

  it('hold 70 to 90 in 100 over all of them', () => {
    const mean = [...shares.values()].reduce((sum, share) => sum + share, 0) / shares.size;
    expect(mean).toBeGreaterThan(0.7);
    expect(mean).toBeLessThan(0.9);
  });
});

describe('marked months', () => {
  /** How wide the 80 in 100 range is on average. */
  const width = (values: (number | null)[]) => {
    const { months } = forecastSeries({ from: FROM, values });
    return months.reduce((sum, { spread }) => sum + (spread?.half.eighty ?? Number.NaN), 0) / months.length;
  };

  it.each(['a level and noise', 'a season and noise', 'a level that wanders'] as const)(
    'that were like the others never narrow the ranges on average: %s',
    (kind) => {
      const noise = noiseFrom(77);
      let before = 0;
      let after = 0;
      for (let each = 0; each < SERIES; each += 1) {
        const { values } = KINDS[kind](noise, 42);
        before += width(values);
        after += width(values.map((value, at) => (at >= 24 && at < 30 ? null : value)));
      }
      expect(after).toBeGreaterThan(before);
    },
  );

  const sizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 6, maxLength: 30 });
  const errorOf = (size: number, origin: number, ahead = 1): PastError => {
    return { origin, ahead, since: ahead, isMarked: false, actual: 500, forecast: 500 + size };
  };
  const widthsFrom = (errors: readonly PastError[]): Widths => {
    const widths = widthsOf(errors);
    if (!widths) throw new Error('There are errors enough');
    return widths;
  };

  it('leave fewer errors to learn from: with as many of each size left, ranges are the wider', () => {
    fc.assert(
      fc.property(sizes, (all) => {
        const few = widthsFrom(all.map((size, origin) => errorOf(size, origin)));
        const many = widthsFrom([...all, ...all].map((size, origin) => errorOf(size, origin)));
        for (const range of RANGES) expect(few.doubt[range]).toBeGreaterThanOrEqual(many.doubt[range]);
        if (all.length >= 7) expect(few.doubt.eighty).toBeGreaterThan(many.doubt.eighty);
        expect(few.usual[0]).toBeCloseTo(many.usual[0] ?? Number.NaN, 9);
      }),
      RUNS,
    );
  });

  it('at the end of a series push the forecast further from what is known, and never narrow its ranges', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 14 }), (all, ahead, gap) => {
        const widths = widthsFrom(all.flatMap((size, at) => [errorOf(size, at), errorOf(2 * size, at, 5)]));
        const of = (since: number) => rangesAround(500, since, widths).eighty.high;
        expect(of(ahead + gap)).toBeGreaterThanOrEqual(of(ahead));
      }),
      RUNS,
    );
  });
});

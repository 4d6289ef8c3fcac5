import { describe, expect, it } from 'vitest';
import { doubtOf, RANGES } from '../../../../../../server/domain/demand/forecast/doubt.ts';
import { independentErrors } from '../../../../../../server/domain/demand/forecast/independent.ts';
import { halfWidth, pastWithin, rangesAround } from '../../../../../../server/domain/demand/forecast/ranges.ts';
import { timesUsual, widthsOf } from '../../../../../../server/domain/demand/forecast/widths.ts';
import { off, widthsFrom } from '../../../../../support/past-errors.ts';

describe('ranges', () => {
  it('are, by hand, as wide as the errors that hold so many of 100, for a single year as with one error', () => {
    // the last of six months weighs 1, each before it 0.891 of the next: 3.022 in all for the four of 1, 0.561 for the 3,
    // 1 for the 5; one month more would weigh 0.793. Half of 5.376 is held by 1; four fifths, 4.301, lie 0.718 on the
    // way from 3 to 5; 95 in 100 are more than all of them
    const widths = widthsFrom([3, 1, -1, 1, 1, -5].map((by, at) => off(by, 1, at)));
    expect(widths).toMatchObject({ errors: 6, independent: 1 });
    expect(halfWidth(widths, 1, 'fifty')).toBeCloseTo(1 * (1 / 0.718), 9);
    expect(halfWidth(widths, 1, 'eighty')).toBeCloseTo((3 + 2 * 0.718) * (3.078 / 1.44), 2);
    expect(halfWidth(widths, 1, 'ninetyFive')).toBeCloseTo(5 * (12.706 / 2.447), 9);
    // nothing is known of later months, which are never surer
    expect(halfWidth(widths, 12, 'eighty')).toBeCloseTo(halfWidth(widths, 1, 'eighty'), 9);
  });

  it('are learnt from recent months more: an error of half a year ago weighs half', () => {
    const early = widthsFrom([5, 1, 1, 1, 1, 1, 1].map((by, at) => off(by, 1, at)));
    const late = widthsFrom([1, 1, 1, 1, 1, 1, 5].map((by, at) => off(by, 1, at)));
    // weights 1, 0.89 … 0.5 add up to 5.08: the usual error is 1 and 4 times 0.5, or 4 times 1, of 5.08
    expect(early.usual[0]).toBeCloseTo(1 + (4 * 0.5) / 5.082, 3);
    expect(late.usual[0]).toBeCloseTo(1 + 4 / 5.082, 3);
    expect(halfWidth(early, 1, 'eighty')).toBeLessThan(halfWidth(late, 1, 'eighty'));
  });

  it('count a month once, however many forecasts of it were made', () => {
    const once = [1, 2, 3, 4, 5, 6, 7].map((by, at) => off(by, 1, at + 11));
    const often = once.flatMap((error) =>
      Array.from({ length: error.origin === 17 ? 12 : 1 }, (_, more) => ({
        ...error,
        origin: error.origin - more,
        ahead: more + 1,
      })),
    );
    expect(often).toHaveLength(18);
    expect(widthsFrom(often).errors).toBe(7);
    // all are as many months since the last figure, so that the usual error tells of forecasts, and the rank of months
    expect(halfWidth(widthsFrom(often), 1, 'fifty')).toBeCloseTo(halfWidth(widthsFrom(once), 1, 'fifty'), 9);
  });

  it('grow with the months since the last figure that was learnt from, and never shrink', () => {
    const growing = widthsFrom([1, 1, 1, 1, 1, 1].flatMap((by, at) => [off(by, 1, at), off(3 * by, 4, at)]));
    const width = (since: number) => rangesAround(10, since, growing).fifty.high - 10;
    expect(width(4)).toBeGreaterThan(width(1));
    expect(width(3)).toBeGreaterThanOrEqual(width(1));
    expect(width(30)).toBe(width(12));
    // where a further look erred less than a nearer one, both share their mean
    const falling = widthsFrom([3, 3, 3, 3, 3, 3].flatMap((by, at) => [off(by, 1, at), off(by / 3, 2, at)]));
    expect(falling.usual[0]).toBe(falling.usual[1]);
    expect(falling.usual[0]).toBeGreaterThan(1.5);
    expect(falling.usual[0]).toBeLessThan(2.5);
  });

  it('are given from six months on, marked months not counted', () => {
    const five = [1, 2, 3, 4, 5].map((by, at) => off(by, 1, at));
    expect(widthsOf(five)).toBeUndefined();
    expect(widthsOf([])).toBeUndefined();
    expect(widthsOf([...five, off(9, 1, 5, { isMarked: true })])).toBeUndefined();
    expect(widthsOf([...five, off(9, 1, 5)])).toBeDefined();
  });

  it('never fall below 0', () => {
    const widths = widthsFrom([9, 9, 9, 9, 9, 9].map((by, at) => off(by, 1, at)));
    expect(rangesAround(2, 1, widths).eighty.low).toBe(0);
  });

  it('reckon the month to come among the errors: few of them hold less', () => {
    const errors = [1, 2, 4].map((times) => [times, 1] as const);
    // half of three and one more is two of them; four fifths of four are more than the three
    expect(timesUsual(errors, 0.5, 1)).toBe(2);
    expect(timesUsual(errors, 0.8, 1)).toBe(4);
    // two and a half lie half way from the second to the third
    expect(timesUsual(errors, 0.625, 1)).toBe(3);
    // of 99 and one more, 80 and 95
    const many = Array.from({ length: 99 }, (_, at) => [at + 1, 1] as const);
    expect(timesUsual(many, 0.8, 1)).toBeCloseTo(80, 9);
    expect(timesUsual(many, 0.95, 1)).toBeCloseTo(95, 9);
    expect(timesUsual([], 0.8, 1)).toBe(0);
  });

  it('tell how many past forecasts as far ahead were within as much', () => {
    const errors = [...[1, -2, 3, 4].map((by, at) => off(by, 2, at)), off(1, 3, 9), off(1, 2, 8, { isMarked: true })];
    expect(pastWithin(errors, 2, { fifty: 1, eighty: 3, ninetyFive: 9 })).toEqual({
      of: 4,
      fifty: 1,
      eighty: 3,
      ninetyFive: 4,
    });
  });
});

describe('errors that are independent', () => {
  const of = (offs: readonly number[]) => independentErrors(offs.map((by, month) => ({ month, off: by })));
  const turning = (length: number) => Array.from({ length }, (_, at) => (at % 2 === 0 ? 1 : -1));

  it('are, by hand, those that years share as often as there are years, and the others', () => {
    // two years all on one side: two; up and down by turns: the 24 less a middle a year
    expect(of(Array(24).fill(2))).toBeCloseTo(2, 9);
    expect(of(turning(24))).toBeCloseTo(22, 9);
    // two years of 3 and 1 by turns: 12 × 2² a year is shared, 12 × 1 is each month’s own
    const mixed = turning(24).map((by) => 2 + by);
    expect(of(mixed)).toBeCloseTo(120 ** 2 / (96 ** 2 / 2 + 24 ** 2 / 22), 9);
    expect(of(Array(24).fill(0))).toBe(24);
  });

  it('are one in the first year, and are believed in fully from the second', () => {
    expect(of(turning(7))).toBe(1);
    expect(of(turning(12))).toBe(1);
    // half way: a year and six months, less a middle each
    expect(of(turning(18))).toBeCloseTo(1 + (16 - 1) / 2, 9);
  });
});

describe('the doubt of errors that go together', () => {
  it('is that of Student’s t, against as many errors as there are', () => {
    expect(doubtOf(2, 10, 'eighty')).toBeCloseTo(1.886 / 1.372, 9);
    expect(doubtOf(1, 6, 'ninetyFive')).toBeCloseTo(12.706 / 2.447, 9);
    // half way between two entries in 1 ÷ degrees of freedom: 1 ÷ 1.333… = (1 + 1 ÷ 2) ÷ 2
    expect(doubtOf(4 / 3, 1e9, 'eighty')).toBeCloseTo((3.078 + 1.886) / 2 / 1.282, 6);
    expect(doubtOf(24, 24, 'fifty')).toBe(1);
  });

  it.each(RANGES)('never grows with more independent errors: %s', (range) => {
    let before = Number.POSITIVE_INFINITY;
    for (let independent = 1; independent <= 60; independent += 0.5) {
      const doubt = doubtOf(independent, 60, range);
      expect(doubt).toBeLessThanOrEqual(before);
      expect(doubt).toBeGreaterThanOrEqual(1);
      before = doubt;
    }
  });
});

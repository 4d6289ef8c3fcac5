import { describe, expect, it } from 'vitest';
import type { Outlook } from '../../../../client/features/demand-forecast/outlook.ts';
import { coverageSentence, errorSentence, needSentence } from '../../../../client/features/demand-forecast/words.ts';

const RANGES = { fifty: 1, eighty: 1, ninetyFive: 1 };
/** A district with ten months to learn from: the last figure is taken for every month. */
const short: Outlook = {
  districtId: 'south',
  name: 'South',
  history: [14, 14.75],
  forecast: ['2021-04', '2021-09'].map((month, at) => ({
    ...{ month, ahead: 1 + 5 * at, point: 14.75, ranges: null, spread: null, working: null },
  })),
  errors: [],
  coverage: null,
  learntRanges: { borrowed: true, errors: 31, independent: 31, times: RANGES, doubt: RANGES },
  choice: { method: 'last-month', reason: 'too-short', betterNaive: null, learnt: 10 },
  capacity: 11.12,
};

describe('a district with too short a history', () => {
  it('says whose errors its ranges come from, and that ranges here were not checked', () => {
    expect(coverageSentence(short, 6)).toBe(
      'Forecasts of a year at most could be checked here, which cannot tell how years differ: the ranges come from the errors of the other districts, in proportion. How well such ranges would have held here could not be checked yet.',
    );
  });

  it('never says that no forecast could be checked where it has ranges', () => {
    expect(errorSentence(short)).toMatch(/^How it did against taking last year’s month cannot be told yet/);
    expect(errorSentence({ ...short, learntRanges: null })).toBe('No forecast of the past could be checked yet.');
  });

  it('names no month that needs most where all need alike', () => {
    expect(needSentence(short, ['2021-02', '2021-03'])).toBe(
      'South needs 14.75 FTE now (Mar 2021) and about 14.75 in Sep 2021, when children are back at school; today’s capacity is 11.12.',
    );
  });
});

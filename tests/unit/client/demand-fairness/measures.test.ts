import { describe, expect, it } from 'vitest';
import { classText, figure, measureOf } from '../../../../client/features/demand-fairness/measures.ts';
import { fairnessSearch } from '../../../../client/features/demand-fairness/search.ts';
import { changeText, daysText, rangeText } from '../../../../client/features/demand-fairness/words.ts';
import type { FairnessWard, PlanFairness } from '../../../../server/contract/demand-fairness.ts';

const ward: FairnessWard = {
  districtId: 'south',
  code: 'W2',
  name: 'Vale',
  bandId: 'band-1',
  children: 2000,
  idaciRate: 0.2,
  notEnglishRate: null,
  per1000: null,
  coverage: 0.5,
  recorded: null,
  isCounted: true,
  openCases: null,
  waiting: 0,
  waitingDays: 0,
  per100: null,
  meanDays: null,
};
const effect: PlanFairness = {
  planId: 'p',
  planName: 'Trial',
  planAsAt: '2021-04-01',
  words: { districtId: null, sentences: [] },
  bands: [],
  districts: [{ districtId: null, id: 'south', name: 'South', before: 0.5, after: 0.75 }],
  languages: [],
};

describe('What a map says of a ward', () => {
  it('tells hidden from nothing to show', () => {
    expect(measureOf('per-1000', ward, undefined)).toMatchObject({ value: null, isHidden: true });
    expect(measureOf('days', ward, undefined)).toMatchObject({ isHidden: false, why: 'nobody waits' });
    expect(measureOf('per-100', { ...ward, isCounted: false }, undefined).why).toBe('not counted');
    expect(measureOf('recorded', ward, undefined).isHidden).toBe(true);
    expect(measureOf('not-english', ward, undefined)).toMatchObject({ isHidden: false, why: 'not known' });
  });

  it('tells coverage today, in the plan and its change', () => {
    const values = (['coverage', 'plan', 'change'] as const).map((id) => measureOf(id, ward, effect).value);
    expect(values).toEqual([0.5, 0.75, 0.25]);
    expect(measureOf('change', ward, undefined).value).toBe(null);
  });

  it('writes figures and limits with their units', () => {
    expect(figure('change', 0.25)).toBe('+25 points');
    expect(figure('days', 28.7)).toBe('29 days');
    expect(figure('deprivation', 0.334)).toBe('33.4\u00a0% of children');
    expect(classText('coverage', { from: 0.7, to: 0.8 })).toBe('70\u00a0% to under 80\u00a0%');
    expect(classText('change', { from: 0.15, to: Number.POSITIVE_INFINITY })).toBe('+15 points and more');
    expect(classText('change', { from: Number.NEGATIVE_INFINITY, to: -0.15 })).toBe('below −15 points');
    expect(classText('per-1000', { from: 2.5, to: 5 })).toBe('2.5 to under 5 per 1,000 children');
  });
});

describe('Words of the page about fairness', () => {
  it('say why there is no figure', () => {
    expect(daysText(ward)).toBe('nobody waits');
    expect(daysText({ ...ward, waiting: null })).toBe('too few');
    expect(daysText({ ...ward, isCounted: false })).toBe('not counted');
  });

  it('tell a change in points as both ends are shown', () => {
    expect(changeText(0.754, 1.006)).toBe('+26 points');
    expect(changeText(0.5, 0.504)).toBe('as today');
    expect(changeText(0.5, 0.49)).toBe('−1 point');
    expect(changeText(null, 0.5)).toBe('');
    expect(rangeText(0.333, 0.341)).toBe('33.3 to 34.1\u00a0%');
    expect(rangeText(null, null)).toBe('');
  });

  it('keep in the address what the page knows', () => {
    expect(fairnessSearch({ measure: 'days', lines: 'bands', waiting: 'per100', months: '36' })).toEqual({
      measure: 'days',
      lines: 'bands',
      waiting: 'per100',
      months: '36',
    });
    expect(fairnessSearch({ measure: 'constructor', lines: 'sides', waiting: 'x', months: '7' })).toEqual({});
  });
});

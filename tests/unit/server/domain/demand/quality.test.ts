import { describe, expect, it } from 'vitest';
import {
  type Completeness,
  completeness,
  type QualityCount,
} from '../../../../../server/domain/demand/quality/completeness.ts';
import {
  estimateLanguages,
  estimateShare,
  notEnglishShare,
  speakersInDistrict,
} from '../../../../../server/domain/demand/quality/language-estimate.ts';
import {
  languageFallbackOf,
  smallNumbersOf,
  smallNumbersSentence,
} from '../../../../../server/domain/demand/quality/settings.ts';
import { completenessSentence, nextSteps, percent } from '../../../../../server/domain/demand/quality/words.ts';

const rule = { on: true, threshold: 5, showZero: true };
const count = (districtId: string, recorded: number, missing: number): QualityCount => {
  return { month: '2021-03', districtId, field: 'ward', recorded, missing };
};
const line = (districtId: string | null, part: number, whole: number): Completeness => {
  return { districtId, field: 'language', openCases: whole, missing: { part, whole, value: part / whole } };
};

describe('completeness', () => {
  it('is the share without a field, by district and for all of them', () => {
    expect(completeness('ward', [count('north', 45, 5), count('south', 40, 10)], rule)).toEqual([
      { districtId: 'north', field: 'ward', openCases: 50, missing: { part: 5, whole: 50, value: 0.1 } },
      { districtId: 'south', field: 'ward', openCases: 50, missing: { part: 10, whole: 50, value: 0.2 } },
      { districtId: null, field: 'ward', openCases: 100, missing: { part: 15, whole: 100, value: 0.15 } },
    ]);
  });

  it('hides a small count with the other half of its district and the same of another district', () => {
    const lines = completeness('ward', [count('north', 40, 2), count('south', 40, 10), count('west', 40, 30)], rule);
    expect(lines.map(({ districtId, missing }) => [districtId, missing?.part ?? null])).toEqual([
      ['north', null],
      ['south', null],
      ['west', 30],
      [null, 42],
    ]);
    // how many cases there are is shown wherever counts are
    expect(lines[0]?.openCases).toBe(42);
  });

  it('says nothing of no counts', () => {
    expect(completeness('ward', [], rule)).toEqual([]);
  });
});

describe('words', () => {
  it('say the share and what it was a year ago', () => {
    expect(completenessSentence(line('east', 14, 100), line('east', 9, 100), 'East')).toBe(
      'Language is not recorded for 14 % of cases in East; it was 9 % a year ago.',
    );
    expect(completenessSentence(line('east', 14, 100), line('east', 28, 200), 'East')).toContain('the same a year ago');
    expect(completenessSentence(line('east', 0, 100), undefined, 'East')).toBe(
      'Language is recorded for every case in East.',
    );
    expect(completenessSentence({ ...line('east', 1, 9), missing: null }, undefined, 'East')).toBe(
      'Language: how many cases in East are without it is too few to show, or would give such a count away.',
    );
    expect([0.054, 0.1, 0.05].map(percent)).toEqual(['5.4 %', '10 %', '5 %']);
  });

  it('name the three gaps with the most cases, and those that grew', () => {
    const of = (now: Completeness, before?: Completeness) => ({ now, before, sentence: '' });
    const steps = nextSteps([
      of(line('north', 4, 100)),
      of(line('east', 8, 100), line('east', 4, 100)),
      of(line('south', 12, 100)),
      of(line('west', 30, 100)),
      of(line('central', 20, 100)),
      of(line(null, 60, 500)),
    ]);
    expect(steps.map(({ districtId }) => districtId)).toEqual(['west', 'central', 'south']);
    expect(nextSteps([of(line('east', 8, 100), line('east', 4, 100)), of(line('west', 9, 100))])).toHaveLength(1);
  });
});

describe('an estimate from the census', () => {
  it('takes the share of other languages from the wards of a district, by their children', () => {
    // (3,000 × 0.2 + 1,000 × 0.04) ÷ 4,000; a ward without a figure says nothing
    const wards = [
      { children: 3000, notEnglishRate: 0.2 },
      { children: 1000, notEnglishRate: 0.04 },
      { children: 500, notEnglishRate: null },
    ];
    expect(notEnglishShare(wards)).toBeCloseTo(0.16, 10);
    expect(notEnglishShare([{ children: 500, notEnglishRate: null }])).toBe(null);
    expect(notEnglishShare([{ children: 0, notEnglishRate: 0.2 }])).toBe(null);
  });

  it('divides that share among languages as in the whole area', () => {
    const area = [
      { languageCode: 'en', speakers: 900 },
      { languageCode: 'ur', speakers: 75 },
      { languageCode: 'pl', speakers: 25 },
    ];
    const there = speakersInDistrict(area, 0.2);
    expect(there.map(({ speakers }) => Number(speakers.toFixed(6)))).toEqual([0.8, 0.15, 0.05]);
    expect(estimateLanguages(20, there)[1]).toMatchObject({ languageCode: 'ur', censusShare: 0.15, expected: 3 });
  });

  it('follows the shares of residents, with the range that chance gives', () => {
    const [english, urdu] = estimateLanguages(20, [
      { languageCode: 'ur', speakers: 100 },
      { languageCode: 'en', speakers: 900 },
    ]);
    // Bin(20, 0.1): at most 0 with 0.1216, at most 4 with 0.9568, at most 5 with 0.9887
    expect(urdu).toMatchObject({ languageCode: 'ur', censusShare: 0.1, from: 0, to: 5 });
    expect(urdu?.expected).toBeCloseTo(2, 10);
    expect(english).toMatchObject({ languageCode: 'en', from: 15, to: 20 });
  });

  it('is nothing without cases or without figures of the census', () => {
    expect(estimateLanguages(0, [{ languageCode: 'en', speakers: 9 }])).toEqual([]);
    expect(estimateLanguages(9, [])).toEqual([]);
    expect(estimateShare(9, 0)).toMatchObject({ from: 0, to: 0 });
    expect(estimateShare(9, 1)).toMatchObject({ from: 9, to: 9 });
  });

  it('does not lose its range where there are many cases', () => {
    const { from, to, expected } = estimateShare(20_000, 0.5);
    expect(expected).toBe(10_000);
    // two standard deviations of 70.7
    expect(from).toBeCloseTo(9_861, -1);
    expect(to).toBeCloseTo(10_139, -1);
  });
});

describe('settings', () => {
  it('have their default where nothing is set, and of a broken entry the default of a field', () => {
    expect(smallNumbersOf(undefined)).toEqual({ on: true, threshold: 5, showZero: true });
    expect(smallNumbersOf({ threshold: 'x', on: false })).toEqual({ on: false, threshold: 5, showZero: true });
    expect(languageFallbackOf(null)).toEqual({ on: false, aboveShare: 0.1 });
  });

  it('say what they do', () => {
    expect(smallNumbersSentence({ on: true, threshold: 2, showZero: false })).toMatch(
      /^A count of 1 is hidden.*0 is hidden too/,
    );
    expect(smallNumbersSentence({ on: false, threshold: 5, showZero: true })).toContain('Every count is shown');
  });
});

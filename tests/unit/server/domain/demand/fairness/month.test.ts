import { describe, expect, it } from 'vitest';
import { deprivationBands, sidesOf } from '../../../../../../server/domain/demand/fairness/bands.ts';
import { meanCoverage } from '../../../../../../server/domain/demand/fairness/figures.ts';
import { figuresOf, shownMonth } from '../../../../../../server/domain/demand/fairness/month.ts';

const ward = (districtId: string, wardCode: string, bandId: string, sideId: string | null, waiting: number) => ({
  ...{ districtId, wardCode, bandId, sideId, waiting, openCases: waiting * 10, waitingDays: waiting * 7 },
});
/** Nothing is hidden, so that every figure can be seen. */
const OPEN = { on: false, threshold: 5, showZero: true };
const month = shownMonth(
  [
    ward('north', 'w1', 'band-1', 'more', 3),
    ward('north', 'w2', 'band-2', 'more', 5),
    ward('south', 'w3', 'band-1', 'more', 2),
    ward('south', 'unknown', 'unknown', null, 4),
  ],
  [
    { districtId: 'north', languageCode: 'ur', waiting: 8, waitingDays: 100 },
    { districtId: 'south', languageCode: 'ur', waiting: 6, waitingDays: 20 },
  ],
  OPEN,
  { unknown: 'unknown' },
);

describe('days waited', () => {
  it.each([
    ['wards', 'north w1', 3, 21],
    ['cells', 'north band-1', 3, 21],
    ['bands', 'band-1', 5, 35],
    ['bands', 'unknown', 4, 28],
    ['sides', 'more', 10, 70],
    ['districts', 'north', 8, 56],
    ['districts', 'south', 6, 42],
    ['languageCells', 'south ur', 6, 20],
    ['languages', 'ur', 14, 120],
  ] as const)('of %s %s are those of its %d families', (part, key, waiting, waitingDays) => {
    expect(figuresOf(month, part, key)).toMatchObject({ waiting, waitingDays, meanDays: waitingDays / waiting });
  });

  it('of cases without a ward are on no side', () => {
    expect([...month.open.sides.keys()]).toEqual(['more']);
    expect(figuresOf(month, 'sides', 'null').isCounted).toBe(false);
    expect(figuresOf(undefined, 'bands', 'band-1')).toMatchObject({ isCounted: false, waitingDays: null });
  });
});

describe('bands of wards', () => {
  const wards = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ code: `w${at}`, children: 100, idaciRate: (count - at) / 100 }));

  it('have sides from four on: the two most deprived against the others', () => {
    const sides = (count: number) => deprivationBands(wards(count)).map(({ sideId }) => sideId);
    expect(sides(10)).toEqual(['more', 'more', 'less', 'less', 'less']);
    expect(sides(4)).toEqual(['more', 'more', 'less', 'less']);
    expect(sides(3)).toEqual([null, null]);
  });

  it('are compared by side only where both sides have one', () => {
    const bands = deprivationBands(wards(10));
    expect(sidesOf(bands, 5).map(({ id }) => id)).toEqual(['more', 'less']);
    expect(sidesOf(bands.slice(0, 2), 5)).toEqual([]);
    expect(sidesOf(bands.slice(2), 5)).toEqual([]);
    expect(sidesOf(bands, 2)).toEqual([]);
  });

  it('put the least deprived of all in the last', () => {
    // one ward without a child after nine with children: its middle is at the very end of the row
    const last = [...wards(9), { code: 'last', children: 0, idaciRate: 0.001 }];
    expect(deprivationBands(last).at(-1)?.wardCodes).toContain('last');
  });

  it('tell the range of their rates, also of one ward', () => {
    expect(deprivationBands(wards(1))).toMatchObject([{ lowest: 0.01, highest: 0.01 }]);
    const [apart] = deprivationBands([{ code: 'w', children: 5, idaciRate: null }]);
    expect(apart).toMatchObject({ lowest: null, highest: null });
  });
});

describe('coverage of one district alone', () => {
  it('is not rough though its count is hidden', () => {
    const part = { districtId: 'a', openCases: 'suppressed' as const, coverage: 0.7 };
    expect(meanCoverage([part], 12)).toEqual({ coverage: expect.closeTo(0.7, 12), isRough: false });
    expect(meanCoverage([part, { ...part, districtId: 'b' }], 12).isRough).toBe(true);
    const shown = { ...part, openCases: 5 };
    expect(meanCoverage([shown, { ...shown, districtId: 'b', coverage: 0.9 }], 10)).toEqual({
      coverage: expect.closeTo(0.8, 12),
      isRough: false,
    });
  });
});

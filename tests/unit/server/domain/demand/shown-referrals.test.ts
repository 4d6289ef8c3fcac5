import { describe, expect, it } from 'vitest';
import {
  type ReferralRow,
  roundedShare,
  roundedSum,
  shownReferrals,
} from '../../../../../server/domain/demand/shown-referrals.ts';

const RULE = { on: true, threshold: 5, showZero: true };
const row = (
  districtId: string,
  sourceId: string,
  [referrals, straightToMash, engaged, unwilling]: [number, number, number, number],
): ReferralRow => ({ districtId, sourceId, referrals, straightToMash, engaged, unwilling });
const north = { districtId: 'north', sourceId: null };
const south = { districtId: 'south', sourceId: null };
const all = { districtId: null, sourceId: null };

describe('what is shown of referrals', () => {
  it('is everything where nothing is small', () => {
    const rows = [row('north', 'school', [40, 10, 20, 5]), row('south', 'school', [30, 0, 18, 12])];
    const shown = shownReferrals(rows, RULE);
    for (const place of [north, south, all]) {
      expect([shown.referrals(place), shown.outcomes(place)]).toEqual([true, true]);
    }
    expect([shown.rest('north'), shown.rest('south')]).toEqual([true, true]);
  });

  it('leaves out what became of the referrals of a district where few families were unwilling', () => {
    const rows = [row('north', 'school', [40, 10, 20, 5]), row('south', 'school', [30, 0, 27, 3])];
    const shown = shownReferrals(rows, RULE);
    expect([shown.outcomes(north), shown.outcomes(south), shown.outcomes(all)]).toEqual([true, false, false]);
    expect([shown.rest('north'), shown.rest('south')]).toEqual([true, false]);
    expect(shown.referrals(south)).toBe(true);
  });

  it('keeps the outcomes where only few went to the MASH, and tells neither these nor the undecided', () => {
    const shown = shownReferrals([row('north', 'school', [40, 2, 20, 18])], RULE);
    expect([shown.outcomes(north), shown.rest('north')]).toEqual([true, false]);
  });

  it('never hides one source of a district alone', () => {
    const rows = [
      row('north', 'school', [60, 0, 40, 20]),
      row('north', 'police', [20, 0, 12, 8]),
      row('north', 'health', [12, 0, 10, 2]),
    ];
    const shown = shownReferrals(rows, RULE);
    const sources = ['school', 'police', 'health'].map((sourceId) => shown.outcomes({ districtId: 'north', sourceId }));
    expect(sources).toEqual([true, false, false]);
    expect(shown.outcomes(north)).toBe(true);
  });

  it('hides referrals as a table of districts and sources does', () => {
    const rows = [row('north', 'school', [12, 0, 6, 6]), row('north', 'police', [4, 0, 2, 2])];
    const shown = shownReferrals(rows, RULE);
    const at = (sourceId: string) => shown.referrals({ districtId: 'north', sourceId });
    expect([at('school'), at('police'), shown.referrals(north)]).toEqual([false, false, true]);
    expect(shown.outcomes({ districtId: 'north', sourceId: 'school' })).toBe(false);
  });

  it('is everything where the service hides nothing', () => {
    const shown = shownReferrals([row('north', 'school', [3, 1, 1, 1])], { ...RULE, on: false });
    expect([shown.referrals(north), shown.outcomes(north), shown.rest('north')]).toEqual([true, true, true]);
  });
});

describe('a share whose counts are hidden', () => {
  it.each([
    [90, 600, 0.15],
    [38, 250, 0.16],
    [17, 100, 0.15],
    [6, 50, 0.1],
    [6, 49, null],
    [15, 50, 0.3],
  ])('%i of %i is told as %s', (part, whole, shown) => {
    expect(roundedShare(part, whole, RULE)).toBe(shown);
  });
});

describe('a sum with hidden parts', () => {
  it.each([
    [134, 130],
    [10, 10],
    [9, null],
  ])('of %i is told as %s', (sum, shown) => {
    expect(roundedSum(sum, RULE)).toBe(shown);
  });
});

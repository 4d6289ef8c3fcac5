import { describe, expect, it } from 'vitest';
import { type ReferralRow, referralsInTime } from '../../../../../server/domain/demand/shown-referrals.ts';
import type { SmallNumbers } from '../../../../../server/domain/demand/suppress.ts';

const RULE = { on: true, threshold: 5, showZero: true };
const row = (
  districtId: string,
  sourceId: string,
  [referrals, straightToMash, engaged, unwilling]: [number, number, number, number],
  month = '2021-03',
): ReferralRow => ({
  ...{ month, districtId, sourceId, contacts: referrals, repeatEntries: 0 },
  ...{ referrals, straightToMash, engaged, unwilling },
});
const shownReferrals = (rows: ReferralRow[], rule: SmallNumbers) => referralsInTime(rows, rule)('month', '2021-03');
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
    // those of the north with it, or all less these would tell them
    expect([shown.outcomes(north), shown.outcomes(south), shown.outcomes(all)]).toEqual([false, false, true]);
    expect([shown.rest('north'), shown.rest('south')]).toEqual([false, false]);
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

describe('what is shown of referrals in time', () => {
  const months = ['2021-01', '2021-02', '2021-03'];
  const of = (unwilling: number[]) =>
    months.map((month, at) => row('north', 'school', [40, 0, 20 + at, unwilling[at] ?? 0], month));
  const told = (rows: ReferralRow[]) => {
    const shown = referralsInTime(rows, RULE);
    return [
      ...months.map((month) => shown('month', month).outcomes(north)),
      shown('quarter', '2021-01').outcomes(north),
      shown('year', '2020-04').outcomes(north),
    ];
  };

  it('hides a second month, so that the quarter does not tell the first', () => {
    expect(told(of([9, 3, 8]))).toEqual([false, false, true, true, true]);
  });

  it('shows the quarter where its months are too small, and hides both where both are', () => {
    expect(told(of([2, 3, 4]))).toEqual([false, false, false, true, true]);
    expect(told(of([1, 1, 2]))).toEqual([false, false, false, false, false]);
  });

  it('hides the year that is the same as a month', () => {
    const rows = [row('north', 'school', [40, 0, 20, 3])];
    expect(referralsInTime(rows, RULE)('year', '2020-04').outcomes(north)).toBe(false);
  });
});

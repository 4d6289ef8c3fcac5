import { describe, expect, it } from 'vitest';
import { demandSeries } from '../../server/contract/demand-history.ts';
import type { TestApp } from '../support/app.ts';
import { chainOf, current, demandFte, read, recorded, save, set } from './demand-method-app.ts';

describe('referrals that are too few to show', () => {
  /** The small set with small counts hidden, as the service has it unless it says otherwise. */
  async function hiding(): Promise<TestApp> {
    const test = await recorded();
    test.db.$client.exec("DELETE FROM service_setting WHERE key = 'small-numbers'");
    return test;
  }
  const HIDDEN = { part: null, whole: null, value: null, isHidden: true };

  it.each(['service-manager', 'manager', 'hr', 'district-manager'] as const)(
    'are hidden from %s as the history hides them',
    async (as) => {
      const test = await hiding();
      const south = chainOf(await read(test, '', as), 'south')?.referrals;
      // 28 engaged and 2 unwilling of 30: neither is told, nor what else became of the 30
      expect(south).toMatchObject({ referrals: { value: 30 }, engagementRate: HIDDEN, unwillingRate: HIDDEN });
      expect(south).toMatchObject({ straightToMashRate: HIDDEN, undecided: { value: null } });
      const path = '/demand/history/series?measure=engaged-share&from=2021-03&districtId=south';
      const { lines } = demandSeries.parse((await test.call('GET', path, { as })).body);
      expect(lines.map(({ values, hidden }) => [values, hidden])).toEqual([[[null], [0]]]);
    },
  );

  it('are rounded in twelve months of which one is hidden, so that the eleven others do not tell it', async () => {
    const test = await hiding();
    test.db.$client.exec(`INSERT INTO referral_count
      (month, district_id, source_id, contacts, referrals, straight_to_mash, engaged, unwilling)
      VALUES ('2021-02', 'south', 'school', 90, 80, 0, 54, 26)`);
    const south = chainOf(await read(test, '?over=year'), 'south')?.referrals;
    expect(south).toMatchObject({ referrals: { value: 110, isRounded: false } });
    // 28 of 110 is 25.5 %: to the nearest 5 %, within which 5 families lie
    expect(south?.unwillingRate).toEqual({ part: null, whole: null, value: 0.25, isHidden: false });
  });

  it('leave figures that give nothing away as they are', async () => {
    const north = chainOf(await read(await hiding()), 'north')?.referrals;
    expect(north?.unwillingRate).toMatchObject({ part: 14, whole: 60, isHidden: false });
    expect(north?.undecided).toEqual({ value: 10 - 4 + 4, isRounded: false });
  });

  it('hide the families that are chased, and leave the demand as it is', async () => {
    const test = await hiding();
    const { version, settings } = await current(test);
    await save(test, version, set('2021-03-01', { ...settings, chasingPoints: 2 }));
    const method = await read(test);
    expect(chainOf(method, 'south')?.chasing).toEqual({
      unwilling: { value: null, isRounded: false },
      pointsEach: 2,
      points: null,
    });
    expect(chainOf(method, 'north')?.chasing).toMatchObject({ unwilling: { value: 14 }, points: 28 });
    expect(method.districts.map((chain) => chain.demandFte)).toEqual(await demandFte(test));
  });
});

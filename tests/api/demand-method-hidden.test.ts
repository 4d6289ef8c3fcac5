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

  it('are told by the year where a month of it is too small, and then of none of its months', async () => {
    const test = await hiding();
    test.db.$client.exec(`INSERT INTO referral_count
      (month, district_id, source_id, contacts, referrals, straight_to_mash, engaged, unwilling)
      VALUES ('2021-02', 'south', 'school', 90, 80, 0, 54, 26), ('2020-06', 'south', 'school', 90, 80, 0, 60, 20)`);
    const south = chainOf(await read(test, '?over=year'), 'south')?.referrals;
    expect(south).toMatchObject({
      referrals: { value: 190 },
      unwillingRate: { part: 48, whole: 190, isHidden: false },
    });
    // February would tell March beside the quarter, of which the year less June tells
    const path = '/demand/history/series?measure=engaged-share&by=district&districtId=south';
    const told = async (per: string) =>
      demandSeries.parse((await test.call('GET', `${path}&per=${per}`, { as: 'hr' })).body).lines[0]?.hidden.length;
    expect(await told('month')).toBe(2);
    expect(await told('quarter')).toBe(0);
    expect(await told('year')).toBe(0);
  });

  it('are of the latest financial year that is over, since any other twelve months would tell months', async () => {
    const test = await hiding();
    expect(await read(test, '?over=year')).toMatchObject({ from: '2020-04', to: '2021-03' });
    expect(await read(test, '?over=year&asAt=2021-03-15')).toMatchObject({ from: '2019-04', to: '2020-03' });
  });

  it('leave figures that give nothing away as they are', async () => {
    const test = await hiding();
    test.db.$client.exec("UPDATE referral_count SET engaged = 22, unwilling = 8 WHERE district_id = 'south'");
    const north = chainOf(await read(test), 'north')?.referrals;
    expect(north?.unwillingRate).toMatchObject({ part: 14, whole: 60, isHidden: false });
    expect(north?.undecided).toEqual({ value: 10 - 4 + 4 });
  });

  it('hide steps between levels by the month, and what opened and closed where either is too small', async () => {
    const test = await hiding();
    test.db.$client.exec(`INSERT INTO case_flow VALUES ('2020-09', 'north', 'additional', 9, 8, 6, 7, 900),
      ('2020-09', 'south', 'additional', 9, 8, 0, 0, 900), ('2021-03', 'south', 'additional', 9, 8, 0, 0, 900)`);
    const flowOf = async (query: string) => chainOf(await read(test, query), 'north')?.levels[0]?.flow;
    const none = { value: null };
    // 4 opened and 5 closed in March
    expect(await flowOf('')).toMatchObject({ opened: none, closed: none, steppedUp: none, meanDays: null });
    expect(await flowOf('?over=year')).toMatchObject({
      opened: { value: 13 },
      closed: { value: 13 },
      steppedUp: { value: 8 },
      stepUpRate: { part: 8, isHidden: false },
    });
  });

  it('hide sums over all districts where they would give a district’s away, and tell them to nobody of one district', async () => {
    const test = await hiding();
    const before = await read(test);
    // both districts are hidden, so that the sum gives neither away; what no table adds up is told where each district’s is
    expect(before.districts.map(({ referrals }) => referrals?.unwillingRate)).toEqual([HIDDEN, HIDDEN]);
    expect(before.total?.referrals).toMatchObject({
      contacts: { value: 180 },
      referrals: { value: 110 },
      unwillingRate: { part: 16, whole: 90, isHidden: false },
      straightToMashRate: HIDDEN,
      undecided: { value: null },
    });
    test.db.$client.exec("UPDATE referral_count SET engaged = 22, unwilling = 8 WHERE district_id = 'south'");
    const after = (await read(test)).total?.referrals;
    expect(after?.unwillingRate).toMatchObject({ part: 22, whole: 90, isHidden: false });
    expect(after?.straightToMashRate).toMatchObject({ part: 10, whole: 110, isHidden: false });
    expect((await read(test, '', 'district-manager')).total).toBeNull();
  });

  it('hide the families that are chased, and leave the demand as it is', async () => {
    const test = await hiding();
    const { version, settings } = await current(test);
    await save(test, version, set('2021-03-01', { ...settings, chasingPoints: 2 }));
    const method = await read(test);
    expect(chainOf(method, 'south')?.chasing).toEqual({
      unwilling: { value: null },
      pointsEach: 2,
      points: null,
    });
    expect(method.districts.map((chain) => chain.demandFte)).toEqual(await demandFte(test));
  });
});

import { describe, expect, it } from 'vitest';
import { stressCases } from '../../server/contract/demand-stress.ts';
import { type Caller, type TestApp, testApp } from '../support/app.ts';

async function listed({ call }: TestApp, as: Caller = 'manager') {
  return stressCases.parse((await call('GET', '/demand/stress?asAt=2021-04-01', { as })).body);
}

describe('Septembers on record', () => {
  it('suggest how far schools refer more when children return, by district for who sees it', async () => {
    const test = await testApp();
    test.db.$client.exec(`
      INSERT INTO referral_source VALUES ('primary', 'Primary schools', 90);
      INSERT INTO referral_count (month, district_id, source_id, contacts, referrals, engaged, unwilling) VALUES
        ('2020-05', 'south', 'primary', 10, 10, 0, 0), ('2020-06', 'south', 'primary', 10, 10, 0, 0),
        ('2020-07', 'south', 'primary', 11, 11, 0, 0), ('2020-08', 'south', 'primary', 5, 5, 0, 0),
        ('2020-09', 'south', 'primary', 27, 27, 0, 0), ('2020-09', 'north', 'primary', 9, 9, 0, 0)`);
    // 36 on top of (10 + 10 + 11 + 5) ÷ 4 = 9; South alone 27
    const { schoolReturns } = await listed(test);
    expect(schoolReturns).toMatchObject([
      { districtId: null, rise: 3, septembers: [{ month: '2020-09', rise: 3 }] },
      { districtId: 'south', rise: 2 },
    ]);
    expect(schoolReturns[1]?.heldBack).toBeCloseTo(1 - 5 / 9, 10);
    const own = await listed(test, 'district-manager');
    expect(own.schoolReturns.map(({ districtId }) => districtId)).toEqual(['south']);
  });

  it('tell of no August in which too few were referred to show', async () => {
    const test = await testApp();
    test.db.$client.exec(`
      INSERT INTO referral_source VALUES ('primary', 'Primary schools', 90);
      INSERT INTO referral_count (month, district_id, source_id, contacts, referrals, engaged, unwilling) VALUES
        ('2020-05', 'south', 'primary', 10, 10, 0, 0), ('2020-06', 'south', 'primary', 10, 10, 0, 0),
        ('2020-07', 'south', 'primary', 12, 12, 0, 0), ('2020-08', 'south', 'primary', 4, 4, 0, 0),
        ('2020-09', 'south', 'primary', 27, 27, 0, 0)`);
    const [all, south] = (await listed(test)).schoolReturns;
    expect([all, south]).toMatchObject([
      { rise: 2, heldBack: null },
      { rise: 2, heldBack: null },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { type DemandSeries, demandSeries } from '../../server/contract/demand-history.ts';
import { type Caller, type TestApp, testApp } from '../support/app.ts';

async function series({ call }: TestApp, query = '', as: Caller = 'manager') {
  return demandSeries.parse((await call('GET', `/demand/history/series${query}`, { as })).body);
}
const valuesOf = ({ lines }: DemandSeries) => Object.fromEntries(lines.map(({ id, values }) => [id, values]));

/** The small set with what became of referrals, flows and families beside its counts; small counts are shown. */
async function filled(): Promise<TestApp> {
  const test = await testApp();
  test.db.$client.exec(`
    INSERT INTO service_setting VALUES ('small-numbers', '{"on":false,"threshold":5,"showZero":true}', 1);
    INSERT INTO referral_count (month, district_id, source_id, contacts, referrals, engaged, unwilling) VALUES
      ('2021-02', 'north', 'school', 20, 8, 6, 2), ('2021-03', 'north', 'school', 30, 12, 9, 3),
      ('2021-03', 'north', 'police', 40, 4, 1, 3), ('2021-03', 'south', 'school', 50, 10, 10, 0);
    INSERT INTO case_flow VALUES ('2021-03', 'north', 'additional', 5, 3, 0, 0, 480),
      ('2021-03', 'south', 'complex', 7, 1, 0, 0, 200);
    UPDATE demand_count SET families = open_cases - 1 WHERE district_id = 'north'`);
  return test;
}

describe('GET /api/demand/history/series', () => {
  it('splits open cases by district, level and language', async () => {
    const test = await filled();
    expect(await series(test)).toMatchObject({ measure: 'open-cases', by: 'district', months: ['2021-02', '2021-03'] });
    expect(valuesOf(await series(test))).toEqual({ north: [8, 15], south: [16, 30] });
    // February: 8 + 16; March: 10 + 15 + 1 + 4 and 5 + 10
    expect(valuesOf(await series(test, '?by=level'))).toEqual({ additional: [24, 30], complex: [0, 15] });
    expect(valuesOf(await series(test, '?by=language'))).toEqual({ en: [24, 40], ur: [0, 4], unknown: [0, 1] });
    expect(valuesOf(await series(test, '?by=none'))).toEqual({ all: [24, 45] });
  });

  it('tells families only where all of them were counted', async () => {
    expect(valuesOf(await series(await filled(), '?measure=families'))).toEqual({
      north: [7, 13],
      south: [null, null],
    });
  });

  it('tells referrals by source and the share that engaged', async () => {
    const test = await filled();
    expect(valuesOf(await series(test, '?measure=referrals&by=source'))).toEqual({ school: [8, 22], police: [0, 4] });
    expect(valuesOf(await series(test, '?measure=referrals'))).toEqual({ north: [8, 16], south: [null, 10] });
    // 6 of 8; 10 of 16 and 10 of 10
    expect(valuesOf(await series(test, '?measure=engaged-share'))).toEqual({ north: [0.75, 0.625], south: [null, 1] });
  });

  it('tells what opened and closed', async () => {
    const test = await filled();
    expect(valuesOf(await series(test, '?measure=opened&by=level'))).toEqual({ additional: [5], complex: [7] });
    expect(valuesOf(await series(test, '?measure=closed&by=none'))).toEqual({ all: [4] });
  });

  it('works out demand as the model does, and its parts add up to it', async () => {
    const test = await filled();
    // points per case 5 and 10, 100 points a caseworker: north 10 × 5 + 5 × 10, south 20 × 5 + 10 × 10
    expect(valuesOf(await series(test, '?measure=demand-fte&from=2021-03'))).toEqual({ north: [1], south: [2] });
    expect(valuesOf(await series(test, '?measure=demand-fte&by=level&from=2021-03'))).toEqual({
      additional: [1.5],
      complex: [1.5],
    });
    test.db.$client.exec(`
      UPDATE caseload_standard SET chasing_points = 2;
      INSERT INTO travel_allowance VALUES ('north', '2018-04-01', 0.2, 'assumed')`);
    // north: (100 + 6 unwilling × 2) ÷ (100 × 0.8)
    const byDistrict = valuesOf(await series(test, '?measure=demand-fte&from=2021-03'));
    expect(byDistrict.north?.[0]).toBeCloseTo(1.4, 10);
    const parts = Object.values(valuesOf(await series(test, '?measure=demand-fte&by=level&from=2021-03')));
    expect(parts).toHaveLength(3);
    const sum = parts.reduce((total, [value]) => total + (value ?? 0), 0);
    expect(sum).toBeCloseTo(3.4, 10);
    expect(valuesOf(await series(test, '?measure=demand-fte&by=none&from=2021-03')).all?.[0]).toBeCloseTo(3.4, 10);
  });

  it('keeps to the months, the district and the lines asked for', async () => {
    const test = await filled();
    const asked = await series(test, '?by=language&from=2021-03&to=2021-03&districtId=south&only=ur,unknown');
    expect(asked.months).toEqual(['2021-03']);
    expect(asked.recorded).toEqual(['2021-02', '2021-03']);
    expect(valuesOf(asked)).toEqual({ ur: [4], unknown: [1] });
    expect(asked.choices.map(({ id }) => id)).toEqual(['en', 'unknown', 'ur']);
    expect((await test.refused('GET', '/demand/history/series?from=2021-03&to=2021-02')).type).toBe('invalid-input');
    expect((await test.refused('GET', '/demand/history/series?measure=referrals&by=level')).detail).toContain(
      'Referrals cannot be split by level',
    );
  });

  it('keeps a month in between that nothing was counted in, and tells that none was', async () => {
    const test = await filled();
    test.db.$client.exec("UPDATE demand_count SET month = '2020-12' WHERE month = '2021-02'");
    const byLevel = await series(test, '?by=level');
    expect(byLevel.months).toEqual(['2020-12', '2021-01', '2021-02', '2021-03']);
    expect(byLevel.recorded).toEqual(['2020-12', '2021-03']);
    expect(valuesOf(byLevel)).toEqual({ additional: [24, null, null, 30], complex: [0, null, null, 15] });
  });

  it('shows a district manager their own district only, whatever it is split by', async () => {
    const test = await filled();
    const as = 'district-manager';
    expect(valuesOf(await series(test, '', as))).toEqual({ south: [16, 30] });
    expect(valuesOf(await series(test, '?by=level', as))).toEqual({ additional: [16, 20], complex: [0, 10] });
    expect(valuesOf(await series(test, '?measure=referrals&by=source', as))).toEqual({ school: [10] });
    const elsewhere = await test.refused('GET', '/demand/history/series?districtId=north', { as });
    expect(elsewhere.type).toBe('not-found');
  });

  it('is for those who may read demand', async () => {
    const test = await testApp();
    expect((await test.refused('GET', '/demand/history/series', { as: 'administrator' })).type).toBe('not-permitted');
    expect((await test.refused('GET', '/demand/history/series', { as: 'nobody' })).type).toBe('not-signed-in');
  });
});

describe('GET /api/demand/history/series.csv', () => {
  const file = async ({ call }: TestApp, query = '', as: Caller = 'manager') =>
    String((await call('GET', `/demand/history/series.csv${query}`, { as })).text);

  it('has the figures of the chart, with why a month is marked', async () => {
    const test = await filled();
    test.db.$client.exec("INSERT INTO demand_note VALUES ('2021-02', '2021-02', 'Schools closed', 1)");
    expect((await file(test, '?measure=engaged-share')).replace('\uFEFF', '').split('\r\n')).toEqual([
      'Month,District,Engaged share,Note,Marked because,Left out of forecasts',
      '2021-02,North,0.75,,Schools closed,yes',
      '2021-02,South,,Not recorded,Schools closed,yes',
      '2021-03,North,0.625,,,',
      '2021-03,South,1,,,',
      '',
    ]);
  });

  it('keeps to the lines asked for, and to a district manager’s district', async () => {
    const test = await filled();
    expect(await file(test, '?by=language&only=ur&from=2021-03')).toContain('2021-03,Urdu,4');
    expect(await file(test, '?by=language&only=ur')).not.toContain('English');
    const own = await file(test, '', 'district-manager');
    expect(own).toContain('2021-03,South,30');
    expect(own).not.toContain('North');
    expect(await file(test, '?by=level', 'district-manager')).toContain('2021-03,Additional needs,20');
  });
});

describe('figures that are too small to show', () => {
  /** The small set with small counts hidden, as the service has it unless it says otherwise. */
  async function hiding(): Promise<TestApp> {
    const test = await filled();
    test.db.$client.exec("DELETE FROM service_setting WHERE key = 'small-numbers'");
    return test;
  }

  it('are hidden among referrals, with one more so that the sum does not give them away', async () => {
    const test = await hiding();
    const { lines } = await series(test, '?measure=referrals&by=source&districtId=north&from=2021-03');
    // 4 from the police is small; 12 from schools would give it away beside the 16 of the district
    expect(lines.map(({ id, values, hidden }) => [id, values, hidden])).toEqual([
      ['school', [null], [0]],
      ['police', [null], [0]],
    ]);
  });

  it('are not given away by the share that engaged', async () => {
    const test = await hiding();
    test.db.$client.exec(`INSERT INTO referral_count (month, district_id, source_id, contacts, referrals, engaged, unwilling)
      VALUES ('2021-01', 'north', 'school', 90, 80, 53, 24), ('2021-01', 'south', 'school', 90, 70, 58, 2)`);
    const share = async (query: string) => valuesOf(await series(test, `?measure=engaged-share&${query}`));
    // 58 and 2 in the south: those of the north with it, or all less these would tell them
    expect(await share('from=2021-01&to=2021-01')).toEqual({ north: [null], south: [null] });
    // 111 of 137, in whole per cents
    expect(await share('by=none&from=2021-01&to=2021-01')).toEqual({ all: [0.81] });
    expect(await share('by=source&from=2021-03&districtId=north')).toEqual({ school: [null], police: [null] });
  });

  it('are told by the quarter and the financial year, added up', async () => {
    const test = await hiding();
    // 6 and 2, 9 and 3, 1 and 3 in the north; 10 and none in the south
    test.db.$client.exec(`INSERT INTO referral_count (month, district_id, source_id, contacts, referrals, engaged, unwilling)
      VALUES ('2020-05', 'north', 'school', 90, 80, 50, 25), ('2021-01', 'south', 'school', 90, 70, 40, 20)`);
    const told = async (query: string) => {
      const { months, lastMonth, lines } = await series(test, `?measure=engaged-share&${query}`);
      return { months, lastMonth, values: Object.fromEntries(lines.map(({ id, values }) => [id, values])) };
    };
    expect(await told('per=year')).toEqual({
      months: ['2020-04'],
      lastMonth: '2021-03',
      // 66 of 99, 50 of 70
      values: { north: [0.67], south: [0.71] },
    });
    expect((await told('per=quarter')).values.south?.at(-1)).toBe(0.71);
    // a quarter that is not over is left out
    expect((await told('per=quarter&to=2021-02')).months).not.toContain('2021-01');
    expect((await test.refused('GET', '/demand/history/series?per=year')).detail).toContain('by month only');
    const file = await test.call('GET', '/demand/history/series.csv?measure=engaged-share&per=year');
    expect(file.text).toContain('Financial year from,District,Engaged share');
  });

  it('are hidden by language from whoever does not keep the counts', async () => {
    const test = await hiding();
    const query = '?by=language&from=2021-03&districtId=south';
    expect(valuesOf(await series(test, query))).toEqual({ en: [25], ur: [4], unknown: [1] });
    for (const as of ['hr', 'district-manager'] as const) {
      const shown = valuesOf(await series(test, query, as));
      expect(shown.ur).toEqual([null]);
      expect(shown.unknown).toEqual([null]);
    }
  });

  it('are hidden in files from everybody', async () => {
    const test = await hiding();
    const { text } = await test.call('GET', '/demand/history/series.csv?by=language&from=2021-03');
    expect(text).toContain('2021-03,Urdu,,Too few to show');
    expect(text).not.toContain('2021-03,Urdu,4');
  });

  it('follow the setting of the service at once', async () => {
    const test = await hiding();
    const query = '?measure=referrals&by=source&from=2021-03';
    expect(valuesOf(await series(test, query)).police).toEqual([null]);
    test.db.$client.exec("INSERT INTO service_setting VALUES ('small-numbers', '{\"on\":false}', 1)");
    expect(valuesOf(await series(test, query)).police).toEqual([4]);
  });
});

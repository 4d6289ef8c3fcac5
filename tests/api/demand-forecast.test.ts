import { describe, expect, it } from 'vitest';
import { openDb } from '../../db/open.ts';
import { readPublishedReferrals } from '../../db/queries/published-referrals.ts';
import { insertReference } from '../../db/queries/seed-reference.ts';
import { seedReference } from '../../seeds/reference.ts';
import { type DemandForecast, demandForecast } from '../../server/contract/demand-forecast.ts';
import { addMonths } from '../../server/domain/calendar.ts';
import { type Caller, type TestApp, testApp } from '../support/app.ts';
import { readProjectFile } from '../support/repository.ts';

const MARCH = '2021-03';

/** An app with so many months of counts in both districts, up to March 2021: a September above the others. */
async function withMonths(count: number): Promise<TestApp> {
  const test = await testApp();
  test.db.$client.exec('DELETE FROM demand_count');
  const insert = test.db.$client.prepare(
    'INSERT INTO demand_count (district_id, month, level_id, language_code, open_cases) VALUES (?, ?, ?, ?, ?)',
  );
  for (let back = 0; back < count; back += 1) {
    const month = addMonths(MARCH, -back);
    const cases = 40 + (month.endsWith('-09') ? 20 : 0) + ((back * 5) % 3);
    insert.run('north', month, 'complex', 'en', cases);
    insert.run('south', month, 'complex', 'en', 2 * cases);
  }
  return test;
}

async function read({ call }: TestApp, query = '?asAt=2021-04-01', as: Caller = 'manager'): Promise<DemandForecast> {
  return demandForecast.parse((await call('GET', `/demand/forecast${query}`, { as })).body);
}

const south = ({ districts }: DemandForecast) => districts.find(({ districtId }) => districtId === 'south');

describe('GET /api/demand/forecast', () => {
  it('tells twelve months with ranges by district, and their sum', async () => {
    const forecast = await read(await withMonths(48));
    expect(forecast.lastMonth).toBe(MARCH);
    expect(forecast.districts.map(({ districtId }) => districtId)).toEqual(['north', 'south']);
    for (const { forecast: months } of forecast.districts) {
      expect(months.map(({ month }) => month)).toEqual(
        Array.from({ length: 12 }, (_, step) => addMonths(MARCH, step + 1)),
      );
    }
    forecast.total?.forecast.forEach(({ point, ranges }, at) => {
      const sum = forecast.districts.reduce((of, district) => of + (district.forecast[at]?.point ?? 0), 0);
      expect(point).toBeCloseTo(sum, 9);
      expect(ranges?.eighty.high).toBeGreaterThanOrEqual(point);
    });
    const peak = south(forecast)?.forecast.toSorted((a, b) => b.point - a.point)[0];
    expect(peak?.month).toBe('2021-09');
  });

  it('sees nothing later than the date it is asked for', async () => {
    const test = await withMonths(48);
    const before = await read(test, '?asAt=2020-10-05');
    test.db.$client.exec("UPDATE demand_count SET open_cases = 900 WHERE month > '2020-09'");
    expect(await read(test, '?asAt=2020-10-05')).toEqual(before);
    expect(before.lastMonth).toBe('2020-09');
    expect(before.months.at(-1)).toBe('2020-09');
  });

  it('does not learn from marked months, and says which they are', async () => {
    const test = await withMonths(48);
    test.db.$client.exec('DELETE FROM demand_note');
    test.db.$client.exec("INSERT INTO demand_note VALUES ('2020-03', '2020-06', 'Lockdown', 1)");
    const before = await read(test);
    expect(before.marked).toEqual([{ fromMonth: '2020-03', toMonth: '2020-06', text: 'Lockdown' }]);
    test.db.$client.exec("UPDATE demand_count SET open_cases = 1 WHERE month BETWEEN '2020-03' AND '2020-06'");
    const after = await read(test);
    expect(after.districts.map(({ forecast }) => forecast)).toEqual(before.districts.map(({ forecast }) => forecast));
    test.db.$client.exec('UPDATE demand_note SET anomalous = 0');
    expect(south(await read(test))?.errors).not.toEqual(south(before)?.errors);
  });

  it('weighs all months with the settings in force at the date', async () => {
    const test = await withMonths(36);
    const before = await read(test);
    test.db.$client.exec("INSERT INTO case_weight VALUES ('complex', '2021-03-15', 20)");
    const after = await read(test);
    after.districts.forEach(({ history, method, forecast }, at) => {
      const former = before.districts[at];
      expect(method).toBe(former?.method);
      expect(history).toEqual(former?.history.map((fte) => (fte === null ? null : fte * 2)));
      expect(forecast[0]?.point).toBeCloseTo(2 * (former?.forecast[0]?.point ?? 0), 9);
    });
  });

  it('takes the last figure where the history is too short, and says how many months it takes', async () => {
    const forecast = await read(await withMonths(10));
    expect(forecast.monthsNeeded).toBe(24);
    const { method, reason, learnt, forecast: months, history } = south(forecast) ?? {};
    expect({ method, reason, learnt }).toEqual({ method: 'last-month', reason: 'too-short', learnt: 10 });
    expect(new Set(months?.map(({ point }) => point))).toEqual(new Set([history?.at(-1)]));
  });

  it('has nothing to say where no month is over', async () => {
    const forecast = await read(await withMonths(3), '?asAt=2020-12-31');
    expect(forecast).toMatchObject({ lastMonth: null, months: [], total: null });
    expect(south(forecast)).toMatchObject({ reason: 'no-figures', method: null, forecast: [] });
  });

  it('shows a district manager their own district, and no sum', async () => {
    const test = await withMonths(30);
    const all = await read(test);
    const own = await read(test, '?asAt=2021-04-01', 'district-manager');
    expect(own.total).toBeNull();
    expect(own.districts).toEqual([south(all)]);
  });

  it('is refused to those who see no demand', async () => {
    const test = await withMonths(1);
    expect((await test.refused('GET', '/demand/forecast', { as: 'nobody' })).type).toBe('not-signed-in');
    expect((await test.refused('GET', '/demand/forecast', { as: 'administrator' })).type).toBe('not-permitted');
  });

  it('tells how each figure was reached: the month it was taken from, and what the ranges were learnt from', async () => {
    const test = await withMonths(48);
    test.db.$client.exec('DELETE FROM demand_note');
    test.db.$client.exec("INSERT INTO demand_note VALUES ('2020-05', '2020-06', 'Lockdown', 1)");
    const district = south(await read(test));
    expect(district?.method).toBe('last-year');
    const at = (month: string) => district?.forecast.find((each) => each.month === month);
    // May 2020 is marked, so that the May before it counts
    expect(at('2021-05')?.working).toEqual({ kind: 'figure', month: '2019-05', fte: at('2021-05')?.point });
    expect(at('2021-09')?.working).toMatchObject({ month: '2020-09' });
    for (const { point, ranges, spread } of district?.forecast ?? []) {
      expect(ranges?.eighty.high).toBeCloseTo(point + (spread?.half.eighty ?? Number.NaN), 9);
      const { usual, half } = spread ?? { usual: Number.NaN, half: { eighty: Number.NaN } };
      const { times, doubt } = district?.learntRanges ?? { times: { eighty: 0 }, doubt: { eighty: 0 } };
      expect(half.eighty).toBeCloseTo(usual * times.eighty * doubt.eighty, 9);
      expect(spread?.within.of).toBeGreaterThan(0);
    }
    const [line] = district?.errors ?? [];
    expect(line?.used.fte).toBeCloseTo((line?.used.sum ?? 0) / (line?.count ?? 0), 9);
    expect(line?.used.share).toBeCloseTo((line?.used.fte ?? 0) / (line?.meanActual ?? 0), 9);
  });

  it('checks its ranges on months like the others, on those forecast over marked ones, and on marked ones apart', async () => {
    const test = await withMonths(48);
    test.db.$client.exec('DELETE FROM demand_note');
    const before = south(await read(test))?.coverage;
    expect(before).toMatchObject({ overMarked: null, marked: null });
    test.db.$client.exec("INSERT INTO demand_note VALUES ('2020-05', '2020-06', 'Lockdown', 1)");
    test.db.$client.exec("UPDATE demand_count SET open_cases = 1 WHERE month BETWEEN '2020-05' AND '2020-06'");
    const coverage = south(await read(test))?.coverage;
    const { count = 0, shares, overMarked, marked, months = [], missed } = coverage ?? {};
    // what nobody could see coming lies in no range
    expect(marked?.eighty).toBe(0);
    expect(count).toBeLessThan(before?.count ?? 0);
    expect(overMarked?.count).toBeGreaterThan(0);
    expect(missed?.filter((month) => month === '2020-05' || month === '2020-06')).toEqual([]);
    expect(shares?.eighty).toBeCloseTo((coverage?.eighty ?? 0) / count, 9);
    for (const [sight, held] of [
      ['clear', coverage],
      ['overMarked', overMarked],
      ['marked', marked],
    ] as const) {
      const of = months.filter((month) => month.sight === sight);
      expect(of.reduce((sum, month) => sum + month.count, 0)).toBe(held?.count);
      expect(of.reduce((sum, { eighty }) => sum + eighty, 0)).toBe(held?.eighty);
    }
    expect(months.filter(({ sight }) => sight === 'marked').map(({ month }) => month)).toEqual(['2020-05', '2020-06']);
    expect(months.filter(({ sight }) => sight === 'overMarked')[0]?.month).toBe('2020-07');
  });

  it('tells how many months have to be checked before it has ranges, and how few go together', async () => {
    const forecast = await read(await withMonths(6));
    expect(forecast.monthsForRanges).toBe(6);
    expect(south(forecast)).toMatchObject({ learntRanges: null, coverage: null });
    const { learntRanges } = south(await read(await withMonths(12))) ?? {};
    expect(learntRanges).toMatchObject({ errors: 11, independent: 1 });
    expect(learntRanges?.doubt.eighty).toBeGreaterThan(2);
  });

  it.each([
    ['four months', '2020-12'],
    ['nine of them to be checked', '2020-06'],
  ])('borrows ranges from the other district where one was not counted long enough: %s', async (_, first) => {
    const test = await withMonths(48);
    test.db.$client.prepare("DELETE FROM demand_count WHERE district_id = 'south' AND month < ?").run(first);
    const forecast = await read(test);
    expect(south(forecast)?.coverage).toBeNull();
    expect(south(forecast)).toMatchObject({ method: 'last-month', learntRanges: { borrowed: true } });
    expect(south(forecast)?.forecast[0]?.ranges).not.toBeNull();
    expect(forecast.districts.find(({ districtId }) => districtId === 'north')?.learntRanges?.borrowed).toBe(false);
  });

  it('tells the published yearly figures with their source, and how far off simple forecasts of them were', async () => {
    const test = await withMonths(1);
    test.db.$client.exec('DELETE FROM published_referral');
    test.db.$client.exec("DELETE FROM source_note WHERE what LIKE 'Referrals to children%'");
    const insert = test.db.$client.prepare('INSERT INTO published_referral (area, year, referrals) VALUES (?, ?, ?)');
    for (const year of [2013, 2014, 2015, 2016, 2017, 2018]) insert.run('Oldham', year, 100 + 10 * (year - 2013));
    insert.run('England', 2014, 9_000);
    insert.run('England', 2016, 9_500);
    const { yearly, yearlySource } = await read(test);
    expect(yearlySource).toBeNull();
    expect(yearly.map(({ area, firstYear, values }) => ({ area, firstYear, values }))).toEqual([
      { area: 'England', firstYear: 2014, values: [9_000, null, 9_500] },
      { area: 'Oldham', firstYear: 2013, values: [100, 110, 120, 130, 140, 150] },
    ]);
    expect(yearly[0]?.errors).toEqual([]);
    expect(yearly[1]?.errors.map(({ ahead, count, drift }) => ({ ahead, count, drift }))).toEqual([
      { ahead: 1, count: 3, drift: 0 },
      { ahead: 2, count: 2, drift: 0 },
      { ahead: 3, count: 1, drift: 0 },
    ]);
    test.db.$client.exec(
      "INSERT INTO source_note VALUES ('Referrals to children’s social care by year', 'As printed', 'published')",
    );
    expect((await read(test)).yearlySource).toBe('As printed');
    test.db.$client.exec('DELETE FROM published_referral');
    expect((await read(test)).yearly).toEqual([]);
  });

  it('has the figures that the Department for Education published, in the demo', async () => {
    const db = openDb(':memory:');
    insertReference(db, seedReference('oldham'));
    const { rows, source } = readPublishedReferrals(db);
    const lines = readProjectFile('seeds/oldham/yearly-referrals.csv').trim().split('\n');
    const published = rows.map(({ area, year, referrals }) => `${area},${year},${referrals}`);
    expect(published).toHaveLength(26);
    expect(published).toEqual(lines.filter((line) => /^\w+,\d/.test(line)).sort());
    expect(source).toMatch(/Department for Education/);
    db.$client.close();
  });
});

describe('GET /api/demand/forecast.csv', () => {
  it('has a line for each month and district, and of all together', async () => {
    const test = await withMonths(30);
    const file = String((await test.call('GET', '/demand/forecast.csv?asAt=2021-04-01', { as: 'manager' })).text);
    const [header, ...lines] = file.trim().split('\r\n');
    expect(header).toMatch(/Month,District,Demand FTE,/);
    expect(lines).toHaveLength(36);
    expect(lines.filter((line) => line.includes(',All districts,'))).toHaveLength(12);
  });

  it('has only their own district for a district manager', async () => {
    const test = await withMonths(30);
    const file = String(
      (await test.call('GET', '/demand/forecast.csv?asAt=2021-04-01', { as: 'district-manager' })).text,
    );
    expect(file.trim().split('\r\n')).toHaveLength(13);
    expect(file).not.toMatch(/North|All districts/);
  });
});

import { describe, expect, it } from 'vitest';
import { forecastDemand } from '../../../../server/demand-forecast/forecast-demand.ts';
import { expectedDemand } from '../../../../server/demand-stress/expected-demand.ts';
import { testDb } from '../../../support/app.ts';

const none = () => 0;

describe('expectedDemand', () => {
  it('tells counted months as they were and months to come by the points of the forecast', async () => {
    const forecast = await forecastDemand(await testDb(), '2021-04-01', null);
    const expected = expectedDemand(forecast, none);
    expect(forecast.months.length).toBeGreaterThan(0);
    expect(expected).toMatchObject({ firstMonth: forecast.months[0], lastMonth: forecast.lastMonth });
    for (const { districtId, history, forecast: ahead } of forecast.districts) {
      expect([...(expected.counted.get(districtId)?.values() ?? [])]).toEqual(history);
      expect([...(expected.forecast.get(districtId) ?? [])]).toEqual(ahead.map(({ month, point }) => [month, point]));
    }
  });

  it('gives a district without counts in a counted month what chasing weighs there, and knows marked months', async () => {
    const forecast = await forecastDemand(await testDb(), '2021-04-01', null);
    const districts = forecast.districts.map((district) => ({ ...district, history: [null, 2.5] }));
    const marked = [{ fromMonth: '2020-03', toMonth: '2020-04', text: 'lockdown' }];
    const expected = expectedDemand({ ...forecast, months: ['2020-04', '2020-05'], marked, districts }, (month) =>
      month === '2020-04' ? 0.3 : 99,
    );
    expect(expected.counted.size).toBe(districts.length);
    for (const counted of expected.counted.values()) {
      expect([...counted]).toEqual([
        ['2020-04', 0.3],
        ['2020-05', 2.5],
      ]);
    }
    expect(['2020-02', '2020-03', '2020-04', '2020-05'].map(expected.isMarked)).toEqual([false, true, true, false]);
  });

  it('keeps a district that was never counted at none, so that all districts together are known', async () => {
    const forecast = await forecastDemand(await testDb(), '2021-04-01', null);
    const [first, ...others] = forecast.districts;
    if (!first) throw new Error('There is no district');
    const bare = { ...first, districtId: 'new', history: first.history.map(() => null), forecast: [] };
    const expected = expectedDemand({ ...forecast, districts: [bare, first, ...others] }, none);
    const toCome = first.forecast.map(({ month }) => [month, 0]);
    expect(toCome).toHaveLength(12);
    expect([...(expected.forecast.get('new') ?? [])]).toEqual(toCome);
    expect([...(expected.counted.get('new')?.values() ?? [])]).toEqual(first.history.map(() => 0));
  });

  it('has no months where none was complete', async () => {
    const forecast = await forecastDemand(await testDb(), '2000-01-01', null);
    const { firstMonth, lastMonth, counted, forecast: ahead } = expectedDemand(forecast, none);
    expect({ firstMonth, lastMonth }).toEqual({ firstMonth: null, lastMonth: null });
    for (const figures of [...counted.values(), ...ahead.values()]) expect(figures.size).toBe(0);
  });
});

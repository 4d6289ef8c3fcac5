import { describe, expect, it } from 'vitest';
import { forecastDemand } from '../../../../server/demand-forecast/forecast-demand.ts';
import { expectedDemand } from '../../../../server/demand-stress/expected-demand.ts';
import { testDb } from '../../../support/app.ts';

describe('expectedDemand', () => {
  it('tells counted months as they were and months to come by the points of the forecast', async () => {
    const forecast = await forecastDemand(await testDb(), '2021-04-01', null);
    const expected = expectedDemand(forecast);
    expect(forecast.months.length).toBeGreaterThan(0);
    expect(expected).toMatchObject({ firstMonth: forecast.months[0], lastMonth: forecast.lastMonth });
    for (const { districtId, history, forecast: ahead } of forecast.districts) {
      expect([...(expected.counted.get(districtId)?.values() ?? [])]).toEqual(history);
      expect([...(expected.forecast.get(districtId) ?? [])]).toEqual(ahead.map(({ month, point }) => [month, point]));
    }
  });

  it('leaves out months that a district has no counts of, and knows those that are marked', async () => {
    const forecast = await forecastDemand(await testDb(), '2021-04-01', null);
    const districts = forecast.districts.map((district) => ({ ...district, history: [null, 2.5] }));
    const marked = [{ fromMonth: '2020-03', toMonth: '2020-04', text: 'lockdown' }];
    const expected = expectedDemand({ ...forecast, months: ['2020-04', '2020-05'], marked, districts });
    for (const counted of expected.counted.values()) expect([...counted]).toEqual([['2020-05', 2.5]]);
    expect(['2020-02', '2020-03', '2020-04', '2020-05'].map(expected.isMarked)).toEqual([false, true, true, false]);
  });

  it('has no months where none was complete', async () => {
    const forecast = await forecastDemand(await testDb(), '2000-01-01', null);
    const { firstMonth, lastMonth, counted, forecast: ahead } = expectedDemand(forecast);
    expect({ firstMonth, lastMonth }).toEqual({ firstMonth: null, lastMonth: null });
    for (const figures of [...counted.values(), ...ahead.values()]) expect(figures.size).toBe(0);
  });
});

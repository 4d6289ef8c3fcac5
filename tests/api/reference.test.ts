import { describe, expect, it } from 'vitest';
import { reference } from '../../server/contract/reference.ts';
import { testApp } from '../support/app.ts';

describe('GET /api/reference', () => {
  it('lists what other records refer to, in display order', async () => {
    const { call } = await testApp();
    const lists = reference.parse((await call('GET', '/reference')).body);
    expect(lists.districts).toEqual([
      { id: 'north', name: 'North' },
      { id: 'south', name: 'South' },
    ]);
    expect(lists.units).toContainEqual({ id: 'mash', name: 'MASH', kind: 'central', districtId: null });
    expect(lists.roles[0]).toEqual({ id: 'team-manager', title: 'Team manager', caseload: 0 });
    expect(lists.languages).toContainEqual({ code: 'ur', name: 'Urdu', speakers: null, needsSpeaker: true });
    expect(lists.levels.map(({ id, points }) => [id, points])).toEqual([
      ['additional', 5],
      ['complex', 10],
    ]);
    expect(lists.caseloadStandard).toMatchObject({ fullTimeMinutes: 2220, pointsPerFullTime: 100 });
    expect(lists.sources[0]?.kind).toBe('synthetic');
  });

  it('gives the settings in force on the default date', async () => {
    const { call, db } = await testApp();
    db.$client.exec(
      "INSERT INTO caseload_standard (from_date, full_time_minutes, points_per_full_time, source) VALUES ('2021-04-01', 2160, 90, 'now'), ('2021-04-02', 2100, 80, 'later')",
    );
    db.$client.exec("INSERT INTO case_weight VALUES ('complex', '2021-04-01', 11), ('complex', '2021-04-02', 12)");
    const lists = reference.parse((await call('GET', '/reference')).body);
    expect(lists.caseloadStandard).toMatchObject({ fromDate: '2021-04-01', pointsPerFullTime: 90 });
    expect(lists.levels[1]?.points).toBe(11);
  });
});

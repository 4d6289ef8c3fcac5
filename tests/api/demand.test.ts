import { describe, expect, it } from 'vitest';
import { auditPage } from '../../server/contract/audit.ts';
import { demandHistory, demandRow, demandRows } from '../../server/contract/demand.ts';
import { type Caller, type TestApp, testApp } from '../support/app.ts';

async function rows({ call }: TestApp, query = '', as: Caller = 'manager') {
  return demandRows.parse((await call('GET', `/demand${query}`, { as })).body).rows;
}

describe('GET /api/demand', () => {
  it('lists counts with their points', async () => {
    const all = await rows(await testApp(), '?from=2021-03');
    expect(all.map((row) => [row.districtId, row.levelId, row.languageCode, row.openCases, row.points])).toEqual([
      ['north', 'additional', 'en', 10, 50],
      ['north', 'complex', 'en', 5, 50],
      ['south', 'additional', 'en', 15, 75],
      ['south', 'additional', 'unknown', 1, 5],
      ['south', 'additional', 'ur', 4, 20],
      ['south', 'complex', 'en', 10, 100],
    ]);
  });

  it('takes the case weight of the month', async () => {
    const test = await testApp();
    test.db.$client.exec("INSERT INTO case_weight VALUES ('complex', '2021-03-15', 20)");
    test.db.$client.exec(
      "INSERT INTO demand_count (district_id, month, level_id, language_code, open_cases) VALUES ('north', '2021-02', 'complex', 'en', 3)",
    );
    const complex = (await rows(test, '?districtId=north')).filter(({ levelId }) => levelId === 'complex');
    expect(complex.map(({ month, points }) => [month, points])).toEqual([
      ['2021-02', 30],
      ['2021-03', 100],
    ]);
  });

  it('keeps to the months and the district asked for', async () => {
    const test = await testApp();
    expect(await rows(test, '?to=2021-02')).toHaveLength(2);
    expect(await rows(test, '?from=2021-02&to=2021-02&districtId=south')).toHaveLength(1);
    expect((await test.refused('GET', '/demand?from=2021-03&to=2021-02')).type).toBe('invalid-input');
    expect((await test.refused('GET', '/demand?from=2021-13')).type).toBe('invalid-input');
    expect((await test.refused('GET', '/demand?districtId=moon')).type).toBe('not-found');
  });

  it('shows a district manager their own district only', async () => {
    const test = await testApp();
    const own = await rows(test, '', 'district-manager');
    expect(new Set(own.map(({ districtId }) => districtId))).toEqual(new Set(['south']));
    expect(await rows(test, '?districtId=south', 'district-manager')).toEqual(own);
    const elsewhere = await test.refused('GET', '/demand?districtId=north', { as: 'district-manager' });
    expect(elsewhere.type).toBe('not-found');
  });
});

describe('PATCH /api/demand/{id}', () => {
  it('corrects a count', async () => {
    const test = await testApp();
    const [first] = await rows(test);
    const answer = await test.call('PATCH', `/demand/${first?.id}`, { json: { openCases: 9 }, version: 1 });
    expect(demandRow.parse(answer.body)).toEqual({ ...first, openCases: 9, points: 45, version: 2 });
    expect((await rows(test))[0]).toEqual(answer.body);
  });

  it('corrects cases and families together or one at a time, and tells the history of what changed', async () => {
    const test = await testApp();
    const change = async (version: number, json: unknown) =>
      demandRow.parse((await test.call('PATCH', '/demand/1', { json, version })).body);
    expect(await change(1, { families: 6 })).toMatchObject({ families: 6, version: 2 });
    expect(await change(2, { openCases: 5, families: 4 })).toMatchObject({ openCases: 5, families: 4, version: 3 });
    expect(await change(3, { families: null })).toMatchObject({ openCases: 5, families: null });
    const { events } = auditPage.parse((await test.call('GET', '/audit', { as: 'manager' })).body);
    expect(events[1]?.changes.map(({ field, before, after }) => [field, before, after])).toEqual([
      ['Open cases', expect.stringMatching(/\d+/), '5'],
      ['Families', '6', '4'],
    ]);
  });

  it.each([
    ['openCases', { openCases: 5 }, '6 families have at least as many open cases, and there would be 5.'],
    ['families', { families: 9 }, '9 families have at least as many open cases, and there would be 8.'],
    ['families', { openCases: 3, families: 4 }, '4 families have at least as many open cases, and there would be 3.'],
  ])('refuses more families than cases, naming %s: %j', async (field, json, words) => {
    const test = await testApp();
    await test.call('PATCH', '/demand/1', { json: { openCases: 8, families: 6 }, version: 1 });
    const problem = await test.refused('PATCH', '/demand/1', { json, version: 2 });
    expect(problem.faults).toMatchObject([{ field, remedy: expect.stringContaining(words) }]);
    expect((await rows(test)).find(({ id }) => id === '1')).toMatchObject({ openCases: 8, families: 6, version: 2 });
  });

  it('is told when somebody was faster, with the count as it is now', async () => {
    const test = await testApp();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => test.call('PATCH', '/demand/1', { json: { openCases: n }, version: 1 })),
    );
    const stored = answers.filter(({ status }) => status === 200);
    expect(stored).toHaveLength(1);
    const problem = await test.refused('PATCH', '/demand/1', { json: { openCases: 1 }, version: 1 });
    expect(problem).toMatchObject({ type: 'version-changed', current: stored[0]?.body });
    expect((await test.refused('PATCH', '/demand/1', { json: { openCases: 1 } })).type).toBe('version-needed');
  });

  it.each([[{ openCases: -1 }], [{ openCases: 1.5 }], [{ openCases: '7' }], [{ openCases: 200_000 }], [{}], [null]])(
    'refuses %j',
    async (json) => {
      const test = await testApp();
      expect((await test.refused('PATCH', '/demand/1', { json, version: 1 })).type).toBe('invalid-input');
      expect((await rows(test))[0]?.version).toBe(1);
    },
  );

  it.each(['999', '0', '-1', '1.0', '1e0', 'x', '%00', '9'.repeat(40)])('finds no count with the id %s', async (id) => {
    const { refused } = await testApp();
    expect((await refused('PATCH', `/demand/${id}`, { json: { openCases: 1 }, version: 1 })).type).toBe('not-found');
  });
});

describe('GET /api/demand/history', () => {
  it('adds up cases and demand FTE by month', async () => {
    const { call, db } = await testApp();
    db.$client.exec(
      "INSERT INTO demand_note (from_month, to_month, text) VALUES ('2021-02', '2021-03', 'Schools were closed')",
    );
    const history = demandHistory.parse((await call('GET', '/demand/history')).body);
    expect(history).toEqual({
      months: ['2021-02', '2021-03'],
      districts: [
        { districtId: 'north', openCases: [8, 15], demandFte: [0.4, 1] },
        { districtId: 'south', openCases: [16, 30], demandFte: [0.8, 2] },
      ],
      notes: [{ fromMonth: '2021-02', toMonth: '2021-03', text: 'Schools were closed', anomalous: false }],
      languageRecorded: [1, 44 / 45],
    });
  });

  it('shows a district manager their own district only', async () => {
    const { call } = await testApp();
    const history = demandHistory.parse((await call('GET', '/demand/history', { as: 'district-manager' })).body);
    expect(history.districts.map(({ districtId }) => districtId)).toEqual(['south']);
    // 1 of 30 without one: too few for who does not keep the counts
    expect(history.languageRecorded).toEqual([1, null]);
  });
});

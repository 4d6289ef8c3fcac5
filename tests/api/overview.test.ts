import { describe, expect, it } from 'vitest';
import { openDb } from '../../db/open.ts';
import { demandHistory } from '../../server/contract/demand.ts';
import { type Overview, overview } from '../../server/contract/overview.ts';
import { reference } from '../../server/contract/reference.ts';
import { type Caller, type TestApp, testApp } from '../support/app.ts';

async function read({ call }: TestApp, query = '', as: Caller = 'service-manager'): Promise<Overview> {
  return overview.parse((await call('GET', `/overview${query}`, { as })).body);
}

describe('GET /api/overview', () => {
  // 3 case-holding FTE in post and half an agency worker over a demand of 1 and 2 FTE: fair shares are 3.5 ÷ 3 and 7 ÷ 3
  it('puts the districts side by side', async () => {
    const found = await read(await testApp());
    expect(found).toMatchObject({
      asAt: '2021-04-01',
      demandMonth: '2021-03',
      pointsPerFullTime: 100,
      tolerance: 0.02,
      severe: 0.1,
    });
    expect(found.districts).toMatchObject([
      {
        districtId: 'north',
        headcount: 3,
        peopleFte: 2.5,
        capacityFte: 2.5,
        demandFte: 1,
        fairShareFte: expect.closeTo(3.5 / 3, 12),
        differenceFte: expect.closeTo(4 / 3, 12),
        difference: expect.closeTo(4 / 3.5, 12),
        coverage: 2.5,
        word: 'over',
        languages: [],
        unknownLanguageCases: 0,
      },
      {
        districtId: 'south',
        headcount: 3,
        peopleFte: 2.5,
        capacityFte: 1,
        demandFte: 2,
        fairShareFte: expect.closeTo(7 / 3, 12),
        differenceFte: expect.closeTo(-4 / 3, 12),
        difference: expect.closeTo(-4 / 7, 12),
        coverage: 0.5,
        word: 'short',
        languages: [{ code: 'ur', name: 'Urdu', demandFte: 0.2, coveredFte: 0, gapFte: 0.2 }],
        unknownLanguageCases: 1,
      },
    ]);
  });

  it('shows how each demand was worked out, and the lines add up', async () => {
    const { districts, pointsPerFullTime } = await read(await testApp());
    expect(districts[1]?.working).toEqual([
      { levelId: 'additional', levelName: 'Additional needs', openCases: 20, pointsPerCase: 5, points: 100 },
      { levelId: 'complex', levelName: 'Complex needs', openCases: 10, pointsPerCase: 10, points: 100 },
    ]);
    for (const { working, demandFte } of districts) {
      expect(working.reduce((sum, { points }) => sum + points, 0) / pointsPerFullTime).toBeCloseTo(demandFte, 12);
    }
  });

  it('lists units that are not ours to allocate, and wards with an assumed district as assumed', async () => {
    const test = await testApp();
    test.db.$client.exec("UPDATE person SET unit_id = 'mash' WHERE id = 'T-3'");
    const found = await read(test);
    expect(found.otherUnits).toEqual([
      { unitId: 'mash', name: 'MASH', kind: 'central', headcount: 1, peopleFte: 0.5, ringFencedFte: 0 },
    ]);
    expect(found.districts[0]?.headcount).toBe(2);
    expect(found.wards.map(({ name, districtId }) => [name, districtId])).toEqual([
      ['Hill', 'north'],
      ['Vale', 'south'],
    ]);
    expect(found.mapNotice).toContain('assumed');
  });

  it('takes a language as covered once a speaker is there', async () => {
    const test = await testApp();
    test.db.$client.exec("INSERT INTO person_language VALUES ('T-4', 'ur')");
    const [, south] = (await read(test)).districts;
    expect(south?.languages).toEqual([{ code: 'ur', name: 'Urdu', demandFte: 0.2, coveredFte: 0.2, gapFte: 0 }]);
  });

  it('reads another date', async () => {
    const found = await read(await testApp(), '?asAt=2021-03-30');
    expect(found.demandMonth).toBe('2021-02');
    expect(found.districts.map(({ demandFte }) => demandFte)).toEqual([0.4, 0.8]);
  });

  it('says what is missing where cases cannot be weighted', async () => {
    const { refused, db } = await testApp();
    db.$client.exec("DELETE FROM case_weight WHERE level_id = 'complex'");
    const problem = await refused('GET', '/overview');
    expect(problem.type).toBe('conflict');
    expect(problem.detail).toContain('“complex”');
  });

  it('shows a district manager their own district against the same fair share', async () => {
    const test = await testApp();
    const all = await read(test);
    const own = await read(test, '', 'district-manager');
    const south = all.districts.find(({ districtId }) => districtId === 'south');
    // 4 cases in Urdu and 1 without a language: too few for who does not keep the counts
    expect(own.districts).toEqual([{ ...south, languages: [], few: ['Urdu'], unknownLanguageCases: null }]);
    expect((await read(test, '', 'hr')).districts[1]).toEqual(own.districts[0]);
    expect(own.wards.map(({ name }) => name)).toEqual(['Vale']);
    expect(own.otherUnits).toEqual([]);
  });
});

describe('an empty installation', () => {
  it('gives empty lists, not errors', async () => {
    const test = await testApp(openDb(':memory:'));
    expect(await read(test)).toMatchObject({ districts: [], otherUnits: [], wards: [], demandMonth: null });
    const history = demandHistory.parse((await test.call('GET', '/demand/history')).body);
    expect(history).toEqual({ months: [], districts: [], notes: [], languageRecorded: [] });
    const lists = reference.parse((await test.call('GET', '/reference')).body);
    expect(lists.caseloadStandard.source).toContain('Assumed');
    expect((await test.call('GET', '/people')).body).toEqual({ asAt: '2021-04-01', people: [] });
    expect((await test.call('GET', '/demand')).body).toEqual({ rows: [] });
    expect((await test.call('GET', '/session')).body).toMatchObject({ installation: { demo: false } });
  });

  it('stands with districts and people but no cases', async () => {
    const test = await testApp();
    test.db.$client.exec('DELETE FROM demand_count');
    const found = await read(test);
    expect(found.districts).toMatchObject([
      { headcount: 3, demandFte: 0, fairShareFte: 0, difference: null, coverage: null, word: 'no demand' },
      { headcount: 3, word: 'no demand' },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import {
  type DemandFairness,
  demandFairness,
  planFairness,
  wardOutlines,
} from '../../server/contract/demand-fairness.ts';
import { planView } from '../../server/contract/plans.ts';
import { type Caller, type TestApp, testApp } from '../support/app.ts';

const PATH = '/demand/fairness?asAt=2021-04-01';

async function fairness({ call }: TestApp, as: Caller = 'manager', path = PATH): Promise<DemandFairness> {
  return demandFairness.parse((await call('GET', path, { as })).body);
}

/**
 * The small set with its two wards counted: 15 cases in Hill (North, less deprived) and 28 in Vale (South, more), 2 in
 * South without a ward; in February as many waiting.
 */
async function filled(): Promise<TestApp> {
  const test = await testApp();
  test.db.$client.exec(`
    INSERT INTO ward_count VALUES
      ('2021-02', 'north', 'W1', 8, 6, 90), ('2021-02', 'south', 'W2', 16, 10, 310),
      ('2021-03', 'north', 'W1', 15, 6, 60), ('2021-03', 'south', 'W2', 28, 10, 300), ('2021-03', 'south', 'unknown', 2, 0, 0);
    INSERT INTO language_wait VALUES
      ('2021-03', 'north', 'en', 6, 60), ('2021-03', 'south', 'en', 7, 150), ('2021-03', 'south', 'ur', 3, 150)`);
  return test;
}
const showAll = (test: TestApp) =>
  test.db.$client.exec(
    `INSERT INTO service_setting (key, value) VALUES ('small-numbers', '{"on":false,"threshold":5,"showZero":true}')`,
  );

describe('GET /api/demand/fairness', () => {
  it('tells coverage by language where no ward was ever counted, and no waiting that nobody counted', async () => {
    const test = await filled();
    showAll(test);
    const before = await fairness(test);
    test.db.$client.exec('DELETE FROM ward_count; DELETE FROM language_wait');
    const { month, demandMonth, languages } = await fairness(test);
    expect({ month, demandMonth }).toEqual({ month: null, demandMonth: '2021-03' });
    const covers = (of: typeof languages) =>
      of.map(({ id, openCases, demandFte, speakersFte, coverage }) => [
        id,
        openCases,
        demandFte,
        speakersFte,
        coverage,
      ]);
    expect(covers(languages)).toEqual(covers(before.languages));
    expect(languages.map(({ waitsCounted, waiting }) => [waitsCounted, waiting])).toEqual(
      languages.map(() => [false, null]),
    );
    expect(before.languages.map(({ waitsCounted }) => waitsCounted)).not.toContain(false);
    const { text } = await test.call('GET', PATH.replace('?', '.csv?'), { as: 'manager' });
    const [, ...lines] = text.trim().split('\r\n');
    expect(lines).toHaveLength(languages.length);
    for (const line of lines) expect(line).toMatch(/^2021-03,Language,.*Waiting families: not counted/);
  });

  it('tells waiting by language where no ward was ever counted', async () => {
    const test = await filled();
    showAll(test);
    const waits = ({ languages }: DemandFairness) =>
      languages.map(({ id, waiting, meanDays }) => [id, waiting, meanDays]);
    const before = waits(await fairness(test));
    test.db.$client.exec('DELETE FROM ward_count');
    expect(waits(await fairness(test))).toEqual(before);
  });

  it('tells coverage and waiting of more and less deprived wards', async () => {
    const test = await filled();
    showAll(test);
    const { month, bands, words, bandWord } = await fairness(test);
    expect({ month, bandWord }).toEqual({ month: '2021-03', bandWord: 'half' });
    // North has 2.5 FTE for a demand of 1, South 1 (half of it by an arrangement) for 2
    expect(bands).toMatchObject([
      { name: 'More deprived half', wards: 1, openCases: 28, waiting: 10, meanDays: 30, coverage: 0.5 },
      { name: 'Less deprived half', wards: 1, openCases: 15, waiting: 6, meanDays: 10, per100: 40, coverage: 2.5 },
      { name: 'Ward not recorded', wards: 0, openCases: 2, waiting: 0, meanDays: null, coverage: 0.5 },
    ]);
    expect(words.sentences[0]).toBe(
      'In the more deprived half of wards families who wait have waited 30 days on average, in the less deprived half 10 days; coverage is 50 % against 250 %.',
    );
    expect(words.sentences).toContain(
      '2 open cases have no recorded ward: they are in none of the parts and stand apart.',
    );
  });

  it('hides small counts with what would give them away, whichever way they add up', async () => {
    const { wards, bands, languages } = await fairness(await filled());
    const ward = (code: string) => wards.find((row) => row.code === code);
    // South has 30 open cases on other pages: 28 in Vale would tell of the 2
    expect(ward('unknown')).toMatchObject({ name: 'Ward not recorded', openCases: null, waiting: 0, isCounted: true });
    expect(ward('W2')).toMatchObject({ openCases: null, per1000: null, per100: null, waiting: 10, meanDays: 30 });
    expect(ward('W1')).toMatchObject({ openCases: 15, per1000: 15, per100: 40 });
    expect(bands.map(({ openCases }) => openCases)).toEqual([null, 15, null]);
    // 3 wait for Urdu: South’s English and all English would tell
    expect(languages.find(({ id }) => id === 'ur')).toMatchObject({ waiting: null, waitingDays: null, meanDays: null });
    expect(languages.find(({ id }) => id === 'en')?.waiting).toBe(null);
  });

  it('hides what the page about recording hides of cases without a ward', async () => {
    const test = await filled();
    // 6 in North and 2 in South: that page hides both, since it shows the sum of 8
    test.db.$client.exec(`
      UPDATE ward_count SET open_cases = 9 WHERE month = '2021-03' AND ward_code = 'W1';
      INSERT INTO ward_count VALUES ('2021-03', 'north', 'unknown', 6, 0, 0);
      INSERT INTO case_quality VALUES ('2021-03', 'north', 'ward', 9, 6), ('2021-03', 'south', 'ward', 28, 2)`);
    const { wards, bands } = await fairness(test);
    expect(wards.map(({ openCases }) => openCases)).toEqual([null, null, null, null]);
    expect(bands.find(({ id }) => id === 'unknown')?.openCases).toBe(8);
  });

  it('tells languages by the speakers there are', async () => {
    const test = await filled();
    showAll(test);
    const { languages } = await fairness(test);
    // Urdu: 4 cases × 5 points in South, where nobody speaks it; T-1 in North does
    expect(languages.map(({ id }) => id)).toEqual(['en', 'ur', 'unknown']);
    expect(languages[0]).toMatchObject({ openCases: 40, waiting: 13, speakersFte: 3.5 });
    expect(languages[1]).toMatchObject({ openCases: 4, demandFte: 0.2, coveredFte: 0, coverage: 0, speakersFte: 1 });
    expect(languages[1]).toMatchObject({ waiting: 3, meanDays: 50, per100: 75 });
    expect(languages[2]).toMatchObject({ kind: 'unknown', openCases: 1, speakersFte: null, coverage: 0.5 });
  });

  it('looks back month by month', async () => {
    const { months, lines } = await fairness(await filled());
    expect(months).toEqual(['2021-02', '2021-03']);
    expect(lines.find(({ id }) => id === 'band-1')).toMatchObject({ kind: 'band', meanDays: [31, 30], hidden: [] });
    expect((await fairness(await filled(), 'manager', '/demand/fairness?asAt=2021-03-15')).months).toEqual(['2021-02']);
  });

  it('says that nothing is counted where nothing is', async () => {
    const found = await fairness(await testApp());
    expect(found).toMatchObject({ month: null, months: [], lines: expect.any(Array) });
    expect(found.bands.every(({ isCounted }) => !isCounted)).toBe(true);
  });

  it('shows a district manager their own district, hidden as for everybody', async () => {
    const found = await fairness(await filled(), 'district-manager');
    expect(found.wards.map(({ code }) => code)).toEqual(['W2', 'unknown']);
    expect(found.wards.map(({ openCases }) => openCases)).toEqual([null, null]);
    expect(found.districts.map(({ districtId }) => districtId)).toEqual(['south']);
    expect(found.bands.map(({ name }) => name)).toEqual(['More deprived half', 'Ward not recorded']);
    expect(found.lines[0]).toMatchObject({ kind: 'side', name: 'All of South' });
    expect(found.words.sentences).toContain('In South 10 families wait, 30 days on average so far.');
    expect(JSON.stringify(found)).not.toMatch(/north|Hill/i);
  });

  it('is for those who may read demand', async () => {
    const test = await testApp();
    expect((await test.refused('GET', PATH, { as: 'administrator' })).type).toBe('not-permitted');
    expect((await test.refused('GET', PATH, { as: 'nobody' })).type).toBe('not-signed-in');
  });
});

describe('GET /api/plans/{id}/fairness', () => {
  async function planned(test: TestApp) {
    const { body } = await test.call('POST', '/plans', { json: { name: 'Trial', asAt: '2021-04-01', copyOf: null } });
    const id = planView.parse(body).plan?.id ?? '';
    // T-2, a full-time caseworker without Urdu, goes from North to South
    const changes = [{ kind: 'place', personId: 'T-2', placements: [{ districtId: 'south', share: 1 }] }];
    const { status } = await test.call('POST', `/plans/${id}/changes`, { version: 1, json: { changes } });
    expect(status).toBe(200);
    return async (as: Caller = 'manager') =>
      planFairness.parse((await test.call('GET', `/plans/${id}/fairness?asAt=2021-04-01`, { as })).body);
  }

  it('tells who gains and who loses, and nothing of waiting', async () => {
    const test = await filled();
    showAll(test);
    const effect = await (await planned(test))();
    expect(effect.planName).toBe('Trial');
    expect(effect.districts).toMatchObject([
      { id: 'north', before: 2.5, after: 1.5 },
      { id: 'south', before: 0.5, after: 1 },
    ]);
    expect(effect.bands).toMatchObject([
      { id: 'band-1', before: 0.5, after: 1 },
      { id: 'band-2', before: 2.5, after: 1.5 },
      { id: 'unknown', before: 0.5, after: 1 },
    ]);
    expect(effect.languages.find(({ id }) => id === 'ur')).toMatchObject({ before: 0, after: 0 });
    expect(effect.words.sentences).toContain('The gap between the two closes from 200 points to 50 points.');
    expect(effect.words.sentences.at(-1)).toContain('does not follow from a plan');
  });

  it('hides languages that are too small, and keeps to a district manager’s district', async () => {
    const ask = await planned(await filled());
    expect((await ask()).languages.find(({ id }) => id === 'ur')).toMatchObject({ before: null, after: null });
    const own = await ask('district-manager');
    expect(own.districts.map(({ id }) => id)).toEqual(['south']);
    expect(own.words.sentences[0]).toBe('Coverage of South rises from 50 % to 100 %.');
    expect(JSON.stringify(own)).not.toMatch(/north/i);
  });

  it('is refused where there is no such plan', async () => {
    const test = await testApp();
    expect((await test.refused('GET', '/plans/none/fairness')).type).toBe('not-found');
  });
});

describe('GET /api/demand/fairness.csv', () => {
  const file = async ({ call }: TestApp, as: Caller = 'manager') =>
    String((await call('GET', '/demand/fairness.csv?asAt=2021-04-01', { as })).text)
      .replace('\uFEFF', '')
      .split('\r\n');

  it('has bands, wards, districts and languages, and hides what the page hides', async () => {
    const lines = await file(await filled());
    expect(lines[0]).toBe(
      'Month,By,Name,District,Band,Children,Income deprivation,Main language not English,Open cases,Families waiting,"Days waited, together",Waiting per 100 open cases,"Days waited, mean",Coverage,Note',
    );
    expect(lines).toContain('2021-03,Ward,Hill,North,Less deprived half,1000,0.1,0.1,15,6,60,40,10,2.5,');
    expect(lines).toContain(
      '2021-03,Ward,Vale,South,More deprived half,2000,0.2,0.2,,10,300,,30,0.5,Cases: too few to show',
    );
    expect(lines.filter((line) => line.startsWith('2021-03,Language'))).toHaveLength(3);
  });

  it('keeps to a district manager’s district', async () => {
    const lines = await file(await filled(), 'district-manager');
    expect(lines.join('\n')).not.toMatch(/North|Hill|All districts/);
    expect(lines.some((line) => line.includes('Vale'))).toBe(true);
  });
});

describe('GET /api/wards/outlines', () => {
  it('gives outlines with the notice that stands with them, and leaves out what is none', async () => {
    const test = await testApp();
    test.db.$client.exec(`UPDATE ward_boundary SET geometry = '{"type":"Point"}' WHERE ward_code = 'W2'`);
    const found = wardOutlines.parse((await test.call('GET', '/wards/outlines')).body);
    expect(found.source).toBe('Made up: squares around a point in each ward');
    expect(found.outlines.map(({ wardCode }) => wardCode)).toEqual(['W1']);
  });
});

import { describe, expect, it } from 'vitest';
import { type DemandRecording, demandRecording, recordingSettings } from '../../server/contract/demand-recording.ts';
import { type Caller, type TestApp, testApp } from '../support/app.ts';

async function recording({ call }: TestApp, as: Caller = 'manager', asAt = '2021-04-01') {
  return demandRecording.parse((await call('GET', `/demand/recording?asAt=${asAt}`, { as })).body);
}
const rowsOf = ({ rows }: DemandRecording, field: string) =>
  Object.fromEntries(rows.filter((row) => row.field === field).map((row) => [row.districtId ?? 'all', row]));

/** The small set with its recording counted in two Marches: 40 and 60 open cases in the later one. */
async function filled(): Promise<TestApp> {
  const test = await testApp();
  test.db.$client.exec(`
    INSERT INTO case_quality VALUES
      ('2020-03', 'north', 'ethnicity', 36, 4), ('2020-03', 'south', 'ethnicity', 54, 6),
      ('2021-03', 'north', 'ethnicity', 30, 10), ('2021-03', 'south', 'ethnicity', 54, 6),
      ('2021-03', 'north', 'language', 20, 20), ('2021-03', 'south', 'language', 60, 0),
      ('2021-03', 'north', 'ward', 37, 3), ('2021-03', 'south', 'ward', 54, 6)`);
  return test;
}

describe('GET /api/demand/recording', () => {
  it('tells how complete each field is, against a year before', async () => {
    const found = await recording(await filled());
    expect(found).toMatchObject({ month: '2021-03', monthBefore: '2020-03' });
    expect(rowsOf(found, 'ethnicity')).toMatchObject({
      north: { openCases: 40, recorded: 30, missing: 10, share: 0.25 },
      south: { openCases: 60, recorded: 54, missing: 6, share: 0.1 },
      all: { openCases: 100, recorded: 84, missing: 16, share: 0.16, name: 'All districts' },
    });
    expect(rowsOf(found, 'ethnicity').north?.sentence).toBe(
      'Ethnicity category is not recorded for 25 % of cases in North.',
    );
    expect(rowsOf(found, 'language').south?.sentence).toBe('Language is recorded for every case in South.');
    expect(rowsOf(found, 'level')).toEqual({});
  });

  it('hides what is too small with what would give it away, this year and the year before', async () => {
    const found = await recording(await filled());
    // 3 cases in North; South’s 6 would give them away from the sum of all
    expect(rowsOf(found, 'ward').north).toMatchObject({ openCases: 40, recorded: null, missing: null, isHidden: true });
    expect(rowsOf(found, 'ward').south).toMatchObject({ missing: null, share: null, isHidden: true });
    expect(rowsOf(found, 'ward').all).toMatchObject({ missing: 9, share: 0.09 });
    expect(rowsOf(found, 'ethnicity').north?.shareBefore).toBe(null);
    const line = found.lines.find(({ field, districtId }) => field === 'ethnicity' && districtId === 'north');
    expect(found.months).toEqual(['2020-03', '2021-02', '2021-03']);
    expect(line).toMatchObject({ values: [null, null, 0.25], hidden: [0] });
  });

  it('takes the recording of language from the counts of cases where it was not counted by itself', async () => {
    const test = await testApp();
    test.db.$client.exec('UPDATE demand_count SET open_cases = open_cases * 20');
    // the set has 1 case without a language among the 45 of March
    const rows = (await recording(test)).rows.filter(({ districtId }) => districtId === null);
    expect(rows).toMatchObject([{ field: 'language', openCases: 900, missing: 20, recorded: 880 }]);
  });

  it('says what to do first where most is missing', async () => {
    const { steps } = await recording(await filled());
    expect(steps[0]).toMatchObject({ districtId: 'north', field: 'language' });
    expect(steps[1]).toMatchObject({ districtId: 'north', field: 'ethnicity' });
    expect(steps[1]?.step).toContain('Never fill it in from a name');
  });

  it('looks at the latest month that is over at the date', async () => {
    const test = await filled();
    expect(await recording(test, 'manager', '2021-03-30')).toMatchObject({ month: '2021-02' });
    expect(await recording(test, 'manager', '2019-01-01')).toMatchObject({ month: null, rows: [], months: [] });
  });

  it('shows a district manager their own district only, hidden as for everybody', async () => {
    const found = await recording(await filled(), 'district-manager');
    expect(new Set(found.rows.map(({ districtId }) => districtId))).toEqual(new Set(['south']));
    expect(new Set(found.lines.map(({ districtId }) => districtId))).toEqual(new Set(['south']));
    expect(rowsOf(found, 'ward').south).toMatchObject({ missing: null, isHidden: true });
    expect(found.steps.filter(({ districtId }) => districtId !== 'south')).toEqual([]);
  });

  it('is for those who may read demand', async () => {
    const test = await testApp();
    expect((await test.refused('GET', '/demand/recording', { as: 'administrator' })).type).toBe('not-permitted');
    expect((await test.refused('GET', '/demand/recording', { as: 'nobody' })).type).toBe('not-signed-in');
  });
});

describe('GET /api/demand/recording.csv', () => {
  const file = async ({ call }: TestApp, as: Caller = 'manager') =>
    String((await call('GET', '/demand/recording.csv?asAt=2021-04-01', { as })).text)
      .replace('\uFEFF', '')
      .split('\r\n');

  it('has every month, and hides what the page hides', async () => {
    const lines = await file(await filled());
    expect(lines[0]).toBe('Month,District,Field,Open cases,With it,Without it,Share without it,Note');
    expect(lines).toContain('2021-03,North,Ethnicity category,40,30,10,0.25,');
    expect(lines).toContain('2021-03,North,Ward,40,,,,Too few to show');
    expect(lines).toContain('2021-03,All districts,Ward,100,91,9,0.09,');
  });

  it('keeps to a district manager’s district', async () => {
    const lines = await file(await filled(), 'district-manager');
    expect(lines.join('\n')).not.toMatch(/North|All districts/);
    expect(lines).toContain('2021-03,South,Ethnicity category,60,54,6,0.1,');
  });
});

describe('PATCH /api/demand/recording/settings', () => {
  const asked = {
    smallNumbers: { on: false, threshold: 5, showZero: true },
    languageFallback: { on: true, aboveShare: 0.2 },
    reason: 'agreed with the data protection officer',
  };

  it('changes what is hidden and estimated, with its reason in the history', async () => {
    const test = await filled();
    const { settings } = await recording(test);
    expect(settings.smallNumbersSentence).toContain('Counts from 1 to 4 are hidden');
    const { version } = settings;
    const path = '/demand/recording/settings';
    const { body } = await test.call('PATCH', path, { as: 'manager', version, json: asked });
    expect(recordingSettings.parse(body)).toMatchObject({
      smallNumbers: { on: false },
      languageFallback: { on: true },
    });
    expect(rowsOf(await recording(test), 'ward').north).toMatchObject({ missing: 3, isHidden: false });
    const events = test.db.$client
      .prepare(
        "SELECT subject_id, before, after, reason FROM audit_event WHERE action = 'service-setting.change' ORDER BY sequence",
      )
      .all();
    expect(events).toMatchObject([
      { subject_id: 'small-numbers', before: '{"on":true}', after: '{"on":false}', reason: asked.reason },
      {
        subject_id: 'language-fallback',
        before: '{"on":false,"aboveShare":0.1}',
        after: '{"on":true,"aboveShare":0.2}',
      },
    ]);
    expect((await test.refused('PATCH', path, { version, json: asked })).type).toBe('version-changed');
    const again = (await recording(test)).settings.version;
    await test.call('PATCH', path, { version: again, json: asked });
    expect((await recording(test)).settings.version).toBe(again);
  });

  it('estimates languages apart, with their range, where more than the set share is missing', async () => {
    const test = await filled();
    expect((await recording(test)).estimates).toEqual([]);
    const { version } = (await recording(test)).settings;
    test.db.$client.exec(
      "UPDATE language SET speakers = 900 WHERE code = 'en'; UPDATE language SET speakers = 100 WHERE code = 'ur'",
    );
    await test.call('PATCH', '/demand/recording/settings', { version, json: asked });
    const found = await recording(test);
    expect(found.estimates).toMatchObject([{ districtId: 'north', cases: 20, share: 0.5, notEnglish: 0.1 }]);
    const urdu = found.estimates[0]?.languages.find(({ code }) => code === 'ur');
    expect(urdu?.expected).toBeCloseTo(2, 1);
    expect(urdu).toMatchObject({ from: 0, to: 5, needsSpeaker: true });
    expect(found.estimates[0]?.together).toMatchObject({ from: 0, to: 5 });
    // its own ward has more than the whole area now
    test.db.$client.exec("UPDATE ward SET not_english_rate = 0.3 WHERE code = 'W1'");
    const [own] = (await recording(test)).estimates;
    expect(own?.languages.find(({ code }) => code === 'ur')).toMatchObject({ censusShare: expect.closeTo(0.3, 10) });
    test.db.$client.exec("UPDATE ward SET not_english_rate = NULL WHERE code = 'W1'");
    expect((await recording(test)).estimates[0]).toMatchObject({ notEnglish: null, together: { from: 0, to: 5 } });
    // the recorded figures stay as they are
    expect(rowsOf(found, 'language').north).toMatchObject({ missing: 20, recorded: 20 });
  });

  it('is for planners, and refuses what makes no sense', async () => {
    const test = await filled();
    const { version } = (await recording(test)).settings;
    const path = '/demand/recording/settings';
    for (const as of ['hr', 'district-manager'] as const) {
      expect((await test.refused('PATCH', path, { as, version, json: asked })).type).toBe('not-permitted');
    }
    const nothing = { ...asked, smallNumbers: { ...asked.smallNumbers, threshold: 1 } };
    expect((await test.refused('PATCH', path, { version, json: nothing })).type).toBe('invalid-input');
  });
});

import { describe, expect, it } from 'vitest';
import { settingsPreview } from '../../server/contract/demand-method.ts';
import { stressAnswer, stressCases } from '../../server/contract/demand-stress.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { current, nothingRecorded, save, set } from './demand-method-app.ts';

const estate = {
  kind: 'new-estate',
  districtId: 'north',
  wardCode: null,
  homes: 100,
  childrenPer100Homes: 50,
  monthsToMoveIn: 2,
};

describe('a saved stress case', () => {
  it('stays as it is where a change of it is refused', async () => {
    const { call, refused } = await testApp();
    const made = await call('POST', '/demand/stress/cases', { json: { name: 'Estate', parameters: estate } });
    expect(made.status).toBe(201);
    const before = stressCases.parse((await call('GET', '/demand/stress?asAt=2021-04-01')).body).cases;
    const [one] = before;
    const json = { parameters: { ...estate, districtId: 'nowhere' } };
    const problem = await refused('PATCH', `/demand/stress/cases/${one?.id}`, { json, version: one?.version ?? 0 });
    expect(problem.faults?.map(({ field, value }) => [field, value])).toEqual([['parameters.districtId', 'nowhere']]);
    expect(stressCases.parse((await call('GET', '/demand/stress?asAt=2021-04-01')).body).cases).toEqual(before);
  });

  it('is worked out for counted months, forecast ones, and those beyond, which show what comes on top only', async () => {
    const { call } = await testApp();
    await call('POST', '/demand/stress/cases', { json: { name: 'Estate', parameters: estate } });
    const { cases } = stressCases.parse((await call('GET', '/demand/stress?asAt=2021-04-01')).body);
    const path = `/demand/stress/effect?asAt=2021-04-01&month=2021-03&cases=${cases[0]?.id}`;
    const counted = stressAnswer.parse((await call('GET', path)).body);
    expect(counted.months.map(({ basis }) => basis)).toEqual(['counted', ...Array(12).fill('forecast')]);
    const later = stressAnswer.parse((await call('GET', path.replace('2021-03', '2021-06'))).body);
    expect(later.months.map(({ basis }) => basis)).toEqual([
      ...Array(10).fill('forecast'),
      ...Array(3).fill('not-known'),
    ]);
    expect(later.notes).toContain('Months without counts or a forecast show what comes on top only.');
    const [north, south] = later.districts;
    // half of the 50 children in the first month, all of them from the second on; South has none
    const perChild = (north?.usual.levels ?? []).map(({ openPer1000Children }) => openPer1000Children.value / 1000);
    const casesOf = (at: number) => north?.months[at]?.extra.map(({ openCases }) => openCases);
    expect(casesOf(0)).toEqual(perChild.map((value) => expect.closeTo(25 * value, 10)));
    expect(casesOf(12)).toEqual(perChild.map((value) => expect.closeTo(50 * value, 10)));
    expect(north?.months[0]).toMatchObject({ unwilling: null, arrivals: [{ referrals: 0, engaged: 0, opened: 0 }] });
    expect(south?.months.every(({ points }) => points === 0)).toBe(true);
  });
});

const previewed = async (test: TestApp, change: unknown) =>
  settingsPreview.parse(
    (await test.call('POST', '/demand/method/preview?asAt=2021-04-01', { as: 'manager', json: { change } })).body,
  );

describe('the effect of settings, before they are saved', () => {
  it('is shown for their first day where others are in force by the date, and says until when they hold', async () => {
    const test = await nothingRecorded();
    const { version, settings } = await current(test);
    const lighter = { ...settings, pointsPerFullTime: 50, totalPoints: null, fixedPoints: null };
    expect((await save(test, version, set('2021-03-01', lighter))).status).toBe(200);
    const early = await previewed(test, set('2021-01-01', lighter));
    expect(early).toMatchObject({
      at: '2021-01-01',
      notes: ['These settings hold until 1 Mar 2021, when the next ones start.'],
    });
    expect((await previewed(test, set('2021-03-15', settings))).at).toBe('2021-04-01');
    expect((await previewed(test, set('2021-05-01', settings))).at).toBe('2021-05-01');
  });

  it('says where nothing would change', async () => {
    const test = await nothingRecorded();
    const { settings } = await current(test);
    expect((await previewed(test, set('2021-03-15', settings))).notes).toEqual([
      'Nothing would change: the settings of this date are like this already.',
    ]);
  });

  it('says where chasing adds nothing, and whose first months count in full', async () => {
    const test = await nothingRecorded();
    const { settings } = await current(test);
    const chased = await previewed(test, set('2021-03-15', { ...settings, chasingPoints: 2 }));
    expect(chased.notes).toEqual([
      'No referrals are recorded for the month in some districts, so chasing adds nothing there.',
    ]);
    const { $client } = test.db;
    $client.exec("DELETE FROM district_minimum; INSERT INTO district_minimum VALUES ('north', 'caseworker', 1)");
    const { title } = $client.prepare("SELECT title FROM role WHERE id = 'caseworker'").get() as { title: string };
    const starters = await previewed(
      test,
      set('2021-03-15', { ...settings, newStarterShare: 0.5, newStarterMonths: 6 }),
    );
    expect(starters.notes).toEqual([
      expect.stringMatching(new RegExp(`New starters in these roles .*count in full, .*: ${title}.$`)),
    ]);
  });
});

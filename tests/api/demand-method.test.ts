import { describe, expect, it } from 'vitest';
import { auditPage } from '../../server/contract/audit.ts';
import { demandSeries } from '../../server/contract/demand-history.ts';
import {
  type DemandMethod,
  demandMethod,
  type MethodSettings,
  settingsPreview,
} from '../../server/contract/demand-method.ts';
import { overview } from '../../server/contract/overview.ts';
import { reference } from '../../server/contract/reference.ts';
import { type Caller, type TestApp, testApp } from '../support/app.ts';

/** Takes out what is recorded of the way to open cases. */
const NOTHING = `
DELETE FROM referral_count;
DELETE FROM referral_source;
DELETE FROM case_flow;
DELETE FROM out_of_scope_count;
UPDATE demand_count SET families = NULL;
`;

const RECORDED = `
INSERT INTO referral_source VALUES ('school', 'Schools', 1), ('police', 'Police', 2);
INSERT INTO referral_count (month, district_id, source_id, contacts, referrals, repeat_entries, straight_to_mash, engaged, unwilling) VALUES
  ('2021-03', 'north', 'school', 100, 60, 6, 6, 38, 12),
  ('2021-03', 'north', 'police', 50, 20, 4, 4, 8, 2),
  ('2021-02', 'north', 'school', 40, 20, 0, 0, 10, 10),
  ('2021-03', 'south', 'school', 30, 30, 0, 0, 28, 2);
INSERT INTO case_flow VALUES ('2021-03', 'north', 'additional', 4, 5, 2, 1, 450);
INSERT INTO out_of_scope_count VALUES ('2021-03', 'north', 'mash', 7), ('2021-03', 'south', 'commissioned', 9);
UPDATE demand_count SET families = 8 WHERE month = '2021-03' AND district_id = 'north' AND level_id = 'additional';
`;

async function nothingRecorded(): Promise<TestApp> {
  const test = await testApp();
  test.db.$client.exec(NOTHING);
  return test;
}

async function recorded(): Promise<TestApp> {
  const test = await nothingRecorded();
  test.db.$client.exec(RECORDED);
  return test;
}

async function read({ call }: TestApp, query = '', as: Caller = 'manager'): Promise<DemandMethod> {
  return demandMethod.parse((await call('GET', `/demand/method${query}`, { as })).body);
}

const chainOf = (method: DemandMethod, id: string) => method.districts.find(({ districtId }) => districtId === id);

/** The settings in force, to start a change from. */
async function current(test: TestApp): Promise<{ version: number; settings: MethodSettings }> {
  const { version, history } = await read(test);
  const settings = history.find(({ inForce }) => inForce)?.settings;
  if (!settings) throw new Error('No settings are in force');
  return { version, settings };
}

async function demandFte({ call }: TestApp): Promise<number[]> {
  const { districts } = overview.parse((await call('GET', '/overview', { as: 'manager' })).body);
  return districts.map((district) => district.demandFte);
}

const set = (fromDate: string, settings: MethodSettings) => ({ what: 'set', fromDate, settings });
const save = (test: TestApp, version: number, change: unknown, as: Caller = 'manager') =>
  test.call('PATCH', '/demand/method/settings', { as, version, json: { change, reason: 'Agreed with the union' } });

describe('GET /api/demand/method', () => {
  it('goes from contacts to full-time equivalents, as the overview has them', async () => {
    const test = await recorded();
    const method = await read(test);
    const north = chainOf(method, 'north');
    expect(method).toMatchObject({ month: '2021-03', from: '2021-03', anyReferrals: true });
    // 60 + 20 referrals, 14 of 60 that decided are unwilling
    expect(north?.referrals).toMatchObject({
      contacts: { value: 150 },
      referrals: { value: 80 },
      unwillingRate: { part: 14, whole: 60 },
    });
    // 10 additional cases open + 5 closed + 2 up + 1 down = 18 that were there; 450 days ÷ 5
    expect(north?.levels[0]?.flow).toMatchObject({ present: 18, stepUpRate: { part: 2, whole: 18 }, meanDays: 90 });
    expect(north).toMatchObject({ families: 8, familiesCounted: { part: 10, whole: 15 } });
    expect(north?.outOfScope).toEqual([{ kind: 'mash', openCases: 7 }]);
    expect(method.districts.map((chain) => chain.demandFte)).toEqual(await demandFte(test));
  });

  it('adds up referrals of twelve months where asked, and leaves the cases at the end of the month', async () => {
    const test = await recorded();
    const year = await read(test, '?over=year');
    expect(year.from).toBe('2020-04');
    // 14 + 10 unwilling of 60 + 20
    expect(chainOf(year, 'north')?.referrals?.unwillingRate).toEqual({
      ...{ part: 24, whole: 80, value: 0.3 },
      isHidden: false,
    });
    expect(chainOf(year, 'north')?.demandFte).toBe(chainOf(await read(test), 'north')?.demandFte);
  });

  it('says what is not recorded', async () => {
    const method = await read(await nothingRecorded());
    expect(method.anyReferrals).toBe(false);
    expect(chainOf(method, 'north')).toMatchObject({ referrals: null, families: null, chasing: null, outOfScope: [] });
    expect(chainOf(method, 'north')?.levels[0]?.flow).toBeNull();
  });

  it('has no chain before the first complete month', async () => {
    expect(await read(await testApp(), '?asAt=2019-01-01')).toMatchObject({ month: null, districts: [] });
  });

  it('shows a district manager their own district, and the settings', async () => {
    const test = await recorded();
    const method = await read(test, '', 'district-manager');
    expect(method.districts.map(({ districtId }) => districtId)).toEqual(['south']);
    expect(method.history).toEqual((await read(test)).history);
    expect((await read(test, '', 'hr')).districts).toHaveLength(2);
    expect((await test.refused('GET', '/demand/method', { as: 'administrator' })).type).toBe('not-permitted');
  });
});

describe('referrals that are too few to show', () => {
  /** The small set with small counts hidden, as the service has it unless it says otherwise. */
  async function hiding(): Promise<TestApp> {
    const test = await recorded();
    test.db.$client.exec("DELETE FROM service_setting WHERE key = 'small-numbers'");
    return test;
  }
  const HIDDEN = { part: null, whole: null, value: null, isHidden: true };

  it.each(['service-manager', 'manager', 'hr', 'district-manager'] as const)(
    'are hidden from %s as the history hides them',
    async (as) => {
      const test = await hiding();
      const south = chainOf(await read(test, '', as), 'south')?.referrals;
      // 28 engaged and 2 unwilling of 30: neither is told, nor what else became of the 30
      expect(south).toMatchObject({ referrals: { value: 30 }, engagementRate: HIDDEN, unwillingRate: HIDDEN });
      expect(south).toMatchObject({ straightToMashRate: HIDDEN, undecided: { value: null } });
      const path = '/demand/history/series?measure=engaged-share&from=2021-03&districtId=south';
      const { lines } = demandSeries.parse((await test.call('GET', path, { as })).body);
      expect(lines.map(({ values, hidden }) => [values, hidden])).toEqual([[[null], [0]]]);
    },
  );

  it('are rounded in twelve months of which one is hidden, so that the eleven others do not tell it', async () => {
    const test = await hiding();
    test.db.$client.exec(`INSERT INTO referral_count
      (month, district_id, source_id, contacts, referrals, straight_to_mash, engaged, unwilling)
      VALUES ('2021-02', 'south', 'school', 90, 80, 0, 54, 26)`);
    const south = chainOf(await read(test, '?over=year'), 'south')?.referrals;
    expect(south).toMatchObject({ referrals: { value: 110, isRounded: false } });
    // 28 of 110 is 25.5 %: to the nearest 5 %, within which 5 families lie
    expect(south?.unwillingRate).toEqual({ part: null, whole: null, value: 0.25, isHidden: false });
  });

  it('leave figures that give nothing away as they are', async () => {
    const north = chainOf(await read(await hiding()), 'north')?.referrals;
    expect(north?.unwillingRate).toMatchObject({ part: 14, whole: 60, isHidden: false });
    expect(north?.undecided).toEqual({ value: 10 - 4 + 4, isRounded: false });
  });

  it('hide the families that are chased, and leave the demand as it is', async () => {
    const test = await hiding();
    const { version, settings } = await current(test);
    await save(test, version, set('2021-03-01', { ...settings, chasingPoints: 2 }));
    const method = await read(test);
    expect(chainOf(method, 'south')?.chasing).toEqual({
      unwilling: { value: null, isRounded: false },
      pointsEach: 2,
      points: null,
    });
    expect(chainOf(method, 'north')?.chasing).toMatchObject({ unwilling: { value: 14 }, points: 28 });
    expect(method.districts.map((chain) => chain.demandFte)).toEqual(await demandFte(test));
  });
});

describe('POST /api/demand/method/preview', () => {
  const preview = async (test: TestApp, change: unknown, query = '') =>
    settingsPreview.parse(
      (await test.call('POST', `/demand/method/preview${query}`, { as: 'manager', json: { change } })).body,
    );

  it('shows every district now and then, and stores nothing', async () => {
    const test = await recorded();
    const before = await read(test);
    const { settings } = await current(test);
    const { pointsPerFullTime } = settings;
    const half = { ...settings, totalPoints: null, fixedPoints: null, pointsPerFullTime: pointsPerFullTime / 2 };
    const found = await preview(test, set('2021-04-01', half));
    const [north] = found.districts;
    expect(found.at).toBe('2021-04-01');
    expect(north?.after.demandFte).toBeCloseTo((north?.before.demandFte ?? 0) * 2, 9);
    expect(north?.after.capacityFte).toBe(north?.before.capacityFte);
    expect(north?.sentence).toMatch(/^Needs \d\.\d\d FTE more; coverage falls from \d+ % to \d+ %\.$/);
    expect(found.differences.map(({ label }) => label)).toEqual(['Points of a full-time caseworker']);
    // March is counted on its last day, before the settings start
    expect(found.monthsSentence).toBe('No month’s figures that are already counted change.');
    expect(await read(test)).toEqual(before);
  });

  it('names the months that a correction of the past changes', async () => {
    const test = await recorded();
    const { settings } = await current(test);
    const found = await preview(test, set('2021-03-01', { ...settings, chasingPoints: 2 }));
    expect(found.monthsChanged).toEqual(['2021-03']);
    // north: 14 families × 2 points more
    const [north] = found.districts;
    const more = 28 / settings.pointsPerFullTime;
    expect((north?.after.demandFte ?? 0) - (north?.before.demandFte ?? 0)).toBeCloseTo(more, 9);
  });

  it('lowers capacity where new starters carry less', async () => {
    const test = await recorded();
    test.db.$client.exec("UPDATE person SET start_date = '2021-02-01' WHERE id = 'T-2'");
    const { settings } = await current(test);
    const rule = { newStarterShare: 0.5, newStarterMonths: 12 };
    const found = await preview(test, set('2021-04-01', { ...settings, ...rule }));
    const lost = found.districts.map(({ before, after }) => before.capacityFte - after.capacityFte);
    expect(Math.max(...lost)).toBeGreaterThan(0);
    expect(found.districts.map(({ before, after }) => after.demandFte - before.demandFte)).toEqual([0, 0]);
    // a year and a day later nobody is new
    const later = await preview(test, set('2022-02-01', { ...settings, ...rule }));
    expect(later.districts.every(({ before, after }) => before.capacityFte === after.capacityFte)).toBe(true);
  });

  it('refuses what does not fit, naming the field', async () => {
    const test = await recorded();
    const { settings } = await current(test);
    const json = { change: set('2021-04-01', { ...settings, levels: [] }) };
    expect((await test.refused('POST', '/demand/method/preview', { as: 'manager', json })).faults?.[0]?.field).toBe(
      'change.settings.levels',
    );
    const twice = { ...settings, newStarterShare: 0.9, newStarterMonths: null };
    const problem = await test.refused('POST', '/demand/method/preview', {
      as: 'manager',
      json: { change: set('2021-04-01', twice) },
    });
    expect(problem.faults?.[0]).toMatchObject({ field: 'change.settings.newStarterMonths' });
  });
});

describe('PATCH /api/demand/method/settings', () => {
  it('sets figures from a date on for the whole product, tells the history, and takes them out again', async () => {
    const test = await recorded();
    const figures = await demandFte(test);
    const { version, settings } = await current(test);
    const travel = [{ districtId: 'north', share: 0.2, source: 'assumed' }];
    const answer = await save(test, version, set('2021-04-01', { ...settings, chasingPoints: 2, travel }));
    expect(answer.status).toBe(200);
    const saved = demandMethod.parse(answer.body);
    expect(saved.version).not.toBe(version);
    expect(saved.history.map(({ fromDate, inForce }) => [fromDate, inForce])[0]).toEqual(['2021-04-01', true]);
    const [north = 0, south = 0] = await demandFte(test);
    // north: 100 + 14 × 2 = 128 points ÷ (points × 0.8); south: + 2 × 2 points
    expect(north).toBeCloseTo(128 / (settings.pointsPerFullTime * 0.8), 9);
    expect(south).toBeCloseTo((figures[1] ?? 0) + 4 / settings.pointsPerFullTime, 9);

    const events = auditPage.parse((await test.call('GET', '/audit', { as: 'manager' })).body).events;
    expect(events[0]).toMatchObject({
      sentence: 'Set what demand is weighed by from a date on',
      reason: 'Agreed with the union',
    });
    expect(events[0]?.changes).toContainEqual(
      expect.objectContaining({ field: 'Time for travel', before: null, after: 'North 20 %' }),
    );

    const removed = await save(test, saved.version, { what: 'remove', fromDate: '2021-04-01' });
    expect(demandMethod.parse(removed.body).history).toEqual((await read(await recorded())).history);
    expect(await demandFte(test)).toEqual(figures);
  });

  it('brings a fourth level with weights from a date, renames one, and knows them everywhere', async () => {
    const test = await recorded();
    const { version, settings } = await current(test);
    const [first, ...others] = settings.levels;
    if (!first) throw new Error('There is no level');
    const levels = [{ ...first, name: 'Vulnerable' }, ...others, { id: null, name: 'Acute', points: 20 }];
    expect((await save(test, version, set('2021-03-01', { ...settings, levels }))).status).toBe(200);
    const lists = reference.parse((await test.call('GET', '/reference', { as: 'manager' })).body);
    expect(lists.levels.map(({ name }) => name)).toEqual(['Vulnerable', 'Complex needs', 'Acute']);
    const fte = (await demandFte(test))[0] ?? 0;
    test.db.$client.exec(
      "INSERT INTO demand_count (district_id, month, level_id, language_code, open_cases) VALUES ('north', '2021-03', 'acute', 'en', 3)",
    );
    // 3 × 20 = 60 points more
    expect((await demandFte(test))[0]).toBeCloseTo(fte + 60 / settings.pointsPerFullTime, 9);
    const { version: now } = await read(test);
    const problem = await test.refused('PATCH', '/demand/method/settings', {
      as: 'manager',
      version: now,
      json: { change: { what: 'remove', fromDate: '2021-03-01' }, reason: 'A mistake' },
    });
    expect(problem.faults?.[0]?.remedy).toMatch(/“Acute”/);
  });

  it('keeps the settings of a later date as they were when earlier ones are put in', async () => {
    const test = await recorded();
    const { version, settings } = await current(test);
    const later = demandMethod.parse((await save(test, version, set('2022-04-01', settings))).body);
    const heavier = settings.levels.map((level) => ({ ...level, points: (level.points ?? 0) + 1 }));
    const both = demandMethod.parse(
      (await save(test, later.version, set('2021-04-01', { ...settings, levels: heavier }))).body,
    );
    expect(both.history.map(({ fromDate }) => fromDate).slice(0, 2)).toEqual(['2022-04-01', '2021-04-01']);
    expect(both.history[0]?.settings).toEqual(settings);
    expect(both.history[1]?.settings.levels).toEqual(heavier);
  });

  it('wants the version it starts from, and keeps the last settings', async () => {
    const test = await recorded();
    const { version, settings } = await current(test);
    await save(test, version, set('2022-04-01', { ...settings, chasingPoints: 1 }));
    const json = { change: set('2023-04-01', settings), reason: 'Too late' };
    const stale = await test.refused('PATCH', '/demand/method/settings', { as: 'manager', version, json });
    expect(stale.type).toBe('version-changed');
    expect((await test.refused('PATCH', '/demand/method/settings', { as: 'manager', json })).type).toBe(
      'version-needed',
    );
    const { version: now, history } = await read(test);
    await save(test, now, { what: 'remove', fromDate: '2022-04-01' });
    const last = await test.refused('PATCH', '/demand/method/settings', {
      as: 'manager',
      version,
      json: { change: { what: 'remove', fromDate: history.at(-1)?.fromDate }, reason: 'The last' },
    });
    expect(last.faults?.[0]?.remedy).toMatch(/only settings/);
  });

  it.each(['hr', 'district-manager'] as const)('is not for %s', async (as) => {
    const test = await recorded();
    const { version, settings } = await current(test);
    expect((await save(test, version, set('2021-04-01', settings), as)).status).toBe(403);
  });
});

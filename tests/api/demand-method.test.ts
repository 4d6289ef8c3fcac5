import { describe, expect, it } from 'vitest';
import { auditPage } from '../../server/contract/audit.ts';
import { demandMethod, settingsPreview } from '../../server/contract/demand-method.ts';
import { reference } from '../../server/contract/reference.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { chainOf, current, demandFte, nothingRecorded, read, recorded, save, set } from './demand-method-app.ts';

describe('GET /api/demand/method', () => {
  it('adds up all districts: counts, points and FTE as sums, rates from the sums', async () => {
    const test = await recorded();
    const { total, districts } = await read(test);
    const sum = (of: (chain: (typeof districts)[number]) => number) =>
      districts.reduce((all, chain) => all + of(chain), 0);
    expect(districts.length).toBeGreaterThan(1);
    expect(total?.openCases).toBe(sum(({ openCases }) => openCases));
    expect(total?.casePoints).toBeCloseTo(
      sum(({ casePoints }) => casePoints),
      9,
    );
    expect(total?.demandFte).toBeCloseTo(
      sum(({ demandFte }) => demandFte),
      9,
    );
    expect(total?.referrals).toMatchObject({
      contacts: { value: 180 },
      referrals: { value: 110 },
      repeatEntries: { value: 10 },
      straightToMashRate: { part: 10, whole: 110 },
      engagementRate: { part: 74, whole: 90, value: 74 / 90 },
      unwillingRate: { part: 16, whole: 90, value: 16 / 90 },
      undecided: { value: 10 },
    });
  });

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
    expect(north?.levels[0]?.flow).toMatchObject({ stepUpRate: { part: 2, whole: 18 }, meanDays: 90 });
    expect(north).toMatchObject({ families: 8, familiesCounted: { part: 10, whole: 15 } });
    expect(north?.outOfScope).toEqual([{ kind: 'mash', openCases: { value: 7 } }]);
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
    expect(found.monthsSentence).toBe('No month that is already counted changes.');
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

import { beforeEach, describe, expect, it } from 'vitest';
import { costs } from '../../server/contract/costs.ts';
import { type Rates, rates, ratesPreview } from '../../server/contract/rates.ts';
import { type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await testApp();
});

const all = async (): Promise<Rates> => rates.parse((await app.call('GET', '/rates', { as: 'hr' })).body);
const totalOf = async (year: string) =>
  costs.parse((await app.call('GET', `/costs?year=${year}`, { as: 'hr' })).body).total;

const point = (annualPence: number, fromDate = '2020-04-01') => ({
  what: 'pay-point',
  fromDate,
  point: 2,
  annualPence,
  basis: 'published',
  source: 'the circular',
  note: null,
});
const save = async (rate: object, more: { remove?: boolean; reason?: string; version?: number } = {}) => {
  const { version = (await all()).version, reason = 'as the circular says', remove = false } = more;
  return app.call('PATCH', '/rates', { as: 'hr', version, json: { rate, remove, reason } });
};

describe('rates', () => {
  it('are listed by date with what is assumed and what is missing said', async () => {
    const { awards, grades, onCosts, funds } = await all();
    expect(awards[0]).toMatchObject({ payYear: '2020/21', fromDate: '2020-04-01', missing: [] });
    expect(grades.map(({ id }) => id)).toEqual(['low', 'high']);
    expect(onCosts[0]).toMatchObject({ basisPoints: 2500 });
    expect(funds[0]).toMatchObject({ id: 'grant' });
    const range = {
      what: 'grade-range',
      gradeId: 'high',
      fromDate: '2020-04-01',
      lowPoint: 3,
      highPoint: 5,
      source: 'assumed',
    };
    expect((await save(range)).status).toBe(200);
    const after = await all();
    expect(after.awards[0]?.missing).toEqual([4, 5]);
    expect(after.grades[1]?.ranges.at(-1)).toMatchObject({ isAssumed: true, highPoint: 5 });
  });

  it('tell before they are saved what they do to the costs of the year, and do just that', async () => {
    const before = await totalOf('2020/21');
    const path = '/rates/preview?asAt=2021-03-01';
    const json = { rate: point(3_600_000), remove: false };
    const preview = ratesPreview.parse((await app.call('POST', path, { as: 'hr', json })).body);
    const [effect] = preview.effects;
    expect(preview.what).toBe('Point 2 of 2020/21');
    expect(preview.differences).toContainEqual({ label: 'Pay a year', before: '£18,000.00', after: '£36,000.00' });
    expect(preview.notes.join(' ')).toContain('more than point 3 pays');
    expect(effect).toMatchObject({ year: '2020/21', before: { budgetPence: before.budgetPence } });
    expect(await totalOf('2020/21')).toEqual(before);
    expect((await save(point(3_600_000))).status).toBe(200);
    const after = await totalOf('2020/21');
    expect(effect?.after).toEqual({
      budgetPence: after.budgetPence,
      forecastPence: after.forecastPence,
      gaps: after.gaps,
    });
    expect(after.budgetPence).not.toBe(before.budgetPence);
    const ofUnits = effect?.units.reduce((so, { budgetDifferencePence }) => so + budgetDifferencePence, 0);
    expect(ofUnits).toBe(after.budgetPence - before.budgetPence);
  });

  it('show the year in which a rate starts too, where that is later', async () => {
    const json = { rate: point(1_900_000, '2022-04-01'), remove: false };
    const answer = await app.call('POST', '/rates/preview?asAt=2021-03-01', { as: 'hr', json });
    const { effects, notes } = ratesPreview.parse(answer.body);
    expect(effects.map(({ year }) => year)).toEqual(['2020/21', '2022/23']);
    expect(notes.join(' ')).toContain('every other point lacks pay');
  });

  it('refuse a change that started from other rates, with the rates as they are', async () => {
    const { version } = await all();
    expect((await save(point(1_900_000), { version })).status).toBe(200);
    const outdated = await save(point(2_000_000), { version });
    expect(outdated.status).toBe(412);
    expect(outdated.body).toMatchObject({ type: 'version-changed', current: { version: (await all()).version } });
  });

  it('are told of in the history with the amounts before and after and the reason', async () => {
    await save(point(1_900_000), { reason: 'the circular of May' });
    const { text } = await app.call('GET', '/audit?area=rates', { as: 'hr' });
    expect(text).toContain('Corrected a rate that pay and costs rest on');
    expect(text).toContain('£18,000.00');
    expect(text).toContain('£19,000.00');
    expect(text).toContain('the circular of May');
    const manager = await app.call('GET', '/audit?area=rates', { as: 'manager' });
    expect(manager.text).not.toContain('19,000');
  });

  it('are left alone where nothing would change', async () => {
    await save(point(1_900_000));
    const { version } = await all();
    const events = () =>
      app.db.$client.prepare("SELECT count(*) FROM audit_event WHERE subject = 'rate'").pluck().get();
    const before = events();
    expect((await save(point(1_900_000))).status).toBe(200);
    expect((await all()).version).toBe(version);
    expect(events()).toBe(before);
  });

  it('are taken out where nothing names them', async () => {
    const added = {
      what: 'fund',
      id: 'new-fund',
      name: 'New fund',
      costCode: null,
      fromDate: null,
      toDate: null,
      source: 'assumed',
    };
    await save(added);
    expect((await all()).funds).toHaveLength(2);
    expect((await save(added, { remove: true })).status).toBe(200);
    expect((await all()).funds).toHaveLength(1);
    const again = await save(added, { remove: true });
    expect(again.body).toMatchObject({
      type: 'invalid-input',
      faults: [{ remedy: expect.stringContaining('no such rate') }],
    });
    const grade = { what: 'grade', id: 'low', name: 'Low', position: 1 };
    const refused = await save(grade, { remove: true });
    expect(refused.body).toMatchObject({ faults: [{ value: 'Low', remedy: expect.stringMatching(/first/) }] });
  });

  it.each([
    [
      { what: 'grade-range', gradeId: 'low', fromDate: '2021-04-01', lowPoint: 4, highPoint: 2, source: 'x y z' },
      'rate.highPoint',
      /Swap/,
    ],
    [
      { what: 'grade-range', gradeId: 'none', fromDate: '2021-04-01', lowPoint: 1, highPoint: 2, source: 'x y z' },
      'rate.gradeId',
      /no such grade/,
    ],
    [
      { what: 'agency-rate', roleId: 'none', fromDate: '2021-04-01', hourlyPence: 2000, source: 'x y z' },
      'rate.roleId',
      /no such role/,
    ],
    [
      { what: 'fund', id: 'other', name: 'Grant', costCode: null, fromDate: null, toDate: null, source: 'x y z' },
      'rate.name',
      /of its own/,
    ],
    [
      {
        what: 'fund',
        id: 'a',
        name: 'A',
        costCode: null,
        fromDate: '2021-04-01',
        toDate: '2021-03-31',
        source: 'x y z',
      },
      'rate.toDate',
      /before it starts/,
    ],
    [{ what: 'grade', id: 'other', name: 'Low', position: 3 }, 'rate.name', /of its own/],
  ])('refuse %o, naming field, value and remedy', async (rate, field, remedy) => {
    const answer = await save(rate);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ faults: [{ field, remedy: expect.stringMatching(remedy) }] });
  });

  it.each(['manager', 'district-manager', 'administrator'] as const)('cannot be changed by a %s', async (as) => {
    const json = { rate: point(1_900_000), remove: false, reason: 'because' };
    expect((await app.refused('PATCH', '/rates', { as, version: 1, json })).type).toBe('not-permitted');
    expect((await app.refused('POST', '/rates/preview', { as, json })).type).toBe('not-permitted');
  });
});

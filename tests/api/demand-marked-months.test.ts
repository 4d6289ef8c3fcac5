import { describe, expect, it } from 'vitest';
import { type DemandSeries, demandSeries, markedMonthsList } from '../../server/contract/demand-history.ts';
import { type TestApp, testApp } from '../support/app.ts';

async function series({ call }: TestApp): Promise<DemandSeries> {
  return demandSeries.parse((await call('GET', '/demand/history/series', { as: 'manager' })).body);
}

describe('marked months', () => {
  const list = async ({ call }: TestApp) =>
    markedMonthsList.parse((await call('GET', '/demand/history/marked-months', { as: 'district-manager' })).body);
  const closed = { fromMonth: '2020-03', toMonth: '2020-06', text: 'Schools were closed', anomalous: true };
  const change = async (test: TestApp, json: object) =>
    test.call('PATCH', '/demand/history/marked-months', { version: (await list(test)).version, json });

  it('are added, changed and taken off, each with its reason in the history', async () => {
    const test = await testApp();
    await change(test, { was: null, marked: closed, reason: 'agreed with the director' });
    expect((await list(test)).marked).toEqual([closed]);
    const longer = { ...closed, fromMonth: '2020-02', text: 'Lockdown' };
    await change(test, { was: '2020-03', marked: longer, reason: 'began earlier' });
    expect((await list(test)).marked).toEqual([longer]);
    await change(test, { was: '2020-02', marked: null, reason: 'nothing out of the ordinary' });
    expect((await list(test)).marked).toEqual([]);
    const kept = test.db.$client
      .prepare("SELECT action, reason FROM audit_event WHERE subject = 'marked-months' ORDER BY sequence")
      .all();
    expect(kept).toEqual([
      { action: 'marked-months.add', reason: 'agreed with the director' },
      { action: 'marked-months.change', reason: 'began earlier' },
      { action: 'marked-months.remove', reason: 'nothing out of the ordinary' },
    ]);
  });

  it('show in every series', async () => {
    const test = await testApp();
    expect((await series(test)).marked).toEqual([]);
    await change(test, { was: null, marked: closed, reason: 'as told' });
    expect((await series(test)).marked).toEqual([closed]);
  });

  it('may not overlap, end before they begin, or lack a reason', async () => {
    const test = await testApp();
    await change(test, { was: null, marked: closed, reason: 'as told' });
    const refused = async (json: object) =>
      test.refused('PATCH', '/demand/history/marked-months', { version: (await list(test)).version, json });
    const overlap = { ...closed, fromMonth: '2020-06', toMonth: '2020-07', text: 'Summer' };
    const answer = await refused({ was: null, marked: overlap, reason: 'as told' });
    expect(answer.type).toBe('invalid-input');
    expect(answer.detail).toContain('2020-03 to 2020-06 is marked already: “Schools were closed”');
    expect(
      (await refused({ was: null, marked: { ...overlap, toMonth: '2020-05' }, reason: 'as told' })).detail,
    ).toContain('The last month is before the first');
    expect((await refused({ was: null, marked: { ...overlap, fromMonth: '2020-07' }, reason: ' ' })).type).toBe(
      'invalid-input',
    );
    expect((await refused({ was: '2019-01', marked: null, reason: 'as told' })).type).toBe('not-found');
    // a stretch may move within what it covers itself
    const moved = await change(test, {
      was: '2020-03',
      marked: { ...closed, fromMonth: '2020-04' },
      reason: 'as told',
    });
    expect(moved.status).toBe(200);
  });

  it('are changed from the list as it is', async () => {
    const test = await testApp();
    const { version } = await list(test);
    await change(test, { was: null, marked: closed, reason: 'as told' });
    const answer = await test.refused('PATCH', '/demand/history/marked-months', {
      version,
      json: { was: null, marked: { ...closed, fromMonth: '2021-01', toMonth: '2021-02' }, reason: 'as told' },
    });
    expect(answer.type).toBe('version-changed');
    expect(markedMonthsList.parse(answer.current).marked).toEqual([closed]);
  });

  it('are changed by planners only', async () => {
    const test = await testApp();
    const json = { was: null, marked: closed, reason: 'as told' };
    const { version } = await list(test);
    for (const as of ['hr', 'district-manager', 'administrator'] as const) {
      expect((await test.refused('PATCH', '/demand/history/marked-months', { as, version, json })).type).toBe(
        'not-permitted',
      );
    }
  });
});

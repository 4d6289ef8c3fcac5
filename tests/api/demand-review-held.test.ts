import { describe, expect, it } from 'vitest';
import {
  type AllocationReview,
  allocationReview,
  reviewReading,
  reviewRule,
  rulePreview,
} from '../../server/contract/demand-review.ts';
import type { TestApp } from '../support/app.ts';
import { AS_AT, longer, review, stepsOf } from './demand-review-app.ts';

describe('reviews that are held', () => {
  const path = '/demand/review/reviews';
  const asked = { heldOn: '2021-01-11', outcome: 'leave', reason: 'A restructure is on its way', nextOn: '2021-04-12' };
  const recorded = async ({ call }: TestApp, json: object = asked): Promise<AllocationReview> =>
    allocationReview.parse((await call('POST', path, { as: 'manager', json })).body);
  const eventsOf = ({ db }: TestApp) =>
    db.$client
      .prepare("SELECT action, before, after FROM audit_event WHERE subject = 'allocation-review' ORDER BY sequence")
      .all();

  it('are recorded with what was measured then, answer what was asked, and let it rest', async () => {
    const test = await longer();
    const made = await recorded(test);
    expect(made).toMatchObject({ ...asked, month: '2020-12', heldBy: 'Demo manager', version: 1 });
    expect(made.measured).toMatchObject([{ districtId: 'north' }, { districtId: 'south', capacityFte: 1 }]);
    const found = await review(test);
    // January to March count anew: far below in two months running is asked for even while it rests
    expect(stepsOf(found)).toEqual([
      '2020-11 watch',
      '2020-12 asked',
      '2021-01 watch',
      '2021-02 asked',
      '2021-03 stands',
    ]);
    expect(found.standing).toMatchObject({ nextOn: '2021-04-12', nextSentence: 'The next review is on 12 Apr 2021.' });
    expect((await review(test, 'manager', '2021-01-20')).standing).toMatchObject({ state: 'rests' });
  });

  it('stay as they were measured though the counts are corrected later', async () => {
    const test = await longer();
    const { id, measured } = await recorded(test);
    test.db.$client.exec("UPDATE demand_count SET open_cases = 50 WHERE district_id = 'north' AND month = '2020-12'");
    const json = { ...asked, reason: 'As the minutes have it' };
    const corrected = allocationReview.parse((await test.call('PATCH', `${path}/${id}`, { version: 1, json })).body);
    expect(corrected).toMatchObject({ reason: 'As the minutes have it', version: 2, heldBy: 'Demo manager' });
    expect(corrected.measured).toEqual(measured);
    // held on another day, it is measured for that day
    const moved = { ...json, heldOn: '2021-01-12' };
    const anew = allocationReview.parse((await test.call('PATCH', `${path}/${id}`, { version: 2, json: moved })).body);
    expect(anew.measured).not.toEqual(measured);
    // the same again changes nothing
    expect((await test.call('PATCH', `${path}/${id}`, { version: 3, json: moved })).body).toMatchObject({ version: 3 });
    expect((await test.refused('PATCH', `${path}/${id}`, { version: 1, json })).type).toBe('version-changed');
    expect(eventsOf(test)).toMatchObject([
      { action: 'allocation-review.add', before: null },
      { action: 'allocation-review.change', before: '{"why":"A restructure is on its way"}' },
      { action: 'allocation-review.change', after: '{"heldOn":"2021-01-12"}' },
    ]);
  });

  it('are deleted where they were a mistake, and the history keeps what was decided', async () => {
    const test = await longer();
    const { id } = await recorded(test);
    expect((await test.refused('DELETE', `${path}/${id}`, { version: 7 })).type).toBe('version-changed');
    expect((await test.call('DELETE', `${path}/${id}`, { version: 1 })).status).toBe(204);
    expect((await review(test)).reviews).toEqual([]);
    expect((await test.refused('DELETE', `${path}/${id}`, { version: 1 })).type).toBe('not-found');
    expect(eventsOf(test).at(-1)).toMatchObject({
      action: 'allocation-review.delete',
      before: expect.stringContaining('"outcome":"leave"'),
      after: null,
    });
  });

  it('are refused on a day to come, before there is a month to look at, and before their own next one', async () => {
    const test = await longer();
    const faultOf = async (json: object) => (await test.refused('POST', path, { json })).faults?.[0];
    expect(await faultOf({ ...asked, heldOn: '2021-04-02' })).toMatchObject({ field: 'heldOn' });
    expect(await faultOf({ ...asked, heldOn: '2020-11-29' })).toMatchObject({
      field: 'heldOn',
      remedy: expect.stringContaining('No month with counts was over'),
    });
    expect(await faultOf({ ...asked, nextOn: '2021-01-11' })).toMatchObject({ field: 'nextOn' });
    expect(await faultOf({ ...asked, reason: ' x ' })).toMatchObject({ field: 'reason' });
    for (const as of ['hr', 'district-manager'] as const) {
      expect((await test.refused('POST', path, { as, json: asked })).type).toBe('not-permitted');
    }
  });

  it('have their day read before they are recorded, with a suggested next one', async () => {
    const { call, refused } = await longer();
    const day = reviewReading.parse((await call('GET', '/demand/review/reading?asAt=2021-01-11')).body);
    expect(day).toMatchObject({
      month: '2020-12',
      suggested: { leave: '2021-04-12', rebalance: '2021-04-12', 'look-again': '2021-02-11' },
    });
    expect((await refused('GET', '/demand/review/reading', { as: 'hr' })).type).toBe('not-permitted');
  });

  it('stand in This month when they are due, until the next one is held', async () => {
    const test = await longer();
    const dueOf = async () =>
      String((await test.call('GET', `/digest?asAt=${AS_AT}`, { as: 'manager' })).text).match(
        /"allocation-review:[^"]+"/g,
      );
    expect(await dueOf()).toBe(null);
    const { id } = await recorded(test);
    expect(await dueOf()).toEqual([`"allocation-review:${id}"`]);
    const next = await recorded(test, { ...asked, heldOn: AS_AT, outcome: 'rebalance', nextOn: null });
    expect(next.month).toBe('2021-03');
    expect(await dueOf()).toBe(null);
  });

  it('of one day follow one another as they were recorded, and the last one holds', async () => {
    const test = await longer();
    const days = ['2021-04-12', '2021-05-12', '2021-06-14', '2021-07-12', '2021-08-12'];
    for (const nextOn of days) await recorded(test, { ...asked, nextOn });
    const { reviews, standing } = await review(test, 'manager', '2021-01-20');
    expect(reviews.map(({ nextOn }) => nextOn)).toEqual(days.toReversed());
    expect(standing.nextOn).toBe(days.at(-1));
    const digest = async (asAt: string) => (await test.call('GET', `/digest?asAt=${asAt}`, { as: 'manager' })).text;
    expect(await digest('2021-04-30')).not.toContain('"allocation-review:');
    expect(await digest('2021-08-12')).toContain('"allocation-review:');
  });
});

describe('the rule', () => {
  const path = '/demand/review/rule';
  const ruleOf = async (test: TestApp) => {
    const { version, sentences, ...rule } = (await review(test)).rule;
    return { version, rule, sentences };
  };

  it('shows in which months another one would have asked, and changes with its reason in the history', async () => {
    const test = await longer();
    const { version, rule } = await ruleOf(test);
    expect(rule).toMatchObject({ below: 0.1, months: 3, of: 4, farBelow: 0.2, restMonths: 3, backWithin: 0.07 });
    const after = { ...rule, farBelow: 0.9, below: 0.5, months: 4 };
    const preview = await test.call('POST', `${path}/preview?asAt=${AS_AT}`, { as: 'manager', json: { rule: after } });
    expect(rulePreview.parse(preview.body)).toMatchObject({
      sentence: 'It would not have asked in December 2020 and January 2021.',
      months: [
        { month: '2020-11', before: false, after: false },
        { month: '2020-12', before: true, after: false },
        { month: '2021-01', before: true, after: false },
        { month: '2021-02', before: true, after: true },
        { month: '2021-03', before: true, after: true },
      ],
    });
    expect((await ruleOf(test)).version).toBe(version);
    const json = { rule: after, reason: 'as the board agreed' };
    const { body } = await test.call('PATCH', path, { as: 'manager', version, json });
    expect(reviewRule.parse(body)).toMatchObject(after);
    expect((await review(test)).standing.since).toBe('2021-02-28');
    expect((await test.refused('PATCH', path, { version, json })).type).toBe('version-changed');
    const event = test.db.$client
      .prepare("SELECT subject_id, before, after, reason FROM audit_event WHERE action = 'service-setting.change'")
      .all();
    expect(event).toEqual([
      {
        subject_id: 'review-rule',
        before: '{"below":0.1,"months":3,"farBelow":0.2}',
        after: '{"below":0.5,"months":4,"farBelow":0.9}',
        reason: 'as the board agreed',
      },
    ]);
  });

  it('is refused where it makes no sense, naming the field', async () => {
    const test = await longer();
    const { version, rule } = await ruleOf(test);
    const faultOf = async (changes: object) =>
      (await test.refused('PATCH', path, { version, json: { rule: { ...rule, ...changes }, reason: 'to see' } }))
        .faults?.[0]?.field;
    expect(await faultOf({ months: 1 })).toBe('rule.months');
    expect(await faultOf({ months: 5 })).toBe('rule.months');
    expect(await faultOf({ farBelow: 0.05 })).toBe('rule.farBelow');
    expect(await faultOf({ backWithin: 0.2 })).toBe('rule.backWithin');
    expect(await faultOf({ below: 0 })).toBe('rule.below');
    for (const as of ['hr', 'district-manager'] as const) {
      const json = { rule, reason: 'to see' };
      expect((await test.refused('PATCH', path, { as, version, json })).type).toBe('not-permitted');
    }
  });
});

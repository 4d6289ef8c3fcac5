import { describe, expect, it } from 'vitest';
import { allocationReview, reviewStanding } from '../../server/contract/demand-review.ts';
import { overview } from '../../server/contract/overview.ts';
import { type Caller, type TestApp, testApp } from '../support/app.ts';
import { AS_AT, longer, review, stepsOf } from './demand-review-app.ts';

describe('GET /api/demand/review', () => {
  it('measures what the overview shows, for the end of each month and for the date', async () => {
    const test = await longer();
    const { months, today } = await review(test);
    expect(months.map(({ month }) => month)).toEqual(['2020-11', '2020-12', '2021-01', '2021-02', '2021-03']);
    if (!today) throw new Error('There is nothing at the date');
    for (const { date, districts } of [...months, today]) {
      const shown = overview.parse((await test.call('GET', `/overview?asAt=${date}`)).body);
      expect(districts.map(({ districtId, word }) => [districtId, word])).toEqual(
        shown.districts.map(({ districtId, word }) => [districtId, word]),
      );
      for (const [at, { capacityFte, fairShareFte, difference }] of districts.entries()) {
        expect(capacityFte).toBeCloseTo(shown.districts[at]?.capacityFte ?? -1, 9);
        expect(fairShareFte).toBeCloseTo(shown.districts[at]?.fairShareFte ?? -1, 9);
        expect(difference).toBeCloseTo(shown.districts[at]?.difference ?? -1, 9);
      }
    }
    // 3.5 FTE for a demand of 1 and 2: South’s fair share is 2.33, and 1 is there
    expect(today.districts).toMatchObject([
      { districtId: 'north' },
      { districtId: 'south', capacityFte: 1, word: 'short' },
    ]);
    expect(today.districts[1]?.difference).toBeCloseTo(-4 / 7, 9);
  });

  it('counts whoever was in post at the end of the month', async () => {
    const test = await longer();
    test.db.$client.exec("UPDATE person SET end_date = '2021-01-15' WHERE id = 'T-1'");
    const found = await review(test);
    const north = found.months.map(({ districts }) => districts[0]?.capacityFte);
    expect(north).toEqual([2.5, 2.5, 1.5, 1.5, 1.5]);
  });

  it('weighs all months with the settings of the date, so that a new weight is no drift', async () => {
    const test = await longer();
    const before = await review(test);
    test.db.$client.exec("INSERT INTO case_weight SELECT level_id, '2021-02-01', points * 2 FROM case_weight");
    const after = await review(test);
    expect(after.months.map(({ districts }) => districts[0]?.difference)).toEqual(
      before.months.map(({ districts }) => districts[0]?.difference),
    );
    expect(after.months[0]?.districts[0]?.demandFte).toBeCloseTo(
      2 * (before.months[0]?.districts[0]?.demandFte ?? 0),
      9,
    );
  });

  it('leaves marked months out, and says so', async () => {
    const test = await longer();
    test.db.$client.exec("INSERT INTO demand_note VALUES ('2020-12', '2021-03', 'Schools were closed', 1)");
    const found = await review(test);
    expect(found.standing).toMatchObject({ state: 'too-few', since: null });
    expect(stepsOf(found).slice(1)).toEqual(
      ['2020-12', '2021-01', '2021-02', '2021-03'].map((month) => `${month} marked`),
    );
    expect(found.steps[1]?.sentence).toBe('Left out, because it is marked: Schools were closed.');
  });

  it('asks for a review, and says on which months that rests', async () => {
    const found = await review(await longer());
    expect(stepsOf(found)).toEqual([
      '2020-11 watch',
      '2020-12 asked',
      '2021-01 stands',
      '2021-02 stands',
      '2021-03 stands',
    ]);
    expect(found.standing).toMatchObject({ state: 'asked', since: '2020-12-31', nextOn: null });
    expect(found.standing.sentence).toContain('South');
    // a date before all of it
    expect(await review(await longer(), 'manager', '2020-01-01')).toMatchObject({
      standing: { state: 'nothing' },
      months: [],
      today: null,
    });
  });

  it('shows a district manager their own district’s line and the sentence, nothing of another’s figures', async () => {
    const test = await longer();
    const { body } = await test.call('POST', '/demand/review/reviews', {
      json: { heldOn: '2021-01-05', outcome: 'look-again', reason: 'not enough is known', nextOn: '2021-03-01' },
    });
    expect(allocationReview.parse(body).measured).toHaveLength(2);
    const found = await review(test, 'district-manager');
    const seen = [...found.months, found.today, ...found.reviews.map(({ measured }) => ({ districts: measured }))];
    expect(new Set(seen.flatMap((one) => one?.districts.map(({ districtId }) => districtId)))).toEqual(
      new Set(['south']),
    );
    expect(found.standing.sentence).toContain('South');
    // the same from North
    test.db.$client.exec("UPDATE account SET district_id = 'north' WHERE role = 'district-manager'");
    const north = await review(test, 'district-manager');
    expect(north.standing.sentence).toBe('A review is needed, because of another district.');
    expect(JSON.stringify(north)).not.toMatch(/south|57 %|-0\.[57]/i);
    expect(north.steps.map(({ asks }) => asks)).toEqual(found.steps.map(({ asks }) => asks));
    const { status } = await test.call('GET', '/demand/review/moves', { as: 'district-manager' });
    expect(status).toBe(404);
  });

  it('tells in short whether a review is needed', async () => {
    const { call } = await longer();
    const short = reviewStanding.parse((await call('GET', `/demand/review/standing?asAt=${AS_AT}`, { as: 'hr' })).body);
    expect(short).toMatchObject({ state: 'asked', since: '2020-12-31' });
  });

  it('is for those who may read demand', async () => {
    const test = await testApp();
    expect((await test.refused('GET', '/demand/review', { as: 'administrator' })).type).toBe('not-permitted');
    expect((await test.refused('GET', '/demand/review', { as: 'nobody' })).type).toBe('not-signed-in');
  });
});

describe('GET /api/demand/review.csv', () => {
  const file = async ({ call }: TestApp, as: Caller = 'manager') =>
    (await call('GET', `/demand/review.csv?asAt=${AS_AT}`, { as })).text.replace('\uFEFF', '').trim().split('\r\n');

  it('has a line for each month and district', async () => {
    const lines = await file(await longer());
    expect(lines[0]).toBe(
      'Month,Capacity as of,District,Demand FTE,Capacity FTE,Fair share FTE,Difference FTE,Difference from fair share,Left out because,A review was asked for',
    );
    expect(lines).toHaveLength(1 + 5 * 2);
    expect(lines.at(-1)).toBe('2021-03,2021-03-31,South,2,1,2.3333,-1.3333,-0.5714,,yes');
  });

  it('keeps to a district manager’s district', async () => {
    const lines = await file(await longer(), 'district-manager');
    expect(lines.join('\n')).not.toContain('North');
    expect(lines).toHaveLength(1 + 5);
  });
});

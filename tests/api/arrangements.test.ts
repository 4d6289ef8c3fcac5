import { beforeEach, describe, expect, it } from 'vitest';
import { arrangement, arrangementPreview, arrangements } from '../../server/contract/arrangements.ts';
import type { Call } from '../support/app.ts';
import { type ArrangementsApp, arrangementsApp, HONORARIUM } from './arrangements-app.ts';

let test: ArrangementsApp;
beforeEach(async () => {
  test = await arrangementsApp();
});

const add = async (json: object = HONORARIUM) => {
  const answer = await test.call('POST', '/arrangements', { json });
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  return arrangement.parse(answer.body);
};
const previewed = async (json: object) => {
  const answer = await test.call('POST', '/arrangement-previews', { json });
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return arrangementPreview.parse(answer.body);
};
const list = async (query = '', options?: Call) =>
  arrangements.parse((await test.call('GET', `/arrangements${query}`, options)).body);
const rulesOf = ({ findings = [] }: { findings?: { rule: string }[] | undefined }) => findings.map(({ rule }) => rule);

describe('an arrangement that is entered', () => {
  it('is numbered, costed to the penny with its working, and marked as retrospective', async () => {
    const made = await add();
    expect(made).toMatchObject({
      id: 'A-0004',
      state: 'ended',
      retrospective: true,
      decidedOn: '2020-11-18',
      version: 1,
    });
    expect(made.cost).toEqual({
      pence: 39100,
      years: [{ financialYear: '2020/21', pence: 39100, funds: [{ fundId: null, pence: 39100 }] }],
      gaps: [],
    });
    expect(made.months?.[0]?.working).toEqual(['27–30 Sep: 4 ÷ 30 × £63.75 = £8.50']);
    expect(rulesOf(made)).toEqual(['retrospective-start']);
  });

  it('says in a preview what saving would do, and stores nothing', async () => {
    const shown = await previewed({ action: 'add', arrangement: HONORARIUM });
    expect(shown).toMatchObject({ mayBeSaved: true, before: null, differencePence: 39100 });
    expect(shown.changes).toContainEqual({ what: 'First day', before: null, after: '27 Sep 2020' });
    expect(shown.months).toHaveLength(7);
    expect((await list()).arrangements).toEqual([]);
  });

  it.each([
    ['2021-03', 'is a month'],
    ['2021-02-30', 'YYYY-MM-DD'],
    ['1021-03-31', '1990'],
  ])('is not given the end %s', async (endDate, remedy) => {
    const refused = await test.refused('POST', '/arrangements', { json: { ...HONORARIUM, endDate } });
    expect(refused.faults).toEqual([{ field: 'endDate', value: endDate, remedy: expect.stringContaining(remedy) }]);
  });

  it.each<[string, object, string]>([
    ['an end before the start', { endDate: '2020-09-01' }, 'endDate'],
    ['a post that is not', { postId: 'P-99' }, 'postId'],
    ['somebody who is not', { personId: 'nobody' }, 'personId'],
    ['nobody at all', { personId: null }, 'personId'],
    ['two people', { workerName: 'Sam' }, 'workerName'],
    ['an hourly rate', { hourlyPence: 2000 }, 'hourlyPence'],
    ['a point that pays nothing extra', { basePoint: 6 }, 'basePoint'],
    ['capacity without a district', { capacityMinutes: 600 }, 'capacityDistrictId'],
    ['cover of oneself', { coversId: 'A-0001' }, 'coversId'],
    ['cover in another post', { coversId: 'A-0002' }, 'coversId'],
    ['a decision that is not', { decisionId: 'D-9' }, 'decisionId'],
    ['a review after its end', { reviewDate: '2021-05-01' }, 'reviewDate'],
    ['a later point before its start', { steps: [{ fromDate: '2020-09-01', point: 7 }] }, 'steps'],
    ['a later point that pays nothing extra', { steps: [{ fromDate: '2021-01-01', point: 4 }] }, 'steps'],
    [
      'a later point without a first',
      { payPoint: null, basePoint: null, steps: [{ fromDate: '2021-01-01', point: 7 }] },
      'steps',
    ],
    [
      'two later points on a day',
      {
        steps: [
          { fromDate: '2021-01-01', point: 7 },
          { fromDate: '2021-01-01', point: 6 },
        ],
      },
      'steps',
    ],
    ['additional hours in another’s post', { kind: 'additional-hours', basePoint: null, postId: 'P-2' }, 'postId'],
    ['an agency without a rate', { kind: 'agency', payPoint: null, basePoint: null }, 'hourlyPence'],
    ['no reason', { reason: ' ' }, 'reason'],
  ])('is refused with %s, and a remedy', async (_, change, field) => {
    const refused = await test.refused('POST', '/arrangements', { json: { ...HONORARIUM, ...change } });
    expect(refused).toMatchObject({ type: 'invalid-input', status: 422 });
    expect(refused.faults?.map((fault) => fault.field)).toContain(field);
    expect((await list()).arrangements).toEqual([]);
  });

  it('of an agency costs its hours, and suggests the capacity that its post holds', async () => {
    const agency = {
      postId: 'P-2',
      workerName: 'Kim from the agency',
      kind: 'agency',
      minutes: 2220,
      startDate: '2020-12-01',
      endDate: '2021-05-31',
      hourlyPence: 2800,
      reason: 'Nobody could be found',
    };
    const shown = await previewed({ action: 'add', arrangement: agency });
    expect(shown.suggestedCapacity).toEqual({ districtId: 'south', minutes: 1110 });
    // 28 × 37 ÷ 7 × days: December £4,588, January the same, February £4,144, March £4,588, April £4,440, May £4,588
    expect(shown.after.pence).toBe(458800 * 4 + 414400 + 444000);
    expect(shown.after.years.map(({ financialYear, pence }) => [financialYear, pence])).toEqual([
      ['2020/21', 458800 * 3 + 414400],
      ['2021/22', 444000 + 458800],
    ]);
    const made = await add({ ...agency, capacityMinutes: 1110, capacityDistrictId: 'south' });
    expect(made).toMatchObject({ name: 'Kim from the agency', personId: null, capacityMinutes: 1110 });
    expect(made.state).toBe('ends-in-60');
  });

  it('with a later step of pay costs the step from its day on, and warns where the grade does not hold it', async () => {
    const { id, version } = await add();
    const change = { steps: [{ fromDate: '2021-03-01', point: 7 }] };
    // (20,092 − 18,933) ÷ 12 = £96.58 instead of £63.75 in March
    const shown = await previewed({ action: 'change', id, change });
    expect(shown).toMatchObject({ differencePence: 9658 - 6375, mayBeSaved: true });
    expect(shown.changes).toEqual([{ what: 'Later points', before: null, after: '7 from 1 Mar 2021' }]);
    const answer = await test.call('PATCH', `/arrangements/${id}`, { version, json: change });
    expect(arrangement.parse(answer.body)).toMatchObject({ ...change, cost: { pence: 39100 + 9658 - 6375 } });
    const outside = { steps: [{ fromDate: '2021-03-01', point: 8 }] };
    expect(rulesOf(await previewed({ action: 'change', id, change: outside }))).toContain('grade-point');
  });

  it('says what is missing where it cannot be costed', async () => {
    const made = await add({ ...HONORARIUM, payPoint: 9, basePoint: 6 });
    expect(made.cost?.gaps.join(' ')).toMatch(/Point 9 has no pay in the award of 2020\/21/);
    expect(rulesOf(made)).toContain('grade-point');
  });
});

describe('a rule', () => {
  it('that warns is shown before saving and with the record, and does not hinder', async () => {
    await add();
    const second = { ...HONORARIUM, postId: 'T-9', startDate: '2021-03-01', endDate: '2021-10-31', reviewDate: null };
    const shown = await previewed({ action: 'add', arrangement: { ...second, endDate: '2021-09-30' } });
    expect(shown.mayBeSaved).toBe(true);
    expect(rulesOf(shown)).toEqual(['person-overlap', 'person-hours', 'honorarium-review']);
    expect(shown.findings.every(({ sentence, remedy }) => sentence !== '' && remedy !== '')).toBe(true);
    expect(rulesOf(await add({ ...second, endDate: '2021-09-30' }))).toEqual(rulesOf(shown));
  });

  it('that refuses is named in the problem', async () => {
    const json = { ...HONORARIUM, postId: 'T-9', endDate: '2021-10-31', reviewDate: null };
    const refused = await test.refused('POST', '/arrangements', { json });
    expect(refused).toMatchObject({ type: 'invalid-input', status: 422 });
    expect(refused.detail).toMatch(/Rule “Outside the dates of the post”.*30 Sep 2021.*extend the post first/);
    expect(refused.faults).toEqual([{ field: 'endDate', value: 'post-end', remedy: expect.any(String) }]);
    expect(await previewed({ action: 'add', arrangement: json })).toMatchObject({ mayBeSaved: false });
  });

  it('does what the council sets, and the history keeps who set it', async () => {
    const path = '/establishment-rules/retrospective-start';
    const json = { severity: 'refuse', why: 'Agreed with the director' };
    const set = await test.call('PATCH', path, { version: 1, json });
    expect(set.body).toMatchObject({ severity: 'refuse', version: 2, threshold: null });
    expect((await test.refused('POST', '/arrangements', { json: HONORARIUM })).detail).toMatch(/before it was decided/);
    expect((await test.refused('PATCH', path, { version: 1, json })).type).toBe('version-changed');
    await test.call('PATCH', path, { version: 2, json: { severity: 'off' } });
    expect(rulesOf(await add())).toEqual([]);
    const { text } = await test.call('GET', '/audit');
    expect(text).toContain('Changed a rule for temporary arrangements');
    expect(text).toContain('Started before it was decided');
  });

  it('counts to the limit that the council sets, within reason', async () => {
    const path = '/establishment-rules/honorarium-long';
    expect((await test.refused('PATCH', path, { version: 1, json: { threshold: 0 } })).faults?.[0]?.remedy).toBe(
      'Give 1 to 60 months.',
    );
    await test.call('PATCH', path, { version: 1, json: { threshold: 6 } });
    expect(rulesOf(await add())).toContain('honorarium-long');
    const back = await test.call('PATCH', path, { version: 2, json: { threshold: null } });
    expect(back.body).toMatchObject({ threshold: 12, version: 3 });
  });

  it('that data rests on cannot be set', async () => {
    const refused = await test.refused('PATCH', '/establishment-rules/post-end', {
      version: 1,
      json: { severity: 'off' },
    });
    expect(refused.type).toBe('conflict');
    expect((await test.refused('PATCH', '/establishment-rules/none', { version: 1, json: {} })).type).toBe('not-found');
  });
});

describe('the list', () => {
  it.each([
    ['2020-09-26', 'not-begun', null],
    ['2020-09-27', 'running', null],
    ['2020-12-31', 'ends-in-90', 90],
    ['2021-01-30', 'ends-in-60', 60],
    ['2021-03-01', 'ends-in-30', 30],
    ['2021-03-31', 'ends-in-30', 0],
    ['2021-04-01', 'ended', null],
  ])('on %s says %s', async (asAt, state, days) => {
    await add();
    const [found] = (await list(`?asAt=${asAt}`)).arrangements;
    expect(found?.state).toBe(state);
    if (days !== null) expect(found?.daysLeft).toBe(days);
  });

  it('is of a period, by default the financial year with its neighbours', async () => {
    await add();
    expect(await list()).toMatchObject({ asAt: '2021-04-01', from: '2020-04-01', to: '2023-03-31' });
    expect((await list('?from=2021-04-01')).arrangements).toEqual([]);
    expect((await list('?from=2021-03-31&to=2021-03-31')).arrangements).toHaveLength(1);
    expect((await test.refused('GET', '/arrangements?from=2021-03-31&to=2021-03-01')).type).toBe('invalid-input');
    expect((await test.refused('GET', '/arrangements?asAt=9999-12-31')).type).toBe('invalid-input');
  });
});

describe('cover of somebody who holds cases', () => {
  /** Covers T-1 in P-1, a caseworker of North who is there full-time, with 30 hours. */
  const cover = {
    ...{ postId: 'P-1', workerName: 'Kim from the agency', kind: 'agency', minutes: 1800, hourlyPence: 2800 },
    ...{ startDate: '2021-03-01', endDate: '2021-08-31', reason: 'Cover of the post', coversId: 'A-0001' },
    ...{ capacityMinutes: 1800, capacityDistrictId: 'north' },
  };

  it('says what both come to in the district before it is saved, and keeps the answer', async () => {
    const shown = await previewed({ action: 'add', arrangement: { ...cover, coveredStops: true } });
    expect(shown.capacity[0]).toMatch(
      /^Adds 0\.81 FTE to North\. .+ is away from 1 Mar 2021: takes 1\.00 FTE from North\.$/,
    );
    expect(shown.capacity[1]).toBe('North together: −0.19 FTE of case-holding capacity.');
    expect(await add({ ...cover, coveredStops: true })).toMatchObject({ coveredStops: true, capacityMinutes: 1800 });
    const counted = (await previewed({ action: 'add', arrangement: cover })).capacity;
    expect(counted).toEqual(['Adds 0.81 FTE to North.']);
  });

  it('is not asked of where nobody is covered', async () => {
    const json = { ...cover, coversId: null, coveredStops: true };
    expect((await test.refused('POST', '/arrangements', { json })).faults?.[0]?.field).toBe('coveredStops');
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { insertOccupancy } from '../../db/queries/occupancies.ts';
import {
  type Recruitment,
  type RecruitmentChange,
  recruitment,
  recruitments,
  vacancies,
} from '../../server/contract/vacancies.ts';
import type { Call } from '../support/app.ts';
import { occupancyValues, type PostsApp, postsApp } from './posts-app.ts';

let test: PostsApp;
let before = 0;
beforeEach(async () => {
  test = await postsApp();
  before = test.db.$client.prepare<[], { n: number }>('SELECT max(sequence) AS n FROM audit_event').get()?.n ?? 0;
});

const hr = { as: 'hr' } as const;

async function open(json: object = {}): Promise<Recruitment> {
  const answer = await test.call('POST', '/recruitments', { ...hr, json: { postId: 'P-2', ...json } });
  if (answer.status !== 201) throw new Error(answer.text);
  return recruitment.parse(answer.body);
}

const patch = ({ id, version }: Recruitment, json: RecruitmentChange, options: Call = {}) =>
  test.call('PATCH', `/recruitments/${id}`, { ...hr, version, json, ...options });

async function change(of: Recruitment, json: RecruitmentChange): Promise<Recruitment> {
  const answer = await patch(of, json);
  if (answer.status !== 200) throw new Error(answer.text);
  return recruitment.parse(answer.body);
}

async function remedies(of: Recruitment, json: RecruitmentChange): Promise<string[]> {
  const { id, version } = of;
  const problem = await test.refused('PATCH', `/recruitments/${id}`, { ...hr, version, json });
  expect(problem.type).toBe('invalid-input');
  return (problem.faults ?? []).map(({ field, remedy }) => `${field}: ${remedy}`);
}

const events = () =>
  test.db.$client
    .prepare<[number], { action: string; reason: string | null }>(
      'SELECT action, reason FROM audit_event WHERE sequence > ? ORDER BY sequence',
    )
    .all(before)
    .filter(({ action }) => !action.startsWith('read.'));

describe('opening a recruitment', () => {
  it('takes the vacant hours, the as-at date and the next number, and tells the history', async () => {
    expect(await open({ owner: 'HR adviser' })).toMatchObject({
      id: 'R-0001',
      postId: 'P-2',
      minutes: 1110,
      fte: 0.5,
      stage: 'approval',
      openedOn: '2021-04-01',
      daysOpen: 0,
      owner: 'HR adviser',
      version: 1,
    });
    expect((await open({ postId: 'P-3' })).id).toBe('R-0002');
    expect(events().map(({ action }) => action)).toEqual(['recruitment.open', 'recruitment.open']);
    const history = await test.call('GET', '/audit?area=recruitment', hr);
    expect(history.text).toContain('Opened a recruitment for post P-2, Family Worker');
  });

  it.each([
    ['P-5', 'conflict', /only proposed/],
    ['P-6', 'conflict', /frozen.*budget under review/],
    ['P-99', 'not-found', /no post/],
  ])('is refused for %s: %s', async (postId, type, words) => {
    const problem = await test.refused('POST', '/recruitments', { ...hr, json: { postId } });
    expect(problem.type).toBe(type);
    expect(problem.detail).toMatch(words);
  });

  it('is refused for hours that are recruited to already, with the number of the other one', async () => {
    await open({ minutes: 1200 });
    const { detail } = await test.refused('POST', '/recruitments', { ...hr, json: { postId: 'P-2', minutes: 1110 } });
    expect(detail).toMatch(/37:00 hours a week, of which 17:00 can be recruited to. R-0001/);
  });

  it('is done once under one idempotency key', async () => {
    const call = { ...hr, json: { postId: 'P-2' }, headers: { 'idempotency-key': 'once' } };
    const [first, second] = [
      await test.call('POST', '/recruitments', call),
      await test.call('POST', '/recruitments', call),
    ];
    expect(second.text).toBe(first.text);
    expect((await list()).length).toBe(1);
  });
});

describe('the stages', () => {
  it('are reached one after another, each with its day, and skipped where they are', async () => {
    const opened = await open({ openedOn: '2021-03-01' });
    const advertised = await change(opened, { stage: 'advertised', onDate: '2021-03-08' });
    const offer = await change(advertised, { stage: 'offer', onDate: '2021-03-29' });
    expect(offer).toMatchObject({ stage: 'offer', stageSince: '2021-03-29', daysOpen: 31, version: 3 });
    expect(offer.stages).toEqual([
      { stage: 'approval', onDate: '2021-03-01' },
      { stage: 'advertised', onDate: '2021-03-08' },
      { stage: 'offer', onDate: '2021-03-29' },
    ]);
  });

  it('go back only with a reason, and what was reached after counts as not reached', async () => {
    const offer = await change(await open({ openedOn: '2021-03-01' }), { stage: 'offer' });
    expect(await remedies(offer, { stage: 'advertised' })).toEqual([
      'reason: Going back from offer to advertised needs a reason. Say why, in a few words.',
    ]);
    const back = await change(offer, { stage: 'advertised', reason: 'Nobody suitable' });
    expect(back.stages.map(({ stage }) => stage)).toEqual(['approval', 'advertised']);
    expect(events().at(-1)).toEqual({ action: 'recruitment.back', reason: 'Nobody suitable' });
  });

  it('are not reached before those before them', async () => {
    const opened = await open({ openedOn: '2021-03-01' });
    expect(await remedies(opened, { stage: 'advertised', onDate: '2021-02-28' })).toEqual([
      'onDate: Approval was reached on 1 Mar 2021. Give that day or a later one.',
    ]);
  });

  it('answer for the date asked for', async () => {
    const opened = await open({ openedOn: '2021-03-01' });
    await change(await change(opened, { stage: 'advertised', onDate: '2021-03-08' }), { stage: 'interview' });
    const at = async (asAt: string) => (await list(asAt)).map(({ stage, daysOpen }) => [stage, daysOpen]);
    expect(await at('2021-02-28')).toEqual([]);
    expect(await at('2021-03-10')).toEqual([['advertised', 9]]);
    expect(await at('2021-04-01')).toEqual([['interview', 31]]);
  });

  it('say what is overdue', async () => {
    const opened = await open({ openedOn: '2021-03-01', nextAction: 'Shortlist', nextActionBy: '2021-03-25' });
    expect(opened.overdueDays).toBe(7);
    expect((await change(opened, { nextActionBy: '2021-04-01' })).overdueDays).toBeNull();
  });

  it('need the agreed first day where one is agreed', async () => {
    const opened = await open();
    expect(await remedies(opened, { stage: 'start-date' })).toEqual(['startsOn: Give the first day that was agreed.']);
    expect((await change(opened, { stage: 'start-date', startsOn: '2021-05-04' })).startsOn).toBe('2021-05-04');
  });
});

describe('filling', () => {
  const startDate = '2021-05-04';

  it('asks who, puts them in the post and closes the vacancy from that day, all at once', async () => {
    const opened = await open();
    expect(await remedies(opened, { stage: 'filled' })).toEqual([
      'filledBy: Say who fills the post: a staff number and a first day, or an occupancy.',
    ]);
    const filled = await change(opened, { stage: 'filled', filledBy: { personId: 'T-2', startDate, payPoint: 7 } });
    expect(filled).toMatchObject({ stage: 'filled', closedOn: '2021-04-01', startsOn: startDate, closedDays: 0 });
    expect(filled.filledByName).toBe('Alex Brook');
    expect(await vacantFte('P-2', '2021-05-03')).toBe(0.5);
    expect(await vacantFte('P-2', startDate)).toBeUndefined();
    expect(events().map(({ action }) => action)).toEqual(['recruitment.open', 'post.fill', 'recruitment.fill']);
  });

  it('is refused beyond the hours that are free, by somebody unknown or who is not here yet, and then changes nothing', async () => {
    const opened = await open();
    const by = (filledBy: NonNullable<RecruitmentChange['filledBy']>) =>
      remedies(opened, { stage: 'filled', filledBy });
    expect(await by({ personId: 'T-2', startDate, minutes: 2220 })).toEqual([
      'filledBy.minutes: Post P-2 has 37:00 hours a week; on 4 May 2021 18:30 of them are free (Sam Carter 18:30). Give no more than that, or end who holds it first.',
    ]);
    expect((await by({ personId: 'nobody', startDate })).join()).toMatch(/nobody with this staff number/);
    expect((await by({ personId: 'T-2', startDate: '2018-03-01' })).join()).toMatch(
      /works here from 1 Apr 2018.*begins on/s,
    );
    expect((await by({ personId: 'T-3', startDate })).join()).toMatch(/holds this post/);
    expect(await list()).toMatchObject([{ stage: 'approval', version: 1 }]);
    expect(await vacantFte('P-2', startDate)).toBe(0.5);
  });

  it('may link to somebody who is in the post already, once', async () => {
    const [first, second] = [await open({ minutes: 600 }), await open({ minutes: 600 })];
    const occupancyId = insertOccupancy(
      test.db,
      occupancyValues({ postId: 'P-2', personId: 'T-2', minutes: 600, startDate: '2021-03-29' }),
    );
    expect(await remedies(first, { stage: 'filled', filledBy: { occupancyId: test.ids.agency } })).toHaveLength(1);
    const filled = await change(first, { stage: 'filled', filledBy: { occupancyId } });
    expect(filled).toMatchObject({ filledById: occupancyId, startsOn: '2021-03-29' });
    expect(await remedies(second, { stage: 'filled', filledBy: { occupancyId } })).toEqual([
      'filledBy.occupancyId: Alex Brook filled recruitment R-0001 already. Choose somebody else, or withdraw this one.',
    ]);
  });

  it('leaves nothing but the note to change', async () => {
    const filled = await change(await open(), { stage: 'filled', filledBy: { personId: 'T-2', startDate } });
    expect((await remedies(filled, { stage: 'offer', reason: 'A slip' })).join()).toMatch(/only its note can change/);
    expect((await change(filled, { note: 'Second round' })).note).toBe('Second round');
  });
});

describe('withdrawing', () => {
  it('needs a reason, closes it, and may be taken back', async () => {
    const opened = await open();
    expect(await remedies(opened, { stage: 'withdrawn' })).toEqual([
      'reason: Say why the recruitment is withdrawn, in a few words.',
    ]);
    const withdrawn = await change(opened, { stage: 'withdrawn', reason: 'The post was frozen' });
    expect(withdrawn).toMatchObject({ closedOn: '2021-04-01', closeReason: 'The post was frozen', nextAction: null });
    expect((await remedies(withdrawn, { owner: 'Kim' })).join()).toMatch(/is withdrawn/);
    const again = await change(withdrawn, { stage: 'advertised', reason: 'The freeze was lifted' });
    expect(again).toMatchObject({ stage: 'advertised', closedOn: null, closeReason: null });
  });
});

describe('two people at once', () => {
  it('are told: the second sees the recruitment as it is now', async () => {
    const opened = await open();
    await change(opened, { owner: 'Kim' });
    const problem = await test.refused('PATCH', `/recruitments/${opened.id}`, {
      ...hr,
      version: 1,
      json: { owner: 'Lee' },
    });
    expect(problem).toMatchObject({ type: 'version-changed', current: { owner: 'Kim', version: 2 } });
  });
});

describe('who may', () => {
  it.each(['manager', 'district-manager', 'administrator'] as const)('not change anything: a %s', async (as) => {
    const opened = await open();
    expect((await test.call('POST', '/recruitments', { as, json: { postId: 'P-3' } })).status).toBe(403);
    expect((await patch(opened, { owner: 'Kim' }, { as })).status).toBe(403);
  });

  it('see those of the own district only: a district manager', async () => {
    await open();
    await open({ postId: 'P-4' });
    const { text } = await test.call('GET', '/recruitments', { as: 'district-manager' });
    expect(recruitments.parse(JSON.parse(text)).recruitments.map(({ postId }) => postId)).toEqual(['P-4']);
  });
});

async function list(asAt = '2021-04-01'): Promise<Recruitment[]> {
  return recruitments.parse((await test.call('GET', `/recruitments?asAt=${asAt}`, hr)).body).recruitments;
}

async function vacantFte(postId: string, asAt: string): Promise<number | undefined> {
  const { body } = await test.call('GET', `/vacancies?asAt=${asAt}`, hr);
  return vacancies.parse(body).vacancies.find((one) => one.postId === postId)?.vacantFte;
}

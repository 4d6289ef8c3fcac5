import { describe, expect, it } from 'vitest';
import { insertFundingLine, insertOccupancy } from '../../db/queries/occupancies.ts';
import { auditPage } from '../../server/contract/audit.ts';
import { changed, establishment, historyOf, occupancyValues, postsApp } from './posts-app.ts';

const ON = '2021-04-01';

describe('POST /api/posts/{id}/successor', () => {
  const change = { id: 'P-1A', fromDate: ON, unitId: 'team-south', gradeId: 'grade-6', reason: 'restructure 2021' };

  it('ends the old post the day before, starts the new one, and takes over whoever is in it', async () => {
    const test = await postsApp();
    const successor = await changed(test, 'POST', '/posts/P-1/successor', { version: 1, json: change });
    expect(successor.post).toMatchObject({
      ...{ id: 'P-1A', startDate: ON, endDate: null, unitId: 'team-south', gradeId: 'grade-6', title: 'Family Worker' },
      ...{ budgetedMinutes: 2220, becameOf: ['P-1'], version: 1 },
    });
    expect(successor.occupancies).toMatchObject([{ personId: 'T-1', startDate: ON, endDate: null, payPoint: 7 }]);
    const old = await historyOf(test, 'P-1');
    expect(old.post).toMatchObject({ endDate: '2021-03-31', endReason: 'restructure 2021', becomes: ['P-1A'] });
    expect(old.occupancies).toMatchObject([
      { id: test.ids.robin, endDate: '2021-03-31', endReason: 'restructure 2021', version: 2 },
    ]);
    expect(old.mappings).toEqual([
      { oldPostId: 'P-1', newPostId: 'P-1A', title: 'Family Worker', onDate: ON, note: 'restructure 2021' },
    ]);
  });

  it('leaves the totals of the day before and of the day itself whole', async () => {
    const test = await postsApp();
    const sums = async (asAt: string) => (await establishment(test, asAt)).totals.all;
    const before = await Promise.all([sums('2021-03-31'), sums(ON)]);
    await changed(test, 'POST', '/posts/P-1/successor', { version: 1, json: change });
    expect(await Promise.all([sums('2021-03-31'), sums(ON)])).toEqual(before);
  });

  it('takes along later pay, cover, funding, the freeze and what it asks for', async () => {
    const test = await postsApp();
    const { db, ids } = test;
    db.$client.exec(`
      INSERT OR IGNORE INTO competence_level VALUES (2, 'Test level');
      INSERT INTO competence (id, name, position) VALUES ('test-skill', 'Test skill', 99);
      INSERT INTO post_requirement VALUES ('P-1', 'test-skill', 2);
    `);
    db.$client.exec(`
      INSERT INTO occupancy_step VALUES ('${ids.robin}', '2020-04-01', 8), ('${ids.robin}', '2021-10-01', 9);
      INSERT INTO fund (id, name, source) VALUES ('test-grant', 'Test grant', 'test');
      UPDATE post SET frozen_from = '2021-02-01', frozen_reason = 'budget' WHERE id = 'P-1';
    `);
    const cover = { postId: 'P-2', personId: 'T-2', kind: 'acting-up' as const, coversId: ids.robin };
    const coverId = insertOccupancy(
      db,
      occupancyValues({ ...cover, minutes: 600, startDate: '2021-01-01', endDate: '2021-06-30' }),
    );
    const line = { postId: 'P-1', fundId: 'test-grant', shareBasisPoints: 5000, reason: 'half from the grant' };
    insertFundingLine(db, { ...line, fromDate: '2020-10-01', toDate: '2021-09-30' });
    const successor = await changed(test, 'POST', '/posts/P-1/successor', { version: 1, json: change });
    const [robin] = successor.occupancies;
    expect(robin).toMatchObject({ payPoint: 8, steps: [{ fromDate: '2021-10-01', point: 9 }] });
    expect(successor.asks).toMatchObject([{ competenceId: 'test-skill', name: 'Test skill', minimumLevel: 2 }]);
    expect(successor.fundingLines).toMatchObject([{ fromDate: ON, toDate: '2021-09-30', shareBasisPoints: 5000 }]);
    expect(successor.post).toMatchObject({ frozenFrom: ON, frozenTo: null, frozenReason: 'budget' });
    expect(successor.covers).toEqual([{ coverId, coveredId: robin?.id, from: '2021-01-01', until: '2021-06-30' }]);
    const old = await historyOf(test, 'P-1');
    expect(old.occupancies).toMatchObject([{ payPoint: 7, steps: [{ fromDate: '2020-04-01', point: 8 }] }]);
    expect(old.fundingLines).toMatchObject([{ fromDate: '2020-10-01', toDate: '2021-03-31' }]);
    expect(old.post.frozenTo).toBe('2021-03-31');
  });

  it.each([
    [{ budgetedMinutes: 1110 }, 'budgetedMinutes', /Robin Archer 37:00/],
    [{ id: 'P-2' }, 'id', /exists already/],
    [{ fromDate: '2019-04-01' }, 'fromDate', /after that/],
    [{ unitId: 'team-moon' }, 'unitId', /not known/],
  ])('refuses %j and changes nothing', async (wrong, field, remedy) => {
    const test = await postsApp();
    const json = { ...change, ...wrong };
    const { faults } = await test.refused('POST', '/posts/P-1/successor', { version: 1, json });
    expect(faults).toMatchObject([{ field, remedy: expect.stringMatching(remedy) }]);
    expect((await historyOf(test, 'P-1')).post).toMatchObject({ endDate: null, version: 1 });
    expect((await establishment(test)).totals.all.posts).toBe(5);
  });
});

describe('a freeze', () => {
  it('is entered, seen at its dates and ended; the history tells both', async () => {
    const test = await postsApp();
    const frozen = async (asAt: string) =>
      (await establishment(test, asAt)).posts.find(({ id }) => id === 'P-3')?.isFrozen;
    const json = { fromDate: '2021-03-01', reason: 'spending stop' };
    const { post } = await changed(test, 'POST', '/posts/P-3/freeze', { version: 1, json });
    expect(post).toMatchObject({ frozenFrom: '2021-03-01', frozenTo: null, frozenReason: 'spending stop', version: 2 });
    expect(await Promise.all(['2021-02-28', '2021-03-01', ON].map(frozen))).toEqual([false, true, true]);
    const again = await test.refused('POST', '/posts/P-3/freeze', { version: 2, json });
    expect(again).toMatchObject({
      type: 'conflict',
      detail: expect.stringMatching(/frozen from 1 Mar 2021 until further/),
    });
    const end = { version: 2, json: { fromDate: ON, reason: 'money found' } };
    expect((await changed(test, 'POST', '/posts/P-3/unfreeze', end)).post.frozenTo).toBe('2021-03-31');
    expect(await Promise.all(['2021-03-31', ON].map(frozen))).toEqual([true, false]);
    const { events } = auditPage.parse((await test.call('GET', '/audit?area=post')).body);
    expect(events.slice(0, 2).map(({ sentence, reason }) => [sentence, reason])).toEqual([
      ['Ended the freeze of post P-3, Senior Practitioner', 'money found'],
      ['Froze post P-3, Senior Practitioner', 'spending stop'],
    ]);
  });

  it('that is ended from its first day never was', async () => {
    const test = await postsApp();
    const end = { version: 1, json: { fromDate: '2021-02-01', reason: 'entered by mistake' } };
    expect((await changed(test, 'POST', '/posts/P-6/unfreeze', end)).post).toMatchObject({
      ...{ frozenFrom: null, frozenTo: null, frozenReason: null },
    });
    const twice = await test.refused('POST', '/posts/P-6/unfreeze', { ...end, version: 2 });
    expect(twice.type).toBe('conflict');
  });
});

describe('POST /api/posts/{id}/delete', () => {
  it('is refused while somebody is in it after the last day, saying who and until when', async () => {
    const test = await postsApp();
    const json = { lastDay: '2021-03-31', reason: 'restructure' };
    const { type, detail } = await test.refused('POST', '/posts/P-3/delete', { version: 1, json });
    expect(type).toBe('conflict');
    expect(detail).toMatch(/Lee Locum \(until 31 May 2021\)/);
    const { post } = await changed(test, 'POST', '/posts/P-3/delete', {
      version: 1,
      json: { ...json, lastDay: '2021-05-31' },
    });
    expect(post).toMatchObject({ endDate: '2021-05-31', endReason: 'restructure' });
    expect((await establishment(test, '2021-05-31')).posts.some(({ id }) => id === 'P-3')).toBe(true);
    expect((await establishment(test, '2021-06-01')).posts.some(({ id }) => id === 'P-3')).toBe(false);
  });
});

describe('DELETE /api/posts/{id}', () => {
  it('takes back a proposed post that nobody was in, and no other', async () => {
    const test = await postsApp();
    expect((await test.call('DELETE', '/posts/P-5', { version: 1 })).status).toBe(204);
    expect((await test.call('GET', '/posts/P-5')).status).toBe(404);
    const established = await test.refused('DELETE', '/posts/P-6', { version: 1 });
    expect(established.detail).toMatch(/established and stays in the records/);
  });
});

describe('what becomes of a post', () => {
  it('may be several, and of several; it is taken back where it was wrong', async () => {
    const test = await postsApp();
    const map = (oldPostId: string, newPostId: string) =>
      changed(test, 'POST', '/post-mappings', { json: { oldPostId, newPostId, onDate: ON } });
    await map('P-1', 'P-4');
    await map('P-2', 'P-4');
    expect((await map('P-1', 'P-6')).post.becomes).toEqual(['P-4', 'P-6']);
    expect((await historyOf(test, 'P-4')).post.becameOf).toEqual(['P-1', 'P-2']);
    const backwards = { json: { oldPostId: 'P-4', newPostId: 'P-1', onDate: ON } };
    expect((await test.refused('POST', '/post-mappings', backwards)).type).toBe('conflict');
    const itself = { json: { oldPostId: 'P-3', newPostId: 'P-3', onDate: ON } };
    expect((await test.refused('POST', '/post-mappings', itself)).faults).toMatchObject([{ field: 'newPostId' }]);
    expect((await changed(test, 'DELETE', '/post-mappings/P-1/P-6', {})).post.becomes).toEqual(['P-4']);
    expect((await test.refused('DELETE', '/post-mappings/P-1/P-6')).type).toBe('not-found');
  });
});

describe('somebody in a post', () => {
  const put = { personId: 'T-2', minutes: 1110, startDate: '2021-02-01' };

  it('fills what is free, from the first day on', async () => {
    const test = await postsApp();
    const { occupancies } = await changed(test, 'POST', '/posts/P-2/occupancies', { json: put });
    expect(occupancies).toMatchObject([{ personId: 'T-3' }, { personId: 'T-2', kind: 'substantive', version: 1 }]);
    const vacant = async (asAt: string) =>
      (await establishment(test, asAt)).posts.find(({ id }) => id === 'P-2')?.vacantFte;
    expect([await vacant('2021-01-31'), await vacant('2021-02-01')]).toEqual([0.5, 0]);
  });

  it.each([
    ['P-2', { minutes: 1111 }, 'minutes', /18:30 of them are free \(Sam Carter 18:30\)/],
    ['P-2', { personId: 'T-3' }, 'personId', /holds this post from 1 Apr 2019/],
    ['P-2', { personId: 'T-99' }, 'personId', /nobody with this staff number/],
    ['P-2', { personId: null }, 'personId', /one of the two/],
    ['P-2', { startDate: '2019-03-31' }, 'startDate', /begins on 1 Apr 2019/],
    ['P-2', { endDate: '2021-01-31' }, 'endDate', /before the first day/],
  ])('is refused in %s with %j, naming %s', async (post, wrong, field, remedy) => {
    const test = await postsApp();
    const { faults } = await test.refused('POST', `/posts/${post}/occupancies`, { json: { ...put, ...wrong } });
    expect(faults?.find((one) => one.field === field)?.remedy).toMatch(remedy);
    expect((await historyOf(test, post)).occupancies).toHaveLength(1);
  });

  it('is corrected, ended with a reason, and told of in the history without the pay to those who may not see it', async () => {
    const test = await postsApp();
    const path = `/posts/P-1/occupancies/${test.ids.robin}`;
    const corrected = await changed(test, 'PATCH', path, { version: 1, json: { minutes: 1110, payPoint: 8 } });
    expect(corrected.occupancies).toMatchObject([{ minutes: 1110, payPoint: 8, version: 2 }]);
    const end = { version: 2, json: { lastDay: '2021-03-31', reason: 'resigned' } };
    expect((await changed(test, 'POST', `${path}/end`, end)).occupancies).toMatchObject([
      { endDate: '2021-03-31', endReason: 'resigned', version: 3 },
    ]);
    expect((await test.refused('POST', `${path}/end`, end)).type).toBe('version-changed');
    const told = (await test.call('GET', '/audit?area=post', { as: 'manager' })).text;
    expect(told).toContain('Ended how Robin Archer (T-1) holds a post');
    expect(told).not.toMatch(/resigned|"7"|"8"/);
  });

  it('by a temporary arrangement is changed on its own page', async () => {
    const test = await postsApp();
    const options = { version: 1, json: { minutes: 1110 } };
    const { type, detail } = await test.refused('PATCH', `/posts/P-3/occupancies/${test.ids.agency}`, options);
    expect([type, detail]).toEqual(['conflict', expect.stringMatching(/Temporary posts/)]);
    expect((await test.refused('PATCH', `/posts/P-1/occupancies/${test.ids.agency}`, options)).type).toBe('not-found');
  });
});

import { describe, expect, it } from 'vitest';
import { auditPage } from '../../server/contract/audit.ts';
import { changed, establishment, historyOf, postsApp } from './posts-app.ts';

describe('GET /api/posts', () => {
  it('shows each post with what is held, vacant and covered at the date', async () => {
    const { posts } = await establishment(await postsApp());
    expect(
      posts.map(({ id, heldFte, vacantFte, coveredFte, isFrozen }) => [id, heldFte, vacantFte, coveredFte, isFrozen]),
    ).toEqual([
      ['P-1', 1, 0, 0, false],
      ['P-2', 0.5, 0.5, 0, false],
      ['P-3', 0, 1, 1, false],
      ['P-4', 1, 0, 0, false],
      ['P-5', 0, 0, 0, false],
      ['P-6', 0, 1, 0, true],
    ]);
    expect(posts[2]?.occupants).toMatchObject([{ name: 'Lee Locum', kind: 'agency', endDate: '2021-05-31' }]);
  });

  it('adds up by unit and in all, proposed posts apart', async () => {
    const { totals } = await establishment(await postsApp());
    expect(totals.all).toEqual({
      posts: 5,
      proposed: 1,
      budgetedFte: 5,
      heldFte: 2.5,
      vacantFte: 2.5,
      coveredFte: 1,
      frozenFte: 1,
    });
    expect(totals.units.find(({ unitId }) => unitId === 'team-north')).toMatchObject({
      posts: 3,
      budgetedFte: 3,
      vacantFte: 1.5,
    });
  });

  it('answers for any date: both ends of an arrangement and of a post count in', async () => {
    const test = await postsApp();
    const covered = async (asAt: string) =>
      (await establishment(test, asAt)).posts.find(({ id }) => id === 'P-3')?.coveredFte;
    expect(await Promise.all(['2020-11-30', '2020-12-01', '2021-05-31', '2021-06-01'].map(covered))).toEqual([
      0, 1, 1, 0,
    ]);
    expect((await establishment(test, '2019-03-31')).posts).toEqual([]);
  });

  it('shows a district manager their own district, without pay and reasons', async () => {
    const test = await postsApp();
    const own = await establishment(test, '2021-04-01', { as: 'district-manager' });
    expect(own.posts.map(({ id }) => id)).toEqual(['P-4']);
    expect(own.totals.units.map(({ unitId }) => unitId)).toEqual(['team-south']);
    expect(own.grades).toBeUndefined();
  });

  it.each(['manager', 'district-manager'] as const)('tells a %s nothing of pay, anywhere', async (as) => {
    const test = await postsApp();
    const answers = [
      await test.call('GET', '/posts', { as }),
      await test.call('GET', `/posts/${as === 'manager' ? 'P-3' : 'P-4'}`, { as }),
    ];
    for (const { status, text } of answers) {
      expect(status).toBe(200);
      expect(text).not.toMatch(/grade|payPoint|budgetPoint|hourlyPence|funding|3150|needed at the front door/i);
    }
    expect((await test.call('GET', '/posts', { as: 'hr' })).text).toContain('grade-5');
    expect((await test.call('GET', '/posts/P-3', { as: 'hr' })).text).toContain('3150');
  });
});

describe('GET /api/posts/{id}', () => {
  it('tells who was in it, who covers whom, and what is to be put right', async () => {
    const test = await postsApp();
    const { occupancies, toPutRight } = await historyOf(test, 'P-2');
    expect(occupancies.map(({ name, fte }) => [name, fte])).toEqual([['Sam Carter', 0.5]]);
    expect(toPutRight).toEqual([]);
    test.db.$client.exec("UPDATE person SET contracted_minutes = 2220, unit_id = 'team-south' WHERE id = 'T-3'");
    expect((await historyOf(test, 'P-2')).toPutRight.map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(/37:00 hours a week and holds posts for 18:30/),
      expect.stringMatching(/team/),
    ]);
  });

  it('follows a cover chain into other posts', async () => {
    const test = await postsApp();
    const { db, ids } = test;
    db.$client.exec(`
      INSERT INTO occupancy (id, post_id, person_id, kind, minutes, start_date, end_date, covers_id, reason)
        VALUES ('A-0100', 'P-1', 'T-3', 'maternity-cover', 1110, '2020-09-27', '2021-03-31', '${ids.robin}', 'maternity leave'),
               ('A-0101', 'P-2', 'T-2', 'acting-up', 1110, '2020-10-01', '2021-03-31', '${ids.sam}', 'while Sam covers');
    `);
    const { covers, elsewhere } = await historyOf(test, 'P-1');
    expect(covers).toEqual([{ coverId: 'A-0100', coveredId: ids.robin, from: '2020-09-27', until: '2021-03-31' }]);
    expect(elsewhere).toEqual([]);
    expect((await establishment(test, '2021-01-01')).posts[0]).toMatchObject({ vacantFte: 0, coveredFte: 0 });
    db.$client.exec(`UPDATE occupancy SET covers_id = 'A-0100' WHERE id = 'A-0101'`);
    const chain = await historyOf(test, 'P-1');
    expect(chain.covers.map(({ coverId }) => coverId)).toEqual(['A-0100', 'A-0101']);
    expect(chain.elsewhere.map(({ id }) => id)).toEqual(['A-0101']);
  });

  it('is not found outside the own district, as if it did not exist', async () => {
    const test = await postsApp();
    const there = await test.refused('GET', '/posts/P-1', { as: 'district-manager' });
    const nowhere = await test.refused('GET', '/posts/P-99', { as: 'district-manager' });
    expect({ ...there, instance: '' }).toEqual({ ...nowhere, instance: '' });
    expect(there.type).toBe('not-found');
  });
});

const NEW = {
  id: 'P-10',
  title: 'Family Worker',
  roleId: 'caseworker',
  gradeId: 'grade-5',
  budgetPoint: 7,
  unitId: 'team-south',
  budgetedMinutes: 1110,
  costCode: 'EH200',
  startDate: '2021-01-01',
};

describe('POST /api/posts', () => {
  it('adds a post and tells the history', async () => {
    const test = await postsApp();
    const { post } = await changed(test, 'POST', '/posts', { as: 'hr', json: { ...NEW, reason: 'agreed in January' } });
    expect(post).toMatchObject({ ...NEW, budgetedFte: 0.5, permanence: 'permanent', state: 'established', version: 1 });
    const { events } = auditPage.parse((await test.call('GET', '/audit?area=post')).body);
    expect(events[0]).toMatchObject({ sentence: 'Added post P-10, Family Worker', reason: 'agreed in January' });
  });

  it.each([
    [{ id: 'P-1' }, 'id', /exists already/],
    [{ roleId: 'king' }, 'roleId', /not known/],
    [{ gradeId: 'grade-99' }, 'gradeId', /not known/],
    [{ unitId: 'team-moon' }, 'unitId', /not known/],
    [{ permanence: 'temporary' }, 'endDate', /last day/],
    [{ endDate: '2020-12-31' }, 'endDate', /before the first day/],
    [{ budgetedMinutes: 0 }, 'budgetedMinutes', /at least 1/],
    [{ requirements: [{ competenceId: 'flying', minimumLevel: 1 }] }, 'requirements', /./],
  ])('refuses %j, naming %s with a remedy', async (wrong, field, remedy) => {
    const test = await postsApp();
    const { type, faults } = await test.refused('POST', '/posts', { json: { ...NEW, ...wrong } });
    expect(type).toBe('invalid-input');
    expect(faults?.[0]).toMatchObject({ field, remedy: expect.stringMatching(remedy) });
    expect((await test.call('GET', '/posts/P-10')).status).toBe(404);
  });
});

describe('PATCH /api/posts/{id}', () => {
  it('corrects the named fields at every date', async () => {
    const test = await postsApp();
    const json = { title: 'Early Help Worker', gradeId: 'grade-6', reason: 'typing mistake' };
    const { body } = await test.call('PATCH', '/posts/P-1?asAt=2021-04-01', { version: 1, json });
    expect(body).toMatchObject({ id: 'P-1', title: 'Early Help Worker', gradeId: 'grade-6', heldFte: 1, version: 2 });
    expect((await establishment(test, '2019-04-01')).posts[0]?.title).toBe('Early Help Worker');
    const { events } = auditPage.parse((await test.call('GET', '/audit?area=post', { as: 'manager' })).body);
    expect(events[0]?.changes).toEqual([
      { field: 'Title', kind: 'establishment', before: 'Family Worker', after: 'Early Help Worker', hidden: false },
      { field: 'Grade', kind: 'pay', before: null, after: null, hidden: true },
    ]);
  });

  it('refuses fewer hours than are held, and dates that leave somebody outside, saying who', async () => {
    const test = await postsApp();
    const fewer = await test.refused('PATCH', '/posts/P-1', { version: 1, json: { budgetedMinutes: 1110 } });
    expect(fewer.faults?.[0]?.remedy).toMatch(/Robin Archer 37:00.*more than 18:30/);
    const later = await test.refused('PATCH', '/posts/P-1', { version: 1, json: { startDate: '2020-01-01' } });
    expect(later.faults?.[0]?.remedy).toMatch(/Robin Archer is in this post from 1 Apr 2019/);
    const ended = await test.refused('PATCH', '/posts/P-1', { version: 1, json: { endDate: '2021-03-31' } });
    expect(ended.faults?.[0]?.remedy).toMatch(/Robin Archer is in this post without an end/);
    expect((await historyOf(test, 'P-1')).post.version).toBe(1);
  });

  it('shows what is stored now where somebody was first', async () => {
    const test = await postsApp();
    await test.call('PATCH', '/posts/P-1', { version: 1, json: { title: 'Mine' } });
    const second = await test.refused('PATCH', '/posts/P-1', { version: 1, json: { title: 'Yours' } });
    expect(second).toMatchObject({
      type: 'version-changed',
      current: { id: 'P-1', title: 'Mine', version: 2, heldFte: 1 },
    });
  });

  it('is not for managers', async () => {
    const test = await postsApp();
    for (const as of ['manager', 'district-manager'] as const) {
      const { type } = await test.refused('PATCH', '/posts/P-4', { as, version: 1, json: { title: 'X' } });
      expect(type).toBe('not-permitted');
    }
  });
});

import { describe, expect, it } from 'vitest';
import { insertFundingLine, insertOccupancy, type OccupancyValues } from '../../db/queries/occupancies.ts';
import { insertPost } from '../../db/queries/posts.ts';
import { restructuredPosts } from '../../server/contract/posts.ts';
import { establishment, historyOf, occupancyValues, type PostsApp, postsApp, postValues } from './posts-app.ts';

const ON = '2021-04-01';

const newPost = (id: string, minutes: number, unitId = 'team-north') => ({
  ...{ id, title: 'Family Worker', roleId: 'caseworker', gradeId: 'grade-5', unitId },
  ...{ budgetedMinutes: minutes, costCode: 'EH100' },
});
const merger = {
  ...{ onDate: ON, reason: 'one team instead of two' },
  oldPosts: [
    { id: 'P-2', version: 1 },
    { id: 'P-3', version: 1 },
  ],
  newPosts: [newPost('P-9', 2220)],
};
const send = ({ call }: PostsApp, json: object, path = '/post-restructures') => call('POST', path, { json });

describe('POST /api/post-restructures', () => {
  it('merges two posts into one: both end the day before, everybody goes over, both are written down', async () => {
    const test = await postsApp();
    const answer = await send(test, merger);
    expect(answer.status).toBe(201);
    const done = restructuredPosts.parse(answer.body);
    expect(done.newPosts).toMatchObject([{ id: 'P-9', budgetedFte: 1, heldFte: 0.5, vacantFte: 0.5 }]);
    expect(done.moves).toMatchObject([
      { fromPostId: 'P-2', toPostId: 'P-9' },
      { fromPostId: 'P-3', toPostId: 'P-9', kind: 'agency' },
    ]);
    const merged = await historyOf(test, 'P-9');
    expect(merged.post.becameOf).toEqual(['P-2', 'P-3']);
    expect(merged.occupancies.map(({ personId }) => personId ?? 'agency').sort()).toEqual(['T-3', 'agency']);
    expect((await historyOf(test, 'P-2')).post).toMatchObject({ endDate: '2021-03-31', becomes: ['P-9'] });
  });

  it('splits a post into two, a holder left where it was chosen, and funding with the same share for each', async () => {
    const test = await postsApp();
    test.db.$client.exec("INSERT OR IGNORE INTO fund (id, name) VALUES ('grant', 'A grant')");
    const line = { fundId: 'grant', fromDate: '2020-10-01', toDate: '2021-09-30', shareBasisPoints: 5000 };
    insertFundingLine(test.db, { ...line, postId: 'P-1', occupancyId: null, reason: 'agreed with finance' });
    const json = {
      ...merger,
      oldPosts: [{ id: 'P-1', version: 1 }],
      newPosts: [newPost('P-7', 1110), newPost('P-8', 2220, 'team-south')],
      moves: [{ occupancyId: test.ids.robin, toPostId: null }],
    };
    expect((await send(test, json)).status).toBe(201);
    const old = await historyOf(test, 'P-1');
    expect(old.post.becomes).toEqual(['P-7', 'P-8']);
    expect(old.occupancies).toMatchObject([{ endDate: '2021-03-31', endReason: 'one team instead of two' }]);
    expect(old.fundingLines).toMatchObject([{ toDate: '2021-03-31' }]);
    for (const id of ['P-7', 'P-8']) {
      const { occupancies, fundingLines } = await historyOf(test, id);
      expect(occupancies).toEqual([]);
      expect(fundingLines).toMatchObject([{ fromDate: ON, toDate: '2021-09-30', shareBasisPoints: 5000 }]);
    }
  });

  it('puts whoever was not named where there is room for them', async () => {
    const test = await postsApp();
    const json = {
      ...merger,
      oldPosts: [{ id: 'P-1', version: 1 }],
      newPosts: [newPost('P-7', 1110), newPost('P-8', 2220)],
    };
    const shown = restructuredPosts.parse((await send(test, json, '/post-restructure-previews')).body);
    expect(shown.moves).toMatchObject([{ occupancyId: test.ids.robin, toPostId: 'P-8' }]);
  });

  describe('of two posts that one person holds', () => {
    const halves = {
      ...merger,
      oldPosts: [
        { id: 'P-2', version: 1 },
        { id: 'P-10', version: 1 },
      ],
    };
    async function withHalves(values: Partial<OccupancyValues> = {}) {
      const test = await postsApp();
      insertPost(test.db, postValues({ id: 'P-10', budgetedMinutes: 1110 }));
      const half = { postId: 'P-10', personId: 'T-3', minutes: 1110, ...values };
      const second = insertOccupancy(test.db, occupancyValues(half));
      const cover = {
        postId: 'P-10',
        kind: 'maternity-cover',
        startDate: '2021-03-01',
        endDate: '2021-09-30',
      } as const;
      insertOccupancy(test.db, occupancyValues({ ...cover, minutes: 1110, workerName: 'Lee Locum', coversId: second }));
      return { ...test, second };
    }

    it('lets them hold the new one once, for the hours of both, covered as before', async () => {
      const test = await withHalves();
      const answer = await send(test, halves);
      expect(answer.text).toContain('holds P-9 once, for the hours of both: 37:00.');
      const { occupancies } = await historyOf(test, 'P-9');
      const held = occupancies.filter(({ kind }) => kind === 'substantive');
      expect(held).toMatchObject([{ personId: 'T-3', minutes: 2220, startDate: ON, endDate: null }]);
      expect(occupancies.find(({ kind }) => kind === 'maternity-cover')?.coversId).toBe(held[0]?.id);
      expect((await historyOf(test, 'P-10')).occupancies).toMatchObject([
        { id: test.second, minutes: 1110, endDate: '2021-03-31', endReason: 'one team instead of two' },
        { kind: 'maternity-cover', endDate: '2021-03-31' },
      ]);
    });

    it.each<[string, Partial<OccupancyValues>]>([
      ['their pay points differ', { payPoint: 9 }],
      ['their last days differ', { endDate: '2021-12-31' }],
      ['one of them begins only later', { startDate: '2021-05-01' }],
    ])('is refused where %s', async (why, values) => {
      const test = await withHalves(values);
      const answer = await send(test, halves);
      expect(answer.body).toMatchObject({ type: expect.stringContaining('invalid-input') });
      expect(answer.text).toContain(`would hold P-9 twice, and the two do not become one: ${why}.`);
    });
  });

  it('shows in a preview what it would do, and stores nothing', async () => {
    const test = await postsApp();
    const before = await establishment(test);
    const answer = await send(test, merger, '/post-restructure-previews');
    expect(answer.status).toBe(200);
    expect(restructuredPosts.parse(answer.body).newPosts).toMatchObject([{ id: 'P-9', heldFte: 0.5 }]);
    expect(await establishment(test)).toEqual(before);
    expect((await send(test, merger)).body).toEqual(answer.body);
  });

  it.each([
    ['budgetedMinutes', { newPosts: [newPost('P-9', 600)] }],
    ['id', { newPosts: [newPost('P-1', 2220)] }],
    ['newPosts', { newPosts: [newPost('P-9', 2220), newPost('P-9', 2220)] }],
    ['moves', { moves: [{ occupancyId: 'A-9999', toPostId: 'P-9' }] }],
    ['fromDate', { onDate: '2019-04-01' }],
  ])('is refused where %s is wrong, and stores nothing', async (field, part) => {
    const test = await postsApp();
    const answer = await send(test, { ...merger, ...part });
    expect(answer.body).toMatchObject({ type: expect.stringContaining('invalid-input') });
    expect(answer.text).toContain(`"field":"${field}"`);
    expect((await historyOf(test, 'P-2')).post.endDate).toBeNull();
  });

  it('is refused where a post has changed since it was read', async () => {
    const test = await postsApp();
    const answer = await send(test, { ...merger, oldPosts: [{ id: 'P-2', version: 7 }] });
    expect(answer.body).toMatchObject({ type: expect.stringContaining('version-changed') });
  });
});

describe('a budget point', () => {
  it('belongs to the grade of the post', async () => {
    const test = await postsApp();
    test.db.$client.exec(
      "INSERT INTO grade_range (grade_id, from_date, low_point, high_point, source) VALUES ('grade-5', '2019-04-01', 7, 11, 'test')",
    );
    const refused = await test.call('PATCH', '/posts/P-2', { version: 1, json: { budgetPoint: 25 } });
    expect(refused.text).toContain('Test grade 5 has the points 7 to 11');
    expect((await test.call('PATCH', '/posts/P-2', { version: 1, json: { budgetPoint: 9 } })).status).toBe(200);
  });
});

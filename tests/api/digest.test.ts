import { beforeAll, describe, expect, it } from 'vitest';
import { insertFundingLine, insertOccupancy } from '../../db/queries/occupancies.ts';
import { auditPage } from '../../server/contract/audit.ts';
import { type Digest, digest, dueKinds } from '../../server/contract/digest.ts';
import type { Caller } from '../support/app.ts';
import { occupancyValues, type PostsApp, postsApp } from './posts-app.ts';

let test: PostsApp;
/** Somebody who acts up in the MASH for more, whose review is overdue; a fund that stops; a recruitment; a draft. */
beforeAll(async () => {
  test = await postsApp();
  const { db, ids } = test;
  db.$client.exec(`
    DELETE FROM person_competence;
    UPDATE post SET frozen_to = '2021-05-31' WHERE id = 'P-6';
    UPDATE occupancy SET review_date = '2021-04-30', reason = 'a private matter' WHERE id = '${ids.agency}';
    INSERT INTO fund (id, name, source) VALUES ('test-grant', 'A grant of the test', 'test');
    INSERT INTO recruitment (id, post_id, minutes, stage, opened_on, next_action, next_action_by)
      VALUES ('R-77', 'P-2', 1110, 'approval', '2021-03-01', 'Ask finance', '2021-03-31');
    INSERT INTO recruitment_stage VALUES ('R-77', 'approval', '2021-03-01');
    INSERT INTO decision (id, reference, title, content, state, created_by, updated_at)
      VALUES ('D-77', 'EH-77', 'A decision that waits', '{}', 'draft', 'Sam', '2021-02-01T09:00:00.000Z');
  `);
  insertOccupancy(
    db,
    occupancyValues({
      postId: 'P-4',
      personId: 'T-4',
      kind: 'acting-up',
      minutes: 1110,
      startDate: '2020-06-01',
      endDate: '2021-12-31',
      payPoint: 7,
      basePoint: 5,
    }),
  );
  insertFundingLine(db, {
    postId: 'P-1',
    occupancyId: null,
    fundId: 'test-grant',
    fromDate: '2020-04-01',
    toDate: '2021-06-30',
    shareBasisPoints: 2500,
    reason: 'a grant',
  });
});

async function read(as: Caller = 'hr', asAt = '2021-04-01'): Promise<Digest> {
  return digest.parse((await test.call('GET', `/digest?asAt=${asAt}`, { as })).body);
}

const idsOf = ({ items }: Digest) => items.map(({ id, when }) => `${when} ${id.replace(/A-\d+|F-\d+/, 'N')}`);

describe('what needs action', () => {
  it('comes by urgency: overdue, this month, later, and at last what has no day', async () => {
    const found = await read();
    expect(found).toMatchObject({ asAt: '2021-04-01', monthEnd: '2021-04-30', until: '2021-06-30' });
    expect(idsOf(found)).toEqual([
      'overdue honorarium-review:N',
      'overdue decision-draft:D-77',
      'overdue allocation-signal:2021-03-31',
      'overdue recruitment-action:R-77',
      'this-month review:N',
      'later arrangement-ends:N',
      'later freeze-ends:P-6',
      'later honorarium-long:N',
      'later funding-ends:N',
      'undated records-differ:T-2:no-post',
      'undated records-differ:a/b:no-post',
    ]);
  });

  it('says of each what it is, what to do, and where', async () => {
    const { items } = await read();
    expect(items.find(({ kind }) => kind === 'funding-ends')).toEqual({
      id: expect.stringMatching(/^funding-ends:F-\d{4}$/),
      kind: 'funding-ends',
      data: 'pay',
      when: 'later',
      date: '2021-06-30',
      daysLeft: 90,
      title: 'Family Worker (P-1)',
      sentence:
        'A grant of the test stops paying 25 % of the post on 30 Jun 2021; the post goes on, at the cost of the base budget.',
      action: 'Extend the funding, enter another fund, or accept the cost',
      page: 'temporary-posts',
      subjectId: expect.stringMatching(/^F-\d{4}$/),
      unitId: 'team-north',
      districtId: 'north',
      fund: { name: 'A grant of the test', shareBasisPoints: 2500 },
    });
    expect(items.find(({ kind }) => kind === 'recruitment-action')).toMatchObject({
      page: 'vacancies',
      subjectId: 'P-2',
    });
  });

  it('answers for any date', async () => {
    expect(idsOf(await read('hr', '2021-04-30'))).toContain('this-month review:N');
    expect(idsOf(await read('hr', '2021-05-01'))).toContain('overdue review:N');
    expect((await read('hr', '2018-01-01')).items).toEqual([]);
  });

  it('is told anew once a record has changed', async () => {
    const before = (await read()).items.find(({ kind }) => kind === 'freeze-ends');
    expect(before?.date).toBe('2021-05-31');
    test.db.$client.exec("UPDATE post SET frozen_to = '2021-05-30' WHERE id = 'P-6'");
    expect((await read()).items.find(({ kind }) => kind === 'freeze-ends')?.date).toBe('2021-05-30');
    test.db.$client.exec("UPDATE post SET frozen_to = '2021-05-31' WHERE id = 'P-6'");
  });
});

describe('who reads what', () => {
  it('HR and the service manager read all of it', async () => {
    expect(idsOf(await read('service-manager'))).toEqual(idsOf(await read('hr')));
    expect((await read('hr')).kinds).toEqual(dueKinds);
  });

  it('a manager reads nothing of pay, reasons and decisions, not even that there is something', async () => {
    const found = await read('manager');
    expect(idsOf(found)).toEqual([
      'overdue allocation-signal:2021-03-31',
      'overdue recruitment-action:R-77',
      'later arrangement-ends:N',
      'later freeze-ends:P-6',
      'undated records-differ:T-2:no-post',
      'undated records-differ:a/b:no-post',
    ]);
    // reviews of the allocation are theirs; those of arrangements are not
    const ofPosts = found.items.filter(({ page }) => page !== 'demand-review');
    expect(JSON.stringify(ofPosts)).not.toMatch(/honorar|grant|review|EH-77|private/i);
    expect(found.kinds).not.toContain('review');
  });

  it('a district’s manager reads of the own district only', async () => {
    expect(idsOf(await read('district-manager'))).toEqual(['undated records-differ:a/b:no-post']);
  });

  it('nobody reads it who has no part in the establishment', async () => {
    expect((await test.refused('GET', '/digest', { as: 'administrator' })).type).toBe('not-permitted');
    expect((await test.refused('GET', '/digest', { as: 'nobody' })).type).toBe('not-signed-in');
  });

  it('is kept in the history where it tells of pay', async () => {
    await read('hr');
    const { body } = await test.call('GET', '/audit?area=read', { as: 'hr' });
    const { events } = auditPage.parse(body);
    expect(events.some(({ role, sentence }) => role === 'hr' && sentence === 'Read pay')).toBe(true);
  });
});

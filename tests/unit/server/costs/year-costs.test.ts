import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, it, vi } from 'vitest';
import { yearCosts } from '../../../../server/costs/year-costs.ts';
import { addLargeEstablishment } from '../../../bench/large-establishment.ts';
import { testDb } from '../../../support/app.ts';

afterEach(() => vi.restoreAllMocks());

it('the costs of a year are of one moment, though a post and who is in it change together again and again meanwhile', async () => {
  const db = await testDb();
  // enough for several turns between the first post that is read and the last occupancy
  addLargeEstablishment(db, { posts: 240, occupancies: 2400 });
  db.$client.exec(`
    INSERT INTO post (id, title, role_id, grade_id, unit_id, budgeted_minutes, cost_code, start_date, permanence, state)
      SELECT '0-first', 'Changes', role_id, grade_id, unit_id, 110, 'X', '2020-04-01', 'permanent', 'established'
      FROM post WHERE id = 'LP-0000';
    INSERT INTO occupancy (id, post_id, worker_name, kind, minutes, start_date, end_date, pay_point, reason)
      VALUES ('ZZ-last', '0-first', 'Somebody', 'fixed-term', 110, '2020-04-01', '2022-03-31', 12, 'test');
  `);
  const ofPost = db.$client.prepare("UPDATE post SET budgeted_minutes = ? WHERE id = '0-first'");
  const ofOccupancy = db.$client.prepare("UPDATE occupancy SET minutes = ? WHERE id = 'ZZ-last'");
  const change = db.$client.transaction((minutes: number) => {
    ofPost.run(minutes);
    ofOccupancy.run(minutes);
  });
  let [changes, isOver] = [0, false];
  const changing = (async () => {
    for (; !isOver; changes += 1) {
      await setImmediate();
      change(100 + (changes % 2000));
    }
  })();
  // a turn is over after three looks at the clock, so that others come in between however fast the machine is
  let clock = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    clock += 5;
    return clock;
  });
  const years = await Promise.all(['2020/21', '2020/21', '2021/22'].map((year) => yearCosts(db, year)));
  isOver = true;
  await changing;
  expect(changes).toBeGreaterThan(1);
  for (const { sheet } of years) {
    const [first] = sheet.posts;
    expect(first?.post.id).toBe('0-first');
    expect(first?.occupancies.map(({ record }) => [record.id, record.minutes])).toEqual([
      ['ZZ-last', first?.post.budgetedMinutes],
    ]);
    expect(sheet.posts.length).toBeGreaterThan(200);
  }
});

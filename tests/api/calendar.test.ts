import { beforeEach, describe, expect, it } from 'vitest';
import { insertOccupancy } from '../../db/queries/occupancies.ts';
import { auditPage } from '../../server/contract/audit.ts';
import { calendarAddress, calendarFeed } from '../../server/contract/calendar.ts';
import type { Role } from '../../server/contract/roles.ts';
import { createLogger } from '../../server/http/logger.ts';
import { testApp } from '../support/app.ts';
import { parseCalendar, textOf } from '../support/ical.ts';
import { occupancyValues, type PostsApp, postsApp } from './posts-app.ts';

let test: PostsApp;
beforeEach(async () => {
  test = await postsApp();
  const acting = { postId: 'P-6', personId: 'T-4', kind: 'acting-up', startDate: '2020-06-01' } as const;
  const honorarium = { endDate: '2021-12-31', reviewDate: '2021-05-01', payPoint: 7, basePoint: 5 };
  insertOccupancy(test.db, occupancyValues({ ...acting, ...honorarium }));
  insertOccupancy(
    test.db,
    occupancyValues({ postId: 'P-4', personId: 'a/b', kind: 'additional-hours', endDate: '2022-02-28' }),
  );
});

/** Makes an address as somebody. @returns its path below /api */
async function make(as: Role): Promise<string> {
  const answer = await test.call('POST', '/calendar-feed', { as });
  expect(answer.status).toBe(201);
  return calendarAddress.parse(answer.body).path.replace('/api', '');
}

async function summaries(path: string): Promise<string[]> {
  const { status, text } = await test.call('GET', path, { as: 'nobody' });
  expect(status).toBe(200);
  return parseCalendar(text)
    .components.filter(({ name }) => name === 'VEVENT')
    .map((event) => `${event.properties.find(({ name }) => name === 'DTSTART')?.value} ${textOf(event, 'SUMMARY')}`);
}

const status = async (path: string) => (await test.call('GET', path, { as: 'nobody' })).status;

describe('a calendar address', () => {
  it('is read by a calendar without a session, two years ahead', async () => {
    const path = await make('hr');
    expect(path).toMatch(/^\/calendar\/[\w-]{43}\.ics$/);
    const answer = await test.call('GET', path, { as: 'nobody' });
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await summaries(path)).toEqual([
      '20210501 Review: Acting up: Family Worker (P-6), MASH',
      '20210531 Ends: Agency: Senior Practitioner (P-3), North district team',
      '20210531 Acting up reaches its limit: Acting up: Family Worker (P-6), MASH',
      '20211231 Ends: Acting up: Family Worker (P-6), MASH',
      '20220228 Ends: Additional hours: Family Worker (P-4), South district team',
    ]);
  });

  it('names nobody, whoever made it', async () => {
    const names = test.db.$client.prepare<[], { name: string }>('SELECT name FROM person').all();
    const workers = [...names.map(({ name }) => name), 'Lee Locum'];
    for (const role of ['hr', 'service-manager', 'manager', 'district-manager'] as const) {
      const { text } = await test.call('GET', await make(role), { as: 'nobody' });
      const whole = text.replaceAll('\r\n ', '');
      expect(workers.filter((name) => whole.includes(name))).toEqual([]);
    }
  });

  it('says neither why, nor when it is looked at again, to whoever may not read personnel data', async () => {
    const set = test.db.$client.prepare('UPDATE occupancy SET reason = ?, review_date = ?, end_reason = ?');
    set.run('Covers maternity leave', '2021-05-01', null);
    const wholeOf = async (role: Role) =>
      (await test.call('GET', await make(role), { as: 'nobody' })).text.replaceAll('\r\n ', '');
    expect(await wholeOf('hr')).toContain('Review');
    for (const role of ['manager', 'district-manager'] as const) {
      const text = await wholeOf(role);
      expect(text).toContain('SUMMARY:Ends');
      expect(text).not.toMatch(/maternity leave|review|reason|honorar|limit|fund/i);
    }
  });

  it('has the same identifier for an event that moves, and the time of the clock as its stamp', async () => {
    const path = await make('hr');
    const uids = async () => {
      const { components } = parseCalendar((await test.call('GET', path, { as: 'nobody' })).text);
      return components.map((event) => [
        textOf(event, 'UID'),
        event.properties.find(({ name }) => name === 'DTSTAMP')?.value,
      ]);
    };
    const before = await uids();
    expect(before.find(([uid]) => uid === `arrangement-ends:${test.ids.agency}@localhost`)?.[1]).toBe(
      '20210401T090000Z',
    );
    test.db.$client.exec(`UPDATE occupancy SET end_date = '2021-07-31' WHERE id = '${test.ids.agency}'`);
    test.setTime(new Date('2021-04-01T09:05:00Z'));
    const after = await uids();
    expect(after.map(([uid]) => uid).sort()).toEqual(before.map(([uid]) => uid).sort());
    expect(new Set(after.map(([, stamp]) => stamp))).toEqual(new Set(['20210401T090500Z']));
  });

  it('is a valid calendar where nothing is due', async () => {
    test.db.$client.exec('DELETE FROM occupancy');
    const path = await make('district-manager');
    expect(await summaries(path)).toEqual([]);
  });
});

describe('what a calendar may read follows its owner', () => {
  it('by role and by district, at every asking', async () => {
    const path = await make('hr');
    test.db.$client.exec("UPDATE account SET role = 'manager' WHERE email LIKE 'hr@%'");
    expect(await summaries(path)).toEqual([
      '20210531 Ends: Agency: Senior Practitioner (P-3), North district team',
      '20211231 Ends: Acting up: Family Worker (P-6), MASH',
      '20220228 Ends: Additional hours: Family Worker (P-4), South district team',
    ]);
    test.db.$client.exec("UPDATE account SET role = 'district-manager', district_id = 'south' WHERE email LIKE 'hr@%'");
    expect(await summaries(path)).toEqual([
      '20220228 Ends: Additional hours: Family Worker (P-4), South district team',
    ]);
    test.db.$client.exec("UPDATE account SET district_id = NULL WHERE email LIKE 'hr@%'");
    expect(await status(path)).toBe(404);
    test.db.$client.exec("UPDATE account SET role = 'administrator' WHERE email LIKE 'hr@%'");
    expect(await status(path)).toBe(404);
  });

  it('ends where the account is disabled or removed', async () => {
    const path = await make('hr');
    test.db.$client.exec("UPDATE account SET disabled_at = '2021-04-01T09:00:00.000Z' WHERE email LIKE 'hr@%'");
    expect(await status(path)).toBe(404);
    test.db.$client.exec("UPDATE account SET disabled_at = NULL WHERE email LIKE 'hr@%'");
    expect(await status(path)).toBe(200);
    test.db.$client.exec("DELETE FROM account WHERE email LIKE 'hr@%'");
    expect(await status(path)).toBe(404);
  });

  it('ends where it is taken back, and where a new address is made', async () => {
    const first = await make('hr');
    const second = await make('hr');
    expect([await status(first), await status(second)]).toEqual([404, 200]);
    const made = calendarFeed.parse((await test.call('GET', '/calendar-feed', { as: 'hr' })).body);
    expect(made.createdAt).toBe('2021-04-01T09:00:00.000Z');
    expect((await test.call('DELETE', '/calendar-feed', { as: 'hr' })).status).toBe(204);
    expect(await status(second)).toBe(404);
    expect((await test.call('GET', '/calendar-feed', { as: 'hr' })).body).toEqual({ createdAt: null });
    expect((await test.refused('DELETE', '/calendar-feed', { as: 'hr' })).type).toBe('not-found');
  });

  it('is told to the history, without the address', async () => {
    const paths = [await make('hr'), await make('hr')];
    await test.call('DELETE', '/calendar-feed', { as: 'hr' });
    const { body, text } = await test.call('GET', '/audit?area=account', { as: 'administrator' });
    expect(auditPage.parse(body).events.map(({ sentence }) => sentence.replace(/ of .*?(?= back|$)/, ' of …'))).toEqual(
      ['Took the calendar address of … back', 'Made a new calendar address of …', 'Made a calendar address of …'],
    );
    for (const path of paths) expect(text).not.toContain(path.slice(10, 40));
  });
});

describe('the secret of an address', () => {
  it('is kept as a hash only, and stands in no log', async () => {
    const lines: string[] = [];
    const log = createLogger('trace', { write: (line) => void lines.push(line) });
    const fresh = await testApp(undefined, { log });
    const { path } = calendarAddress.parse((await fresh.call('POST', '/calendar-feed', { as: 'hr' })).body);
    const secret = /([\w-]{43})\.ics$/.exec(path)?.[1] ?? 'missing';
    for (const address of [path.replace('/api', ''), `${path.replace('/api', '')}?x=1`, `/calendar/x${secret}.ics`]) {
      await fresh.call('GET', address, { as: 'nobody' });
      await fresh.call('POST', address, { as: 'nobody' });
    }
    expect(lines.some((line) => line.includes('/api/calendar/:file'))).toBe(true);
    expect(lines.filter((line) => line.includes(secret))).toEqual([]);
    expect(fresh.db.$client.serialize().includes(Buffer.from(secret))).toBe(false);
  });

  it.each(['', 'x', `${'A'.repeat(43)}.ics`, `${'A'.repeat(43)}`, `${'A'.repeat(42)}%00.ics`])(
    'is not found where it is “%s”',
    async (file) => {
      const answer = await test.call('GET', `/calendar/${file}`, { as: 'nobody' });
      expect(answer.status).toBe(404);
    },
  );

  it('cannot be guessed for long from one network address, and a guess keeps nobody out afterwards', async () => {
    const path = await make('hr');
    const wrong = `/calendar/${'B'.repeat(43)}.ics`;
    for (let count = 0; count < 50; count += 1) expect(await status(wrong)).toBe(404);
    const refused = await test.call('GET', path, { as: 'nobody' });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBe(900);
    test.setTime(new Date('2021-04-01T09:15:00Z'));
    expect(await status(path)).toBe(200);
  });
});

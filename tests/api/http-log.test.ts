import { describe, expect, it } from 'vitest';
import { errorForLog } from '../../server/http/error-for-log.ts';
import { createLogger } from '../../server/http/logger.ts';
import { type Caller, ROLES, testApp } from '../support/app.ts';
import { operationsOf } from '../support/operations.ts';

/** Texts that stand for data of people; none may come out in a log, whole or in part. */
const CANARY = 'Zsuzsanna Quillfeather';
const MAIL = 'zsuzsanna.quillfeather@canary.example';
const LEAK = /zsuzsanna|quillfeather|canary/i;

function listening() {
  const lines: string[] = [];
  return { lines, log: createLogger('trace', { write: (line) => void lines.push(line) }) };
}

/** Bodies that carry the canary as a value, as a name of a field, as a broken text, and in the place of every id. */
const BODIES = [
  { name: CANARY },
  { [CANARY]: 1 },
  { email: MAIL, password: CANARY },
  { name: CANARY, email: MAIL, role: 'hr', asAt: CANARY, copyOf: CANARY, kind: CANARY, personId: CANARY },
  { preferences: [{ districtId: 'south', rank: 1, reason: CANARY }] },
  { changes: [{ kind: 'place', personId: CANARY, placements: [{ districtId: CANARY, share: 1 }] }], reason: CANARY },
];
const RAW = [`{"name":"${CANARY}"`, `staff_number,name\nC-1,"${CANARY}`, `month,district\n${CANARY},1`];

const listened = listening();
const test = await testApp(undefined, { log: listened.log });
const operations = await operationsOf(test);
test.db.$client.prepare('UPDATE person SET name = ?').run(CANARY);

describe('the log', () => {
  it.each(operations)('holds nothing of people, whatever is asked: $method $path', async (operation) => {
    const { lines } = listened;
    const before = lines.length;
    const { method, bodyType } = operation;
    const address = operation.path.replace('/api', '').replaceAll(/\{.+?\}/g, encodeURIComponent(CANARY));
    const query = new URLSearchParams({ asAt: CANARY, q: CANARY, [CANARY]: MAIL }).toString();
    const texts = bodyType ? [...BODIES.map((body) => JSON.stringify(body)), ...RAW] : [undefined];
    const callers: Caller[] = [...ROLES, 'nobody'];
    for (const as of callers) {
      for (const body of texts) {
        const response = await test.send(method, `${address}?${query}`, {
          as,
          headers: {
            'x-request-id': CANARY,
            'user-agent': CANARY,
            referer: `http://localhost/people?q=${encodeURIComponent(CANARY)}`,
            'x-forwarded-for': MAIL,
            'if-match': '"1"',
            ...(bodyType ? { 'content-type': bodyType } : {}),
          },
          ...(body === undefined ? {} : { body }),
        });
        await response.body?.cancel();
      }
    }
    expect(lines.length - before).toBeGreaterThanOrEqual(callers.length * texts.length);
    expect(lines.slice(before).filter((line) => LEAK.test(line))).toEqual([]);
  });

  it('holds nothing of people, whatever goes wrong', async () => {
    const { lines, log } = listening();
    const failing = await testApp(undefined, { log });
    failing.db.$client.prepare('UPDATE person SET name = ?').run(CANARY);
    // every query of people fails, and every write of a plan
    failing.db.$client.exec('ALTER TABLE person RENAME TO moved_away; ALTER TABLE plan RENAME TO plan_away');
    await failing.call('PATCH', '/people/T-1', { json: { name: CANARY }, version: 1 });
    await failing.call('POST', '/plans', { json: { name: CANARY, asAt: '2021-04-01', copyOf: null } });
    await failing.call('GET', `/people?asAt=2021-04-01`);
    const failures = lines.filter((line) => JSON.parse(line).err !== undefined);
    expect(failures.length).toBeGreaterThan(0);
    expect(lines.filter((line) => LEAK.test(line))).toEqual([]);
  });

  it('says what an operator needs: when, which request, which route, how it went, how long', async () => {
    const { lines, log } = listening();
    const { call } = await testApp(undefined, { log });
    const { headers } = await call('GET', '/people?asAt=2021-04-01');
    const line: Record<string, unknown> = JSON.parse(lines.at(-1) ?? '{}');
    expect(line).toMatchObject({ level: 30, method: 'GET', route: '/api/people', status: 200, msg: 'request' });
    expect(line.requestId).toBe(headers.get('x-request-id'));
    expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(line.ms).toBeTypeOf('number');
  });

  it('warns of refusals that show that somebody tries what they may not', async () => {
    const { lines, log } = listening();
    const { call } = await testApp(undefined, { log });
    await call('PATCH', '/people/T-1', { as: 'manager', json: { name: 'A' }, version: 1 });
    await call('POST', '/session', { as: 'nobody', json: { email: MAIL, password: 'wrong' } });
    await call('POST', '/plans', { json: {}, headers: { 'sec-fetch-site': 'cross-site' } });
    const warnings = lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 40);
    expect(warnings.map(({ problem }) => problem)).toEqual(['not-permitted', 'wrong-credentials', 'cross-site']);
  });

  it('keeps one line a request, whatever an address holds', async () => {
    const { lines, log } = listening();
    const { call } = await testApp(undefined, { log });
    const before = lines.length;
    await call('GET', '/people/%0A%7B%22level%22%3A60%7D');
    expect(lines.length).toBe(before + 1);
    expect(lines.at(-1)?.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('an error in the log', () => {
  it('loses the message that may quote somebody, and keeps kind, code and place', () => {
    const cause = Object.assign(new Error('UNIQUE constraint failed: person.id'), { code: 'SQLITE_CONSTRAINT' });
    cause.name = 'SqliteError';
    const error = new Error(`Failed query: insert into person params: ${CANARY}`, { cause });
    const logged = errorForLog(error);
    expect(JSON.stringify(logged)).not.toMatch(LEAK);
    expect(logged.at.length).toBeGreaterThan(0);
    expect(logged.cause).toMatchObject({ code: 'SQLITE_CONSTRAINT', message: 'UNIQUE constraint failed: person.id' });
  });

  it('of many lines leaks none of them', () => {
    const error = new SyntaxError(`Unexpected token\n    ${CANARY}\n   at the end of “${MAIL}”`);
    const logged = errorForLog(error);
    expect(JSON.stringify(logged)).not.toMatch(LEAK);
    expect(logged.at.length).toBeGreaterThan(0);
  });

  it('ends where causes go round', () => {
    const error = new TypeError('round');
    error.cause = error;
    expect(JSON.stringify(errorForLog(error)).length).toBeLessThan(20_000);
    expect(errorForLog('thrown text')).toEqual({ name: 'string', at: [] });
  });
});

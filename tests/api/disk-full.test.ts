import { expect, it } from 'vitest';
import { type Call, problemOf, testApp } from '../support/app.ts';

it('a full database refuses changes with 503, stores nothing, goes on reading, and takes them once there is room', async () => {
  const { db, call: callAs } = await testApp();
  const signedIn = await callAs('POST', '/session', {
    as: 'nobody',
    json: { email: 'service.manager@demo.example', password: 'evenhand-demo' },
  });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  // one session for all, since a new one would need room too
  const call = (method: string, path: string, options: Call = {}) =>
    callAs(method, path, { ...options, as: 'nobody', headers: { cookie } });
  const { $client } = db;
  const full = String($client.pragma('page_count', { simple: true }));
  const reason = 'x'.repeat(200);
  const preferences = [{ districtId: 'north', rank: 1, reason }];
  // no page more, and none free: as on a full disk
  $client.exec('CREATE TABLE ballast (bytes BLOB)');
  $client.pragma(`max_page_count = ${Number(full) + 2}`);
  expect(() => {
    for (;;) $client.exec('INSERT INTO ballast VALUES (zeroblob(900))');
  }).toThrow('full');

  let lost = 0;
  for (let n = 0; n < 40; n += 1) {
    const answer = await call('POST', '/plans', { json: { name: `Plan ${n}`, asAt: '2021-04-01' } });
    if (answer.status !== 201) lost += 1;
    if (answer.status !== 201)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([503, 'application/problem+json']);
  }
  expect(lost).toBeGreaterThan(0);
  expect($client.prepare('SELECT count(*) FROM plan').pluck().get()).toBe(40 - lost);
  const problem = problemOf(await call('POST', '/plans', { json: { name: 'One more', asAt: '2021-04-01' } }));
  expect([problem.type, problem.detail]).toEqual(['not-ready', expect.stringContaining('disk of the server is full')]);
  expect((await call('GET', '/people')).status).toBe(200);

  $client.exec('DROP TABLE ballast');
  expect((await call('PATCH', '/people/T-1', { json: { preferences }, version: 1 })).status).toBe(200);
});

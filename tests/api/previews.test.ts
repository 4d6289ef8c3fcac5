import { expect, it } from 'vitest';
import { type ArrangementsApp, arrangementsApp, HONORARIUM } from './arrangements-app.ts';

/** Every row of every table as it is stored, but for what a reading itself leaves behind. */
function stored({ db }: ArrangementsApp): Record<string, unknown[]> {
  const names = db.$client
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all()
    .filter((name) => !['audit_event', 'audit_head', 'session'].includes(name));
  return Object.fromEntries(names.map((name) => [name, db.$client.prepare(`SELECT * FROM "${name}"`).raw().all()]));
}

const LINE = { ...{ fundId: 'dfe', postId: 'P-1', shareBasisPoints: 5000, reason: 'The grant' } };
const line = { ...LINE, fromDate: '2020-12-01', toDate: '2021-03-31' };
const rate = { what: 'on-cost', fromDate: '2020-10-01', basisPoints: 3000, source: 'assumed' };

it.each<[string, string, object]>([
  ['a new funding line', '/funding-line-previews', { action: 'add', line: { ...line, postId: 'M-1' } }],
  [
    'a change of a funding line',
    '/funding-line-previews',
    { action: 'change', id: 'F-0001', change: { shareBasisPoints: 1000 } },
  ],
  [
    'an early end of a funding line',
    '/funding-line-previews',
    { action: 'end', id: 'F-0001', with: { toDate: '2021-01-31', why: 'Spent' } },
  ],
  ['a new arrangement', '/arrangement-previews', { action: 'add', arrangement: HONORARIUM }],
  ['a new rate', '/rates/preview', { rate, remove: false }],
  ['a rate taken out', '/rates/preview', { rate: { ...rate, fromDate: '2019-04-01' }, remove: true }],
])('a preview of %s stores nothing, also where it is sent with a key', async (_, path, json) => {
  const app = await arrangementsApp();
  expect((await app.call('POST', '/funding-lines', { json: line })).status).toBe(201);
  const before = stored(app);
  const headers = { 'idempotency-key': 'preview-1' };
  const asked = await app.call('POST', path, { as: 'hr', json, headers });
  expect([asked.status, asked.text.length > 100]).toEqual([200, true]);
  expect(asked.text).toMatch(/Pence/);
  expect(stored(app)).toEqual(before);
});

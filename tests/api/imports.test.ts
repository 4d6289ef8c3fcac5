import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../db/open.ts';
import {
  type ImportLayout,
  importDone,
  importKind,
  importLayout,
  importPreview,
} from '../../server/contract/imports.ts';
import type { Role } from '../../server/contract/permissions.ts';
import { problem } from '../../server/contract/problems.ts';
import { createRouter } from '../../server/http/router.ts';
import { wrapInShell } from '../../server/http/shell.ts';
import { LARGEST_FILE } from '../../server/imports/file-routes.ts';
import { importsRoutes } from '../../server/imports/routes.ts';
import { contents, tinyDb } from '../unit/server/imports/tiny-db.ts';

const PEOPLE = 'staff_number,name,role,unit,hours_per_week,start_date\nN-1,Ann Smith,Caseworker,North,37,2019-09-02\n';
const DEMAND = 'month,district,level,language,open_cases\n2021-04,North,additional,en,7\n';

const POSTS =
  'post_number,title,role,unit,hours_per_week,cost_code,start_date,grade\nP-9,Caseworker,Caseworker,North,37,C-1,2021-04-01,Low\n';
const OCCUPANCIES = 'post_number,staff_number,hours_per_week,start_date\nP-5,T-3,18.5,2021-01-01\n';
const ARRANGEMENTS =
  'kind,post_number,name,hours_per_week,start_date,end_date,reason\nFixed term,P-5,Sam Else,18.5,2021-01-01,2021-03-31,Covers it\n';
const PAY_POINTS = 'award_year,point,annual_pay\n2022-23,1,13000\n';

let db: Db;
beforeEach(async () => {
  db = await tinyDb();
});

function appFor(role: Role | null) {
  const app = createRouter();
  wrapInShell(app, {
    log: pino({ level: 'silent' }),
    identify: async (c, next) => {
      const account = {
        id: 'account-1',
        email: 'a@b.example',
        name: 'A',
        districtId: role === 'district-manager' ? 'north' : null,
      };
      c.set('account', role === null ? null : { ...account, role });
      await next();
    },
  });
  return app.route('/api', importsRoutes({ db, now: () => new Date('2021-04-01T10:00:00Z') }));
}

function post(
  path: string,
  body: BodyInit,
  headers: Record<string, string> = {},
  role: Role | null = 'service-manager',
) {
  const request = { method: 'POST', body, headers: { 'content-type': 'text/csv', ...headers } };
  return appFor(role).request(`http://localhost/api/imports/${path}`, request);
}

async function refusal(response: Response) {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  return problem.parse(await response.json());
}

describe('POST /api/imports/{kind}', () => {
  it.each([
    ['people', PEOPLE],
    ['demand', DEMAND],
    ['posts', POSTS],
    ['occupancies', OCCUPANCIES],
    ['arrangements', ARRANGEMENTS],
    ['pay-points', PAY_POINTS],
  ])('previews a %s file, then imports exactly that', async (kind, file) => {
    const before = contents(db);
    const answer = await post(`${kind}/preview`, file);
    expect(answer.status).toBe(200);
    const preview = importPreview.parse(await answer.json());
    expect(preview).toMatchObject({ kind, added: 1, changed: 0, faultCount: 0 });
    expect(contents(db)).toEqual(before);
    const done = await post(kind, file, { 'if-match': `"${preview.digest}"` });
    expect(done.status).toBe(200);
    expect(importDone.parse(await done.json())).toMatchObject({ added: 1, changed: 0, unchanged: 0 });
    const run = db.$client.prepare("SELECT kind, at, by FROM import_run WHERE by = 'account-1'").all();
    expect(run).toEqual([{ kind, at: '2021-04-01T10:00:00.000Z', by: 'account-1' }]);
  });

  it('needs the digest of a preview', async () => {
    const before = contents(db);
    const answer = await post('demand', DEMAND);
    expect(answer.status).toBe(428);
    expect(await refusal(answer)).toMatchObject({ type: 'version-needed' });
    expect(contents(db)).toEqual(before);
  });

  it('answers 412 with a new preview where the digest is not that of this import', async () => {
    const before = contents(db);
    const answer = await post('demand', DEMAND, { 'if-match': '"0000"' });
    expect(answer.status).toBe(412);
    const { type, current } = await refusal(answer);
    expect(type).toBe('version-changed');
    expect(importPreview.parse(current)).toMatchObject({ added: 1 });
    expect(contents(db)).toEqual(before);
  });

  it('answers 422 with row, column and remedy of every fault, and stores nothing', async () => {
    const before = contents(db);
    const file = PEOPLE.replace(',37,', ',2220,');
    const { digest } = importPreview.parse(await (await post('people/preview', file)).json());
    const answer = await post('people', file, { 'if-match': `"${digest}"` });
    expect(answer.status).toBe(422);
    expect(await refusal(answer)).toMatchObject({
      type: 'invalid-input',
      faults: [
        {
          field: 'row 2, hours_per_week',
          value: '2220',
          remedy: 'Row 2: hours_per_week (2220) is more than 50. Maybe these are minutes a week: divide by 60.',
        },
      ],
    });
    expect(contents(db)).toEqual(before);
  });

  it('tells what is wrong with a file that is no text in the preview too', async () => {
    const answer = await post('people/preview', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0, 0]));
    const { faults, digest } = importPreview.parse(await answer.json());
    expect(faults).toMatchObject([{ row: null, remedy: expect.stringContaining('CSV UTF-8') }]);
    expect((await post('people', new Uint8Array([0x50, 0x4b, 0x03, 0x04]), { 'if-match': digest })).status).toBe(422);
  });

  it('answers 413 to more than 10 MiB before it reads all of it', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1_000_000;
        if (sent > 100_000_000) controller.close();
        else controller.enqueue(new Uint8Array(1_000_000).fill(0x61));
      },
    });
    const request = new Request('http://localhost/api/imports/demand/preview', {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: endless,
      duplex: 'half',
    } as RequestInit);
    const answer = await appFor('service-manager').request(request);
    expect(answer.status).toBe(413);
    expect((await refusal(answer)).type).toBe('too-large');
    expect(sent).toBeLessThan(3 * LARGEST_FILE);
  });

  it('answers 415 to another content type', async () => {
    for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x']) {
      const answer = await post('demand/preview', DEMAND, { 'content-type': type });
      expect([type, answer.status]).toEqual([type, 415]);
      expect((await refusal(answer)).type).toBe('unsupported-media-type');
    }
    expect((await post('demand/preview', DEMAND, { 'content-type': 'text/csv; charset=utf-8' })).status).toBe(200);
  });

  it.each<[string, Role | null, number]>([
    ['people', 'service-manager', 200],
    ['people', 'hr', 200],
    ['people', 'manager', 403],
    ['people', 'district-manager', 403],
    ['people', null, 401],
    ['demand', 'service-manager', 200],
    ['demand', 'manager', 200],
    ['demand', 'hr', 403],
    ['demand', 'district-manager', 403],
    ['demand', null, 401],
    ...(['posts', 'occupancies', 'arrangements', 'pay-points'] as const).flatMap(
      (kind): [string, Role | null, number][] => [
        [kind, 'service-manager', 200],
        [kind, 'hr', 200],
        [kind, 'manager', 403],
        [kind, 'district-manager', 403],
        [kind, null, 401],
      ],
    ),
  ])('lets the right people import %s: %s gets %i', async (kind, role, status) => {
    const file = kind === 'people' ? PEOPLE : DEMAND;
    const answer = await post(`${kind}/preview`, file, {}, role);
    expect(answer.status).toBe(status);
    if (status !== 200) await refusal(answer);
    for (const path of ['template', 'layout']) {
      expect((await appFor(role).request(`http://localhost/api/imports/${kind}/${path}`)).status).toBe(status);
    }
  });
});

describe('GET /api/imports/{kind}/template and layout', () => {
  it.each(importKind.options)('describes the columns of a %s file and gives a template', async (kind) => {
    const app = appFor('service-manager');
    const layout: ImportLayout = importLayout.parse(await (await app.request(`/api/imports/${kind}/layout`)).json());
    const template = await app.request(`/api/imports/${kind}/template`);
    expect(template.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(template.headers.get('content-disposition')).toBe(`attachment; filename="evenhand-${kind}-template.csv"`);
    const [headings, example, ...rest] = (await template.text()).split('\r\n');
    expect(headings).toBe(layout.columns.map(({ id }) => id).join(','));
    const cells = layout.columns.map(({ example: cell }) => (cell.includes(',') ? `"${cell}"` : cell));
    expect(example).toBe(cells.join(','));
    expect(rest).toEqual(['']);
    for (const column of layout.columns) expect(column.help).toMatch(/\.$/);
  });

  it.each(['people', 'demand'])('gives a %s template that the demo imports without a fault', async (kind) => {
    const { openDb } = await import('../../db/open.ts');
    const { loadDemo } = await import('../../seeds/run.ts');
    db = openDb(':memory:');
    await loadDemo(db, { now: new Date(0) });
    const template = await (await appFor('service-manager').request(`/api/imports/${kind}/template`)).text();
    const preview = importPreview.parse(await (await post(`${kind}/preview`, template)).json());
    expect(preview).toMatchObject({ rows: 1, faultCount: 0, faults: [] });
  });
});

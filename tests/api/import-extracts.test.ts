import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closeDb, openDb } from '../../db/open.ts';
import { extractDone, extractHeadings, extractPreview } from '../../server/contract/imports-extracts.ts';
import { inlineReader } from '../../server/imports/import-reader.ts';
import { testApp, testDb } from '../support/app.ts';

const FROM = { 'content-type': 'text/csv' };
const FILE = `case_id,district,level,language,opened
C-1,North,Additional needs,English,2021-01-11
C-2,South,Complex needs,Urdu,2021-02-01
`;
const PREVIEW = '/imports/case-extract/preview?from=2021-01&to=2021-03';
/** Words that stand nowhere else: digits alone would stand in some hash by chance. */
const NAME = 'Zebedee Quillfeather';
const CASE = 'Kilmarnock-90210';

describe('an extract of cases', () => {
  it('is shown by month and district, stored as it was shown, and then changes nothing', async () => {
    const { call } = await testApp();
    const preview = extractPreview.parse((await call('POST', PREVIEW, { headers: FROM, body: FILE })).body);
    expect(preview).toMatchObject({ rows: 2, cases: 2, families: null, faultCount: 0, from: '2021-01', to: '2021-03' });
    const march = preview.months.find(({ month, district }) => month === '2021-03' && district === 'North');
    expect(march?.figures).toContainEqual({ name: 'Open cases', before: 15, after: 1 });
    const headers = { 'if-match': `"${preview.digest}"` };
    const done = await call('POST', '/imports/case-extract', { headers });
    expect(extractDone.parse(done.body)).toMatchObject({ added: preview.added, changed: preview.changed });
    const again = extractPreview.parse((await call('POST', PREVIEW, { headers: FROM, body: FILE })).body);
    expect(again).toMatchObject({ added: 0, changed: 0, removed: 0 });
  });

  it('of referrals counts the sources that it does not name as before, in what it would change', async () => {
    const { call, db } = await testApp();
    db.$client.exec(`
      INSERT INTO referral_count (month, district_id, source_id, contacts, referrals, engaged, unwilling) VALUES
        ('2021-03', 'north', 'school', 30, 12, 9, 3), ('2021-03', 'north', 'police', 40, 4, 1, 3)`);
    const body = 'month,district,source,contacts,referrals,engaged,unwilling\n2021-03,North,School,20,8,4,2\n';
    const asked = await call('POST', '/imports/referrals/preview', { headers: FROM, body });
    const preview = extractPreview.parse(asked.body);
    expect(preview).toMatchObject({ changed: 1, removed: 0, faultCount: 0 });
    // 30 + 40 contacts stand; 20 + 40 would
    expect(preview.months[0]?.figures).toMatchObject([
      { name: 'Contacts', before: 70, after: 60 },
      { name: 'Referrals', before: 16, after: 12 },
      { name: 'Engaged', before: 10, after: 5 },
      { name: 'Unwilling', before: 6, after: 5 },
    ]);
  });

  it('is refused where counts moved on since the preview, with the preview as it is now', async () => {
    const { call, db, refused } = await testApp();
    const { digest } = extractPreview.parse((await call('POST', PREVIEW, { headers: FROM, body: FILE })).body);
    db.$client.exec("UPDATE demand_count SET open_cases = 77, version = version + 1 WHERE month = '2021-03'");
    const problem = await refused('POST', '/imports/case-extract', { headers: { 'if-match': `"${digest}"` } });
    expect(problem.type).toBe('version-changed');
    expect(extractPreview.parse(problem.current).digest).not.toBe(digest);
    expect(db.$client.prepare("SELECT count(*) FROM import_run WHERE kind = 'case-extract'").pluck().get()).toBe(0);
  });

  it('is stored only by whoever previewed it, once, and only where it has no fault', async () => {
    const { call, refused } = await testApp();
    const { digest } = extractPreview.parse((await call('POST', PREVIEW, { headers: FROM, body: FILE })).body);
    const headers = { 'if-match': `"${digest}"` };
    expect((await refused('POST', '/imports/case-extract', { as: 'manager', headers })).type).toBe('not-found');
    expect((await call('POST', '/imports/case-extract', { headers })).status).toBe(200);
    expect((await refused('POST', '/imports/case-extract', { headers })).type).toBe('not-found');
    const faulty = FILE.replace('South', 'Suoth');
    const preview = extractPreview.parse((await call('POST', PREVIEW, { headers: FROM, body: faulty })).body);
    expect(preview.faults).toMatchObject([{ row: 3, column: 'district', value: 'Suoth' }]);
    const asked = { headers: { 'if-match': `"${preview.digest}"` } };
    expect((await refused('POST', '/imports/case-extract', asked)).type).toBe('invalid-input');
  });

  it.each([
    '/imports/case-extract/preview',
    '/imports/episodes/preview?from=2021-03&to=2021-01',
    '/imports/episodes/preview?from=1900-01&to=2021-01',
  ])('needs the months it covers: %s', async (path) => {
    const { refused } = await testApp();
    expect((await refused('POST', path, { headers: FROM, body: FILE })).type).toBe('invalid-input');
  });

  it('answers 413 before a file that is too large is read', async () => {
    const { refused } = await testApp();
    const headers = { ...FROM, 'content-length': String(500 * 1024 * 1024) };
    expect((await refused('POST', PREVIEW, { headers, body: FILE })).type).toBe('too-large');
  });
});

describe('headings of another system', () => {
  const OTHER = `Ref No,Locality,Tier,Lead worker,Opened on\n${CASE},North,Complex needs,${NAME},2021-01-11\n`;
  const mapping = { case_id: 'Ref No', district: 'Locality', level: 'Tier', opened: 'Opened on' };

  it('are asked about once, with samples that name nobody, and remembered', async () => {
    const { call } = await testApp();
    const ask = async () =>
      extractHeadings.parse(
        (await call('POST', '/imports/case-extract/headings', { headers: FROM, body: OTHER })).body,
      );
    const first = await ask();
    expect(first.isKnown).toBe(false);
    expect(first.headings.map(({ name, samples }) => [name, samples])).toEqual([
      ['Ref No', []],
      ['Locality', ['North']],
      ['Tier', ['Complex needs']],
      ['Lead worker', []],
      ['Opened on', ['2021-01-11']],
    ]);
    expect(first.mapping).toMatchObject({ district: 'Locality', level: 'Tier' });
    const headings = first.headings.map(({ name }) => name);
    const saved = await call('PUT', '/imports/case-extract/mapping', { json: { headings, mapping } });
    expect(saved.status).toBe(200);
    expect(await ask()).toMatchObject({ isKnown: true, mapping });
    const preview = extractPreview.parse((await call('POST', PREVIEW, { headers: FROM, body: OTHER })).body);
    expect(preview).toMatchObject({ rows: 1, cases: 1, faultCount: 0 });
  });

  it('are refused where a needed column, a heading or a column is missing', async () => {
    const { refused } = await testApp();
    const json = { headings: ['A', 'B'], mapping: { district: 'A', level: 'C', nonsense: 'B' } };
    const { faults } = await refused('PUT', '/imports/case-extract/mapping', { json });
    expect(faults?.map(({ field }) => field).sort()).toEqual([
      'case_id',
      'level',
      'nonsense',
      'opened or waiting_since',
    ]);
  });
});

describe('what tells who somebody is', () => {
  it('reaches no answer, no log and no byte of the database file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'evenhand-personal-'));
    const memory = await testDb();
    writeFileSync(join(folder, 'evenhand.sqlite'), memory.$client.serialize());
    closeDb(memory);
    const db = openDb(join(folder, 'evenhand.sqlite'));
    try {
      const { call } = await testApp(db, { importReader: inlineReader(db) });
      const head = 'episode_id,family_id,district,level,start,end,reason,organisation,worker';
      const rows = [
        `${CASE},${CASE}-F,North,Complex needs,2021-01-11,,,${NAME},${NAME}`,
        `${CASE}-2,${CASE}-F,North,Nonsense,2021-01-11,2020-01-01,${NAME},,${NAME}`,
        `${CASE},${CASE}-F,North,Complex needs,2021-01-11,,,,${NAME},${NAME}`,
      ];
      const path = '/imports/episodes/preview?from=2021-01&to=2021-03';
      const answers: string[] = [];
      for (const lines of [rows, rows.slice(0, 1)]) {
        const body = [head, ...lines].join('\n');
        answers.push((await call('POST', '/imports/episodes/headings', { headers: FROM, body })).text);
        const answer = await call('POST', path, { headers: FROM, body });
        const { digest } = extractPreview.parse(answer.body);
        answers.push(answer.text);
        answers.push((await call('POST', '/imports/episodes', { headers: { 'if-match': `"${digest}"` } })).text);
      }
      expect(answers.at(-1)).toContain('importId');
      answers.push((await call('GET', '/audit?limit=50', { as: 'service-manager' })).text);
      for (const text of answers) expect(text).not.toMatch(/Zebedee|Quillfeather|Kilmarnock/i);
      db.$client.pragma('wal_checkpoint(TRUNCATE)');
      for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!file.isFile()) continue;
        const bytes = readFileSync(join(file.parentPath, file.name));
        for (const word of ['Zebedee', 'Quillfeather', 'Kilmarnock'])
          expect([file.name, bytes.includes(word)]).toEqual([file.name, false]);
      }
      expect(readdirSync(join(folder, 'uploads'))).toEqual([]);
    } finally {
      closeDb(db);
      rmSync(folder, { recursive: true });
    }
  });
});

describe('how far a file is', () => {
  it('is told to nobody but whoever sent it, and null where nothing is at work', async () => {
    const { call } = await testApp();
    expect((await call('GET', '/imports/runs/some-run')).body).toEqual({ progress: null });
    expect((await call('GET', '/imports/runs/some-run', { as: 'nobody' })).status).toBe(401);
  });
});

import { describe, expect, it } from 'vitest';
import { problemOf, type TestApp, testApp } from '../support/app.ts';

const HEAD = 'staff_number,name,role,unit,weekly_hours,start_date';
const ROW = 'X-9,Noor Example,caseworker,team-south,37,2021-01-04';
const utf16 = (text: string, bom = true) =>
  Buffer.concat([Buffer.from(bom ? [0xff, 0xfe] : []), Buffer.from(text, 'utf16le')]);

/** Files as they come out of other programs, and files that no program ought to write. */
const CORPUS: [string, Buffer][] = [
  ['nothing', Buffer.alloc(0)],
  ['a byte order mark and nothing', Buffer.from([0xef, 0xbb, 0xbf])],
  ['a byte order mark', Buffer.from(`\uFEFF${HEAD}\r\n${ROW}\r\n`)],
  ['UTF-16 with a mark', utf16(`${HEAD}\n${ROW}\n`)],
  ['UTF-16 without one', utf16(`${HEAD}\n${ROW}\n`, false)],
  ['UTF-16 cut in the middle of a character', utf16(`${HEAD}\n${ROW}`).subarray(0, -1)],
  ['Windows-1252', Buffer.from(`${HEAD}\n${ROW.replace('Noor', 'Zo\u00eb \u0096')}\n`, 'latin1')],
  [
    'broken UTF-8',
    Buffer.concat([Buffer.from(`${HEAD}\nX-9,`), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from(',a,b,1,2\n')]),
  ],
  ['line ends of old Macs', Buffer.from(`${HEAD}\r${ROW}\r`)],
  ['semicolons', Buffer.from(`${HEAD}\n${ROW}`.replaceAll(',', ';'))],
  ['tabs', Buffer.from(`${HEAD}\n${ROW}`.replaceAll(',', '\t'))],
  ['rows of other lengths', Buffer.from(`${HEAD}\nX-9\n${ROW},more,and,more\n,,,,,,,,,,\n`)],
  ['a heading twice', Buffer.from(`${HEAD},name\n${ROW},Other\n`)],
  ['an id twice', Buffer.from(`${HEAD}\n${ROW}\n${ROW}\n`)],
  ['NUL', Buffer.from(`${HEAD}\nX-9,No\0or,caseworker,team-south,37,2021-01-04\n`)],
  ['a quote that never closes', Buffer.from(`${HEAD}\nX-9,"Noor,caseworker\n${`${ROW}\n`.repeat(50)}`)],
  ['a quote in the middle', Buffer.from(`${HEAD}\nX-9,No"or,caseworker,team-south,37,2021-01-04\n`)],
  [
    'formulas',
    Buffer.from(
      `${HEAD}\nX-9,"=HYPERLINK(""http://evil.example"")",caseworker,team-south,37,2021-01-04\n+1,@SUM(A1),-2,\t=1,37,2021-01-04\n`,
    ),
  ],
  ['names of built-in things', Buffer.from('__proto__,constructor,toString\n1,2,3\n')],
  ['a zip', Buffer.from('504b0304140000000800', 'hex')],
  ['a very long cell', Buffer.from(`${HEAD}\nX-9,${'n'.repeat(500_000)},caseworker,team-south,37,2021-01-04\n`)],
  ['many columns', Buffer.from(`${'c,'.repeat(5000)}c\n${'1,'.repeat(5000)}1\n`)],
  [
    'numbers beyond all bounds',
    Buffer.from(
      `${HEAD}\nX-9,Noor,caseworker,team-south,1e400,9999-99-99\nX-8,N,caseworker,team-south,-0,0000-00-00\n`,
    ),
  ],
];

function stored({ db }: TestApp): string {
  const count = (table: string) => db.$client.prepare(`SELECT count(*) AS n FROM ${table}`).get();
  return JSON.stringify([count('person'), count('demand_count'), count('import_run')]);
}

describe.each(['people', 'demand'] as const)('a file of %s', (kind) => {
  it.each(CORPUS)('with %s is read or refused, and a preview stores nothing', async (_, bytes) => {
    const test = await testApp();
    const before = stored(test);
    const file = { headers: { 'content-type': 'text/csv' }, body: new Uint8Array(bytes) };
    const preview = await test.call('POST', `/imports/${kind}/preview`, file);
    expect(preview.status).toBeLessThan(500);
    if (preview.status >= 400) problemOf(preview);
    expect(preview.text, 'a character that could not be read').not.toContain('\uFFFD');
    expect(stored(test)).toBe(before);
    // without the digest of its preview no file is taken
    const taken = await test.call('POST', `/imports/${kind}`, {
      ...file,
      headers: { ...file.headers, 'if-match': '"nothing"' },
    });
    expect(taken.status).toBeGreaterThanOrEqual(400);
    problemOf(taken);
    expect(stored(test)).toBe(before);
  });

  it('of 50 MB is refused', async () => {
    const { refused } = await testApp();
    const body = new Uint8Array(50 * 1_048_576).fill(44);
    const headers = { 'content-type': 'text/csv', 'content-length': String(body.length) };
    expect((await refused('POST', `/imports/${kind}/preview`, { headers, body })).type).toBe('too-large');
  });
});

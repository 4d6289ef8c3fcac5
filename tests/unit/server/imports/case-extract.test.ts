import { describe, expect, it } from 'vitest';
import { linesOf, readText, standing, store } from './extract-files.ts';
import { tinyDb } from './tiny-db.ts';

const HEAD = 'case_id,family_id,district,ward,level,level_steps,language,ethnicity,opened,closed,waiting_since,scope';
const FILE = [
  HEAD,
  // open from January on, rises to complex on 10 February; waited from 1 December to 11 January
  'C-1,F-1,North,W1,Additional needs,2021-02-10:Complex needs,English,Asian British,2021-01-11,,2020-12-01,',
  // the same family, open in January and February, closed on 5 March after 63 days
  'C-2,F-1,North,W1,Additional needs,,Urdu,no,2021-01-01,2021-03-05,,district',
  // no family, ward, level or language recorded; closed on the last day of February, so not open at its end
  'C-3,,South,,,,,,2020-06-01,2021-02-28,,',
  // still waits: since 1 March, for a speaker of Urdu
  'C-4,F-2,South,W2,Complex needs,,Urdu,recorded,,,2021-03-01,',
  // work of the MASH: apart from everything else
  'C-5,F-3,South,W2,Complex needs,,English,yes,2021-02-01,,,mash',
].join('\n');

describe('an extract of cases, worked by hand', () => {
  it('gives the open cases and families of each month end', async () => {
    const { aggregate, rows, faultCount } = await readText(await tinyDb(), 'case-extract', FILE);
    expect({ rows, faultCount, cases: aggregate.cases, families: aggregate.families }).toEqual({
      rows: 5,
      faultCount: 0,
      cases: 5,
      families: 4,
    });
    expect(linesOf(aggregate.tables.demand)).toEqual([
      '2021-01 north additional en 1 1',
      '2021-01 north additional ur 1 0',
      '2021-01 south additional unknown 1 1',
      '2021-02 north additional ur 1 0',
      '2021-02 north complex en 1 1',
      '2021-03 north complex en 1 1',
    ]);
    expect(aggregate.notices).toEqual([
      'Cases without a level at first count at the lowest level until one is recorded: 1.',
    ]);
  });

  it('gives what opened, closed and moved, with days from opening to closing', async () => {
    const { aggregate } = await readText(await tinyDb(), 'case-extract', FILE);
    expect(linesOf(aggregate.tables.flow)).toEqual([
      '2021-01 north additional 2 0 0 0 0',
      '2021-02 north additional 0 0 1 0 0',
      '2021-02 south additional 0 1 0 0 272',
      '2021-03 north additional 0 1 0 0 63',
    ]);
  });

  it('gives wards, who waits, what is recorded, and what is out of scope', async () => {
    const { aggregate } = await readText(await tinyDb(), 'case-extract', FILE);
    const { wards, waits, quality, outOfScope } = aggregate.tables;
    expect(linesOf(wards)).toEqual([
      '2021-01 north W1 2 0 0',
      '2021-01 south unknown 1 0 0',
      '2021-02 north W1 2 0 0',
      '2021-03 north W1 1 0 0',
      '2021-03 south W2 0 1 30',
    ]);
    expect(linesOf(waits)).toEqual(['2021-03 south ur 1 30']);
    expect(linesOf(outOfScope)).toEqual(['2021-02 south mash 1', '2021-03 south mash 1']);
    expect(linesOf(quality).filter((line) => line.startsWith('2021-01'))).toEqual([
      '2021-01 north language 2 0',
      '2021-01 north ethnicity 1 1',
      '2021-01 north level 2 0',
      '2021-01 north ward 2 0',
      '2021-01 south language 0 1',
      '2021-01 south ethnicity 0 1',
      '2021-01 south level 0 1',
      '2021-01 south ward 0 1',
    ]);
  });

  it('counts who waits in a month before the case opens', async () => {
    const read = await readText(await tinyDb(), 'case-extract', FILE, { from: '2020-12', to: '2020-12' });
    expect(linesOf(read.aggregate.tables.waits)).toEqual(['2020-12 north en 1 30']);
  });

  it('takes level changes from further rows of the case, in any order', async () => {
    const head = 'case_id,district,level,level_from,opened';
    const rows = ['C-1,North,Additional needs,,2021-01-11', 'C-1,North,Complex needs,2021-02-10,2021-01-11'];
    for (const lines of [rows, rows.toReversed()]) {
      const { aggregate, faultCount } = await readText(await tinyDb(), 'case-extract', [head, ...lines].join('\n'));
      expect(faultCount).toBe(0);
      expect(aggregate.cases).toBe(1);
      expect(linesOf(aggregate.tables.demand)).toEqual([
        '2021-01 north additional unknown 1 –',
        '2021-02 north complex unknown 1 –',
        '2021-03 north complex unknown 1 –',
      ]);
      expect(aggregate.tables.wards).toBeUndefined();
    }
  });

  it('counts several changes of level on one day as one, to the last of them', async () => {
    const steps = '2021-02-10:Complex needs|2021-02-10:Complex needs|2021-02-20:Additional needs';
    const file = `case_id,district,level,level_steps,opened\nC-1,North,Additional needs,${steps},2021-01-11`;
    const { aggregate } = await readText(await tinyDb(), 'case-extract', file);
    // up on 10 February, once, and down again within the month
    expect(linesOf(aggregate.tables.flow)).toEqual([
      '2021-01 north additional 1 0 0 0 0',
      '2021-02 north additional 0 0 1 0 0',
      '2021-02 north complex 0 0 0 1 0',
    ]);
  });

  it('says by row and column what is wrong, without a case id or a family id', async () => {
    const lines = [
      'C-1,F-1,Nroth,W1,Additional needs,,English,,2021-01-11,,,',
      'C-2,F-1,North,W9,Additional needs,,English,,2021-01-11,2021-01-01,,',
      'C-3,F-1,North,,,,,,,,,',
      'C-4,F-1,North,,,,,,2021-01-11,,,',
      'C-4,F-1,North,,,,,,2021-01-11,,,',
      ',F-1,North,,,,,,2021-01-11,,,Elsewhere',
    ];
    const { faults } = await readText(await tinyDb(), 'case-extract', [HEAD, ...lines].join('\n'));
    expect(faults.map(({ row, column, value }) => `${row} ${column} ${value}`)).toEqual([
      '2 district Nroth',
      '3 ward W9',
      '4 opened ',
      '7 case_id ',
      '7 scope Elsewhere',
      '6 case_id ',
    ]);
    expect(JSON.stringify(faults)).not.toMatch(/C-\d|F-\d/);
  });
});

describe('storing the counts of an extract', () => {
  it('replaces the figures of its months and districts and leaves the others', async () => {
    const db = await tinyDb();
    const before = standing(db, 'demand');
    const read = await readText(
      db,
      'case-extract',
      FILE.split('\n')
        .filter((line) => !line.includes('South'))
        .join('\n'),
    );
    expect(store(db, read)).toMatchObject({ added: expect.any(Number), removed: expect.any(Number) });
    const after = standing(db, 'demand');
    expect(after.filter((line) => line.includes(' south '))).toEqual(before.filter((line) => line.includes(' south ')));
    expect(after.filter((line) => line.includes(' north '))).toEqual([
      '2021-01 north additional en 1 1',
      '2021-01 north additional ur 1 0',
      '2021-02 north additional en 0 –',
      '2021-02 north additional ur 1 0',
      '2021-02 north complex en 1 1',
      '2021-03 north additional en 0 –',
      '2021-03 north complex en 1 1',
    ]);
  });

  it('changes nothing the second time', async () => {
    const db = await tinyDb();
    store(db, await readText(db, 'case-extract', FILE));
    const again = await readText(db, 'case-extract', FILE);
    db.$client.exec("DELETE FROM import_run WHERE id = 'run-1'");
    expect(store(db, again)).toMatchObject({ added: 0, changed: 0, removed: 0 });
  });
});

describe('other files', () => {
  it('counts episodes as cases, and passes over reasons, organisations and workers', async () => {
    const text = `episode_id,family_id,district,level,start,end,reason,organisation,worker
E-1,F-1,North,Complex needs,2021-01-11,,Needs met,Charity,Zebedee Quill
E-2,F-1,North,Additional needs,2021-02-01,2021-02-20,,,Zebedee Quill`;
    const { aggregate, faultCount } = await readText(await tinyDb(), 'episodes', text);
    expect(faultCount).toBe(0);
    expect(linesOf(aggregate.tables.demand)).toEqual([
      '2021-01 north complex unknown 1 1',
      '2021-02 north complex unknown 1 1',
      '2021-03 north complex unknown 1 1',
    ]);
    expect(linesOf(aggregate.tables.flow)).toEqual([
      '2021-01 north complex 1 0 0 0 0',
      '2021-02 north additional 1 1 0 0 19',
    ]);
    expect(JSON.stringify(aggregate)).not.toMatch(/Zebedee|Charity|E-1|F-1/);
  });

  it('adds up contacts row by row, and takes counts as they are', async () => {
    const db = await tinyDb();
    const source =
      db.$client.prepare<[], string>('SELECT name FROM referral_source ORDER BY position').pluck().get() ?? '';
    const contacts = ['Contact only', 'Engaged', 'Unwilling', 'Repeat entry', 'Straight to MASH'];
    const rows = contacts.map((outcome, at) => `2021-03-0${at + 1},North,${source},${outcome}`);
    const each = await readText(db, 'referrals', ['received,district,source,outcome', ...rows].join('\n'));
    expect(each.faults).toEqual([]);
    const counts = `month,district,source,contacts,referrals,repeat_entries,straight_to_mash,engaged,unwilling\n2021-03,North,${source},5,3,1,1,1,1`;
    const monthly = await readText(db, 'referrals', counts);
    expect(each.aggregate.tables).toEqual(monthly.aggregate.tables);
    const wrong = await readText(db, 'referrals', counts.replace(',5,3,', ',3,3,'));
    expect(wrong.faults).toMatchObject([{ row: 2, column: 'contacts' }]);
  });

  it('names the columns of a file of episodes as that file does, where rows of one contradict each other', async () => {
    const head = 'episode_id,district,start,end';
    const text = [head, 'E-1,North,2021-03-01,', 'E-1,North,2021-03-02,2021-03-09'].join('\n');
    const { faults } = await readText(await tinyDb(), 'episodes', text);
    expect(faults.map(({ row, column }) => `${row} ${column}`)).toEqual(['3 start']);
    expect(faults[0]?.message).toBe('Row 3: start (2021-03-02) is given, but the same case has no end in row 2.');
    expect(faults[0]?.remedy).toContain('the same start and end in both rows');
  });

  it('reads other headings where they are matched, and shows no name in a fault', async () => {
    const text =
      'Ref No;Locality;Lead worker;Opened on\n77;North;Zebedee Quill;2021-01-11\n78;Zebedee Quill;x;2021-01-11\n';
    const mapping = { case_id: 'Ref No', district: 'Locality', opened: 'Opened on' };
    const { aggregate, faults } = await readText(
      await tinyDb(),
      'case-extract',
      text.split('\n').slice(0, 2).join('\n'),
      { mapping },
    );
    expect(faults).toEqual([]);
    expect(aggregate.cases).toBe(1);
    const wrong = { case_id: 'Ref No', district: 'Lead worker', opened: 'Opened on' };
    const mismatched = await readText(await tinyDb(), 'case-extract', text, { mapping: wrong });
    expect(mismatched.faultCount).toBe(2);
    expect(JSON.stringify(mismatched)).not.toContain('Zebedee');
  });

  it.each([
    ['UTF-16', Buffer.from(`\uFEFF${FILE}`, 'utf16le')],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${FILE}`)],
    ['line ends of an old Mac', Buffer.from(FILE.replaceAll('\n', '\r'))],
    ['Windows-1252', Buffer.from(FILE.replace('Asian British', 'caf\u00e9'), 'latin1')],
  ])('reads %s', async (_, bytes) => {
    const { aggregate, faultCount } = await readText(await tinyDb(), 'case-extract', bytes);
    expect({ faultCount, cases: aggregate.cases }).toEqual({ faultCount: 0, cases: 5 });
  });
});

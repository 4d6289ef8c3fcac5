import { describe, expect, it } from 'vitest';
import { previewImport } from '../../../../server/imports/preview-import.ts';
import { establishmentOf, fileOf, importFile } from './establishment-files.ts';
import { tinyDb, utf8 } from './tiny-db.ts';

const HELD = {
  post_number: 'P-5',
  staff_number: 'T-3',
  hours_per_week: '18.5',
  start_date: '2021-01-01',
  end_date: '',
};

async function preview(...rows: Record<string, string>[]) {
  return previewImport(await tinyDb(), 'occupancies', utf8(fileOf(rows.map((row) => ({ ...HELD, ...row })))));
}
const messagesOf = ({ faults }: Awaited<ReturnType<typeof preview>>) =>
  faults.map(({ message, remedy }) => `${message} ${remedy}`);

describe('a file of who holds which post', () => {
  it('takes a holder of what is vacant, with pay and steps', async () => {
    expect(await preview({ pay_point: '1', pay_steps: '2021-04-01:2' })).toMatchObject({ added: 1, faults: [] });
  });

  it('refuses more hours than the post has on any day, and says who holds the others', async () => {
    const [fault = '', ...others] = messagesOf(await preview({ start_date: '2020-12-31' }));
    expect(others).toEqual([]);
    expect(fault).toBe(
      'Row 2: hours_per_week (18.5) makes 37 hours on 2020-12-31 in post P-5, which has 18.5. End one before the next begins, or budget more hours. A-0005 (18.5) hold it too.',
    );
  });

  it('counts the rows of the file together', async () => {
    const said = messagesOf(await preview({ hours_per_week: '10' }, { staff_number: 'T-2', hours_per_week: '9' }));
    expect(said).toEqual([expect.stringContaining('Row 3: hours_per_week (9) makes 19 hours on 2021-01-01')]);
  });

  it('refuses that somebody holds one post twice at once', async () => {
    const twice = await preview({ hours_per_week: '5' }, { hours_per_week: '5', start_date: '2021-02-01' });
    expect(messagesOf(twice)).toEqual([
      expect.stringContaining('Row 3: staff_number (T-3) holds post P-5 twice from 2021-02-01.'),
    ]);
  });

  it('lets a post pass from one to another on the next day, whatever the order of the rows', async () => {
    const db = await tinyDb();
    const leaves = { number: 'A-0001', post_number: 'P-1', staff_number: 'T-1', start_date: '2018-04-01' };
    const file = fileOf([
      { ...HELD, post_number: 'P-1', hours_per_week: '37', staff_number: 'T-3', start_date: '2021-05-01' },
      { ...leaves, hours_per_week: '37', end_date: '2021-04-30' },
    ]);
    await importFile(db, 'occupancies', file);
    const holders = db.$client.prepare(
      "SELECT person_id, end_date, version FROM occupancy WHERE post_id = 'P-1' ORDER BY 1",
    );
    expect(holders.raw().all()).toEqual([
      ['T-1', '2021-04-30', 2],
      ['T-3', null, 1],
    ]);
  });

  it('lets two people change posts', async () => {
    const db = await tinyDb();
    const row = { hours_per_week: '37', start_date: '2018-04-01' };
    await importFile(
      db,
      'occupancies',
      fileOf([
        { number: 'A-0001', post_number: 'P-2', staff_number: 'T-1', ...row },
        { number: 'A-0002', post_number: 'P-1', staff_number: 'T-2', ...row },
      ]),
    );
    const rows = db.$client.prepare('SELECT id, post_id, kind, reason FROM occupancy ORDER BY id LIMIT 2').raw().all();
    expect(rows).toEqual([
      ['A-0001', 'P-2', 'substantive', null],
      ['A-0002', 'P-1', 'substantive', null],
    ]);
  });

  it('refuses the number of a temporary arrangement', async () => {
    const row = { number: 'A-0006', staff_number: '', name: 'Pat Agency' };
    expect(messagesOf(await preview(row))).toEqual([
      'Row 2: number (A-0006) is a temporary arrangement. Import it in a file of arrangements.',
    ]);
  });

  it('refuses a row that repeats another', async () => {
    expect(messagesOf(await preview({}, {}))).toEqual([
      'Row 3: post_number (P-5) repeats row 2: the same post, person, kind and start. Keep one row for each.',
    ]);
    expect(messagesOf(await preview({ number: 'X' }, { number: 'X' }))[0]).toContain('the same occupancy');
  });

  it('refuses who would be in a post after it ends', async () => {
    const db = await tinyDb();
    db.$client.exec("UPDATE post SET end_date = '2021-12-31' WHERE id = 'P-5'");
    const { faults } = await previewImport(db, 'occupancies', utf8(fileOf([HELD])));
    expect(faults).toMatchObject([
      {
        column: 'end_date',
        remedy: 'Write 2021-12-31 or an earlier day.',
        message: expect.stringContaining('is not by'),
      },
    ]);
  });

  it('stores nothing where one row has a fault', async () => {
    const db = await tinyDb();
    const before = establishmentOf(db);
    const file = fileOf([HELD, { ...HELD, post_number: 'none' }]);
    await expect(importFile(db, 'occupancies', file)).rejects.toThrow('One thing in the file needs correcting');
    expect(establishmentOf(db)).toEqual(before);
  });

  it('stores nothing where somebody changed the holder since the preview', async () => {
    const db = await tinyDb();
    const file = fileOf([
      { ...HELD, number: 'A-0005', staff_number: '', name: 'Chris Ended', start_date: '2018-04-01' },
    ]);
    const { digest } = await previewImport(db, 'occupancies', utf8(file));
    db.$client.exec("UPDATE occupancy SET end_reason = 'Moved', version = 2 WHERE id = 'A-0005'");
    const now = await previewImport(db, 'occupancies', utf8(file));
    expect(now.digest).not.toBe(digest);
  });
});

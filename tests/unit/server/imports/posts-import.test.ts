import { describe, expect, it } from 'vitest';
import { previewImport } from '../../../../server/imports/preview-import.ts';
import { establishmentOf, fileOf, importFile } from './establishment-files.ts';
import { tinyDb, utf8 } from './tiny-db.ts';

const POST = {
  post_number: 'P-9',
  title: 'Caseworker',
  role: 'Caseworker',
  unit: 'North',
  hours_per_week: '37',
  cost_code: 'C-1',
  start_date: '2021-04-01',
  grade: 'Low',
};

async function preview(...rows: Record<string, string>[]) {
  return previewImport(await tinyDb(), 'posts', utf8(fileOf(rows.map((row) => ({ ...POST, ...row })))));
}

describe('a file of posts', () => {
  it.each<[string, Record<string, string>]>([
    ['a grade by id', { grade: 'low' }],
    ['a temporary post with an end', { permanence: 'Temporary', end_date: '31/03/2022' }],
    ['a proposed post', { state: 'proposed' }],
    ['a frozen post', { frozen_from: '2021-05-01', frozen_reason: 'Savings' }],
    ['what it replaces and asks for', { replaces: 'P-1 | P-2', requires: 'Safeguarding:2' }],
    ['a competence without a level', { requires: 'safeguarding' }],
    ['a number with a space', { post_number: 'EH 12/3' }],
  ])('takes %s', async (_, row) => {
    expect(await preview(row)).toMatchObject({ added: 1, faultCount: 0, faults: [] });
  });

  it.each<[string, Record<string, string>, string, string]>([
    ['an unknown grade', { grade: 'Loww' }, 'Row 2: grade (Loww) is no grade we know.', 'Did you mean “Low”?'],
    ['no grade', { grade: '' }, 'Row 2: grade is empty.', 'Fill it in.'],
    ['a temporary post of no end', { permanence: 'temporary' }, 'is empty: a temporary post needs an end.', 'last day'],
    ['a month as last day', { end_date: '03/2022' }, 'end_date (03/2022) is not a day.', 'Maybe 31/03/2022?'],
    ['an unknown state', { state: 'planned' }, 'state (planned) is no state of a post.', 'established, proposed'],
    ['a freeze without a reason', { frozen_from: '2021-05-01' }, 'frozen_reason is empty.', 'may not be filled'],
    ['the end of a freeze alone', { frozen_to: '2021-05-01' }, 'frozen_from is empty beside', 'first day'],
    ['itself replaced', { replaces: 'P-9' }, 'replaces (P-9) names the post itself.', 'became of'],
    ['an unknown post replaced', { replaces: 'P-77' }, 'replaces (P-77) is no post we know.', 'Did you mean'],
    ['an unknown competence', { requires: 'Saving:2' }, 'holds “Saving”, which is no competence', 'Safeguarding'],
    ['an unknown level', { requires: 'Safeguarding:9' }, 'asks for level 9, which there is not.', 'Levels are: 1, 2.'],
    ['minutes for hours', { hours_per_week: '2220' }, 'is more than 50.', 'divide by 60'],
    [
      'other capitals',
      { post_number: 'p-1' },
      'differs from the post number P-1 only in capitals.',
      'Write it as P-1.',
    ],
    [
      'less than what is held',
      { post_number: 'P-1', hours_per_week: '30', start_date: '2018-04-01' },
      'is less than the 37 hours held on 2018-04-01.',
      'End or shorten',
    ],
    [
      'an end before somebody leaves',
      { post_number: 'P-1', start_date: '2018-04-01', end_date: '2021-12-31' },
      'is before the end of A-0001, which has no end.',
      'End A-0001 by then first',
    ],
    [
      'a start after somebody came',
      { post_number: 'P-1' },
      'is after 2018-04-01, when A-0001 begins in the post.',
      'Correct the date',
    ],
  ])('refuses %s', async (_, row, message, remedy) => {
    const said = (await preview(row)).faults.map((fault) => `${fault.message} ${fault.remedy}`);
    expect(said.filter((sentence) => sentence.includes(message) && sentence.includes(remedy))).toHaveLength(1);
  });

  it('refuses a number that stands twice', async () => {
    expect((await preview({}, { post_number: 'p-9' })).faults).toMatchObject([
      { row: 3, message: 'Row 3: post_number (p-9) stands in row 2 already.', remedy: 'Keep one row a post.' },
    ]);
  });

  it('stores posts that name each other, mapped on their first day', async () => {
    const db = await tinyDb();
    await importFile(
      db,
      'posts',
      fileOf([
        { ...POST, replaces: 'P-8|P-1' },
        { ...POST, post_number: 'P-8' },
      ]),
    );
    const mapped = db.$client.prepare('SELECT old_post_id, on_date FROM post_mapping ORDER BY 1').raw().all();
    expect(mapped).toEqual([
      ['P-1', '2021-04-01'],
      ['P-8', '2021-04-01'],
    ]);
  });

  it('leaves grade and budget point as they are where the file does not have them, and asks for a new one’s grade', async () => {
    const db = await tinyDb();
    const { grade: _, ...others } = POST;
    const row = { ...others, post_number: 'P-1', title: 'Family worker', start_date: '2018-04-01' };
    await importFile(db, 'posts', fileOf([row]));
    const post = db.$client.prepare("SELECT title, grade_id, budget_point, version FROM post WHERE id = 'P-1'").raw();
    expect(post.get()).toEqual(['Family worker', 'low', 2, 2]);
    const { faults } = await previewImport(db, 'posts', utf8(fileOf([others])));
    expect(faults).toMatchObject([{ column: 'grade', message: 'Row 2: grade is missing: a new post needs one.' }]);
  });

  it('stores nothing where one row has a fault', async () => {
    const db = await tinyDb();
    const before = establishmentOf(db);
    await expect(importFile(db, 'posts', fileOf([POST, { ...POST, post_number: 'P-1' }]))).rejects.toThrow(
      'First: Row 3',
    );
    expect(establishmentOf(db)).toEqual(before);
  });
});

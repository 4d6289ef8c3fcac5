import { describe, expect, it } from 'vitest';
import { previewImport } from '../../../../server/imports/preview-import.ts';
import { fileOf, importFile } from './establishment-files.ts';
import { tinyDb, utf8 } from './tiny-db.ts';

const ROW = { award_year: '2022-23', point: '4', annual_pay: '21189' };

async function preview(...rows: Record<string, string>[]) {
  return previewImport(await tinyDb(), 'pay-points', utf8(fileOf(rows.map((row) => ({ ...ROW, ...row })))));
}

describe('a file of pay points', () => {
  it.each<[string, Record<string, string>]>([
    ['a year with a stroke', { award_year: '2022/23' }],
    ['a year in full', { award_year: '2022-2023' }],
    ['pounds with a sign and commas', { annual_pay: '£21,189.00' }],
    ['a point with its abbreviation', { point: 'SCP 4' }],
    ['basis, source and note', { basis: 'Published', source: 'https://council.example/pay', note: 'doubtful' }],
  ])('takes %s', async (_, row) => {
    expect(await preview(row)).toMatchObject({ added: 1, faultCount: 0, faults: [] });
  });

  it.each<[string, Record<string, string>, string, string]>([
    ['years that do not follow', { award_year: '2022-24' }, 'award_year (2022-24) is not a pay year.', '2021-22'],
    ['a date for a year', { award_year: '2022-04-01' }, 'is not a pay year.', '2021-22'],
    ['no money', { annual_pay: '' }, 'annual_pay is empty.', 'Fill it in.'],
    ['nothing', { annual_pay: '0' }, 'annual_pay (0) is nothing.', '18933'],
    ['less than nothing', { annual_pay: "'-5" }, 'is not an amount of money.', 'without a sign'],
    ['another currency', { annual_pay: '€21189' }, 'is not an amount of money.', 'another currency'],
    ['a decimal comma', { annual_pay: '21189,5' }, 'is not an amount of money.', '1234.50'],
    ['point 0', { point: '0' }, 'point (0) is no pay point.', 'from 1 to 200'],
    ['an unknown basis', { basis: 'guess' }, 'basis (guess) is no basis.', 'published, derived, assumed'],
  ])('refuses %s', async (_, row, message, remedy) => {
    const said = (await preview(row)).faults.map((fault) => `${fault.message} ${fault.remedy}`);
    expect(said.filter((sentence) => sentence.includes(message) && sentence.includes(remedy))).toHaveLength(1);
  });

  it('refuses a point twice', async () => {
    expect((await preview({}, { award_year: '2022/23' })).faults).toMatchObject([
      { row: 3, message: 'Row 3: point (4) repeats row 2: same award year and point.' },
    ]);
  });

  it('changes what stands, keeps what the file does not say, and finds that out from the record', async () => {
    const db = await tinyDb();
    const file = fileOf([{ award_year: '2020-21', point: '1', annual_pay: '12000.50' }]);
    const before = await previewImport(db, 'pay-points', utf8(file));
    expect(before.changes).toMatchObject([
      {
        key: '2020-21, point 1',
        action: 'change',
        fields: [{ column: 'annual_pay', before: '12000', after: '12000.50' }],
      },
    ]);
    db.$client.exec("UPDATE pay_point SET note = 'looked at' WHERE point = 1");
    expect((await previewImport(db, 'pay-points', utf8(file))).digest).not.toBe(before.digest);
    await importFile(db, 'pay-points', file);
    const row = db.$client.prepare(
      "SELECT annual_pence, source, note FROM pay_point WHERE from_date = '2020-04-01' AND point = 1",
    );
    expect(row.raw().get()).toEqual([1_200_050, 'made up', 'looked at']);
  });
});

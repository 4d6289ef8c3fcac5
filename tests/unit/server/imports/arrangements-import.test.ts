import { describe, expect, it } from 'vitest';
import { previewImport } from '../../../../server/imports/preview-import.ts';
import { fileOf, importFile } from './establishment-files.ts';
import { tinyDb, utf8 } from './tiny-db.ts';

const ACTING = {
  kind: 'Acting up',
  post_number: 'P-5',
  staff_number: 'T-3',
  hours_per_week: '18.5',
  start_date: '2020-09-01',
  end_date: '2021-03-31',
  reason: 'Covers the vacancy',
};

async function preview(...rows: Record<string, string>[]) {
  return previewImport(await tinyDb(), 'arrangements', utf8(fileOf(rows.map((row) => ({ ...ACTING, ...row })))));
}

describe('a file of temporary arrangements', () => {
  it.each<[string, Record<string, string>]>([
    ['kinds as the product says them', { kind: 'maternity cover' }],
    ['kinds by id', { kind: 'additional-hours', post_number: 'P-3' }],
    ['dates in the British way', { end_date: '31/03/2021' }],
    ['an honorarium', { pay_point: '3', base_point: '1', pay_steps: '2021-01-01:2', on_cost: 'no' }],
    ['an agency worker', { kind: 'agency', staff_number: '', name: 'Sam Else', hourly_pay: '£23.90' }],
    ['capacity that is taken away', { capacity_hours: "'-18.5", capacity_district: 'North' }],
    ['capacity with a minus sign', { capacity_hours: '−18:30', capacity_district: 'north' }],
    ['whom it covers', { covers: 'A-0004' }],
    ['a name that is the person’s', { name: 'sam  CARTER' }],
    ['a day at which a month begins and ends', { start_date: '2021-01-31', end_date: '2021-01-31' }],
  ])('takes %s', async (_, row) => {
    expect(await preview(row)).toMatchObject({ added: 1, faultCount: 0, faults: [] });
  });

  it.each<[string, Record<string, string>, string, string]>([
    [
      'a month for the last day',
      { end_date: 'March 2021' },
      'Row 2: end_date (March 2021) is not a day.',
      'Maybe 31/03/2021? Ask which day is meant, and write that.',
    ],
    [
      'a month for the first day',
      { start_date: '09/2020' },
      'Row 2: start_date (09/2020) is not a day.',
      'Maybe 01/09/2020?',
    ],
    [
      'February of a leap year',
      { end_date: 'Feb 2020' },
      'Row 2: end_date (Feb 2020) is not a day.',
      'Maybe 29/02/2020?',
    ],
    ['no last day', { end_date: '' }, 'Row 2: end_date is empty.', 'Fill it in.'],
    ['no first day', { start_date: '' }, 'Row 2: start_date is empty.', 'Fill it in.'],
    ['an end before the start', { end_date: '2020-08-31' }, 'is before the start date 2020-09-01.', 'Swap the two'],
    ['no reason', { reason: '' }, 'Row 2: reason is empty.', 'why the arrangement is needed'],
    ['a short reason', { reason: 'ok' }, 'Row 2: reason (ok) is too short.', 'at least 3 characters'],
    ['an unknown kind', { kind: 'Acting' }, 'Row 2: kind (Acting) is no kind of arrangement.', 'Acting up'],
    ['a substantive holder', { kind: 'substantive' }, 'is no kind of arrangement.', 'Known are: Fixed term,'],
    [
      'an unknown post',
      { post_number: 'P-55' },
      'Row 2: post_number (P-55) is no post we know.',
      'Did you mean “P-5”?',
    ],
    ['nobody', { staff_number: '' }, 'Row 2: staff_number is empty, and so is the name.', 'not on the staff list'],
    [
      'an unknown person',
      { staff_number: 'T-9' },
      'Row 2: staff_number (T-9) is no staff number we know.',
      'Import the person',
    ],
    ['another’s name', { name: 'Jo Dale' }, 'Row 2: name (Jo Dale) is not who T-3 is.', 'T-3 is Sam Carter.'],
    [
      'an agency worker without a rate',
      { kind: 'agency' },
      'Row 2: hourly_pay is empty: an agency worker needs it.',
      'pounds an hour',
    ],
    ['a rate without an agency', { hourly_pay: '20' }, 'stands with a kind that is not agency.', 'Empty it'],
    [
      'a rate that is no money',
      { kind: 'agency', hourly_pay: '23,9' },
      'hourly_pay (23,9) is not an amount of money.',
      '1234.50',
    ],
    ['a rate with three decimals', { kind: 'agency', hourly_pay: '23.905' }, 'has more than two decimals.', '1234.50'],
    ['a base point alone', { base_point: '1' }, 'Row 2: pay_point is empty beside a base point.', 'point that is paid'],
    ['a point that is none', { pay_point: '4.5' }, 'Row 2: pay_point (4.5) is no pay point.', 'from 1 to 200'],
    [
      'a step before the start',
      { pay_point: '1', pay_steps: '2020-08-01:2' },
      'has a step on 2020-08-01',
      'Correct its day',
    ],
    [
      'a step without a day',
      { pay_point: '1', pay_steps: 'April 2021:2' },
      'holds “April 2021”, which is not a day.',
      '01/04/2021',
    ],
    [
      'capacity of no district',
      { capacity_hours: '37' },
      'capacity_district is empty beside capacity hours.',
      'Name the district',
    ],
    ['an unknown cover', { covers: 'A-9' }, 'Row 2: covers (A-9) is no occupancy we know.', 'number of the one'],
    ['dates outside the post', { post_number: 'P-6' }, 'is before post P-6 begins on 2021-09-01.', 'Correct the date'],
  ])('refuses %s', async (_, row, message, remedy) => {
    const { faults, faultCount } = await preview(row);
    expect(faultCount).toBeGreaterThan(0);
    const said = faults.map((fault) => `${fault.message} ${fault.remedy}`);
    expect(said.filter((sentence) => sentence.includes(message) && sentence.includes(remedy))).toHaveLength(1);
  });

  it('gives new ones the next numbers, finds them again without one, and stores nothing twice', async () => {
    const db = await tinyDb();
    const file = fileOf([ACTING, { ...ACTING, staff_number: '', name: 'Sam Else', kind: 'Fixed term' }]);
    await importFile(db, 'arrangements', file);
    const ids = db.$client
      .prepare("SELECT id FROM occupancy WHERE start_date = '2020-09-01' ORDER BY id")
      .pluck()
      .all();
    expect(ids).toEqual(['A-0007', 'A-0008']);
    expect(await previewImport(db, 'arrangements', utf8(file))).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    const longer = file.replaceAll('2021-03-31', '2021-04-30');
    expect(await previewImport(db, 'arrangements', utf8(longer))).toMatchObject({ added: 0, changed: 2 });
  });

  it('links what names a decision record to it', async () => {
    const db = await tinyDb();
    db.$client.exec(
      "INSERT INTO decision (id, reference, title, content, state, created_by, updated_at) VALUES ('D-0001', 'EH-1', 'T', '{}', 'draft', 'x', 'y')",
    );
    await importFile(db, 'arrangements', fileOf([{ ...ACTING, decision_reference: 'EH-1' }]));
    expect(db.$client.prepare("SELECT decision_id FROM occupancy WHERE id = 'A-0007'").pluck().get()).toBe('D-0001');
  });

  it('refuses covers that lead back to themselves', async () => {
    const { faults } = await preview(
      { number: 'A-0010', covers: 'A-0011' },
      { number: 'A-0011', covers: 'A-0010', staff_number: 'T-2' },
    );
    expect(faults.map(({ message }) => message)).toEqual([
      'Row 2: covers (A-0011) leads back to itself.',
      'Row 3: covers (A-0010) leads back to itself.',
    ]);
  });

  it('leaves pay, reasons and review dates as they are where the file does not have them', async () => {
    const db = await tinyDb();
    const seen = () =>
      db.$client.prepare("SELECT reason, hourly_pence, review_date FROM occupancy WHERE id = 'A-0006'").get();
    const before = seen();
    const row = {
      number: 'A-0006',
      kind: 'agency',
      post_number: 'P-5',
      hours_per_week: '18.5',
      start_date: '2021-01-01',
    };
    await importFile(db, 'arrangements', fileOf([{ ...row, end_date: '2021-07-31' }]));
    expect(db.$client.prepare("SELECT end_date FROM occupancy WHERE id = 'A-0006'").pluck().get()).toBe('2021-07-31');
    expect(seen()).toEqual(before);
  });

  it('tells the history of each, with the import as the reason', async () => {
    const db = await tinyDb();
    await importFile(db, 'arrangements', fileOf([ACTING]));
    const told = db.$client
      .prepare(
        'SELECT action, subject_id AS id, person_id AS person, reason FROM audit_event ORDER BY sequence DESC LIMIT 2',
      )
      .all();
    expect(told).toEqual([
      { action: 'import.arrangements', id: 'arrangements-run', person: null, reason: null },
      { action: 'arrangement.add', id: 'A-0007', person: 'T-3', reason: 'Import arrangements-run' },
    ]);
  });
});

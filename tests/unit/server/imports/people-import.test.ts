import { describe, expect, it } from 'vitest';
import { previewImport } from '../../../../server/imports/preview-import.ts';
import { tinyDb, utf8 } from './tiny-db.ts';

const REQUIRED = {
  staff_number: 'N-1',
  name: 'Ann Smith',
  role: 'Caseworker',
  unit: 'North district team',
  hours_per_week: '37',
  start_date: '2019-09-02',
};

async function preview(...rows: Record<string, string>[]) {
  const filled = rows.map((row) => ({ ...REQUIRED, ...row }) as Record<string, string>);
  const columns = [...new Set(filled.flatMap((row) => Object.keys(row)))];
  const lines = filled.map((row) =>
    columns.map((column) => `"${(row[column] ?? '').replaceAll('"', '""')}"`).join(','),
  );
  return previewImport(await tinyDb(), 'people', utf8([columns.join(','), ...lines].join('\n')));
}

describe('a people file', () => {
  it.each([
    ['role by id', { role: 'senior-practitioner' }],
    ['role in capitals', { role: 'TEAM MANAGER' }],
    ['the district as unit', { unit: 'north' }],
    ['a language by code and one by name', { languages: 'ur|English' }],
    ['lists with semicolons', { cannot_work_in: ' South ; ' }],
    ['choices and reasons', { first_choice: 'South', first_choice_reason: 'Language skills', second_choice: 'north' }],
    ['an end date in the British way', { end_date: '31/03/2022' }],
    ['ids that are words of the language', { staff_number: 'constructor' }],
    ['ids with signs', { staff_number: '__proto__' }],
    ['ids with slashes', { staff_number: 'a/b' }],
    ['names with accents', { name: 'Zoë Łukasz-O’Neill' }],
  ])('takes %s', async (_, row) => {
    expect(await preview(row)).toMatchObject({ added: 1, faultCount: 0, faults: [] });
  });

  it.each<[string, Record<string, string>, string, string, string]>([
    [
      'minutes for hours',
      { hours_per_week: '2220' },
      'hours_per_week',
      'Row 2: hours_per_week (2220) is more than 50.',
      'Maybe these are minutes a week: divide by 60.',
    ],
    [
      '52 hours',
      { hours_per_week: '52' },
      'hours_per_week',
      'Row 2: hours_per_week (52) is more than 50.',
      'full time is 37',
    ],
    [
      'an unknown role',
      { role: 'Casework' },
      'role',
      'Row 2: role (Casework) is no role we know.',
      'Did you mean “Caseworker”? Known are: Team manager,',
    ],
    [
      'an unknown unit',
      { unit: 'Zzz' },
      'unit',
      'Row 2: unit (Zzz) is no unit we know.',
      'Known are: MASH, North district team',
    ],
    [
      'an unknown language in a list',
      { languages: 'Urdu|Udru' },
      'languages',
      'Row 2: languages (Udru) is no language we know.',
      'Did you mean “Urdu”',
    ],
    ['an empty name', { name: ' ' }, 'name', 'Row 2: name is empty.', 'Fill it in.'],
    ['an end before the start', { end_date: '2018-01-01' }, 'end_date', 'is before the start date 2019-09-02', 'Swap'],
    [
      'a reason without a choice',
      { first_choice: '', first_choice_reason: 'x' },
      'first_choice_reason',
      'stands without a first choice',
      'delete the reason',
    ],
    [
      'the same choice twice',
      { first_choice: 'North', second_choice: 'north' },
      'second_choice',
      'named as an earlier choice already',
      'once',
    ],
    [
      'a choice that cannot be worked in',
      { first_choice: 'North', cannot_work_in: 'North' },
      'first_choice',
      'the person cannot work in',
      'Delete',
    ],
    [
      'no district left',
      { cannot_work_in: 'North|South' },
      'cannot_work_in',
      'names every district',
      'Leave at least one',
    ],
    ['a language nobody speaks', { languages: 'unknown' }, 'languages', 'which nobody speaks', 'empty'],
    [
      'a long reason',
      { first_choice: 'North', first_choice_reason: 'x'.repeat(201) },
      'first_choice_reason',
      'longer than 200 characters',
      'Shorten',
    ],
    ['a long staff number', { staff_number: 'x'.repeat(65) }, 'staff_number', 'longer than 64 characters', 'Shorten'],
    [
      'a staff number in other capitals',
      { staff_number: 't-1' },
      'staff_number',
      'only in capitals',
      'Write it as T-1.',
    ],
  ])('refuses %s, naming row, column and remedy', async (_, row, column, message, remedy) => {
    const { faults, faultCount, added } = await preview(row);
    expect({ faultCount, added }).toEqual({ faultCount: 1, added: 0 });
    expect(faults[0]).toMatchObject({ row: 2, column });
    expect(faults[0]?.message).toContain(message);
    expect(faults[0]?.remedy).toContain(remedy);
  });

  it('names every fault of a row at once', async () => {
    const { faults } = await preview({ role: 'x', hours_per_week: 'x', start_date: 'x' });
    expect(faults.map(({ column }) => column)).toEqual(['role', 'hours_per_week', 'start_date']);
  });

  it('refuses a staff number that stands twice, whatever its capitals', async () => {
    const { faults, added } = await preview({}, { staff_number: 'n-1' }, { staff_number: 'N-2' });
    expect(added).toBe(2);
    expect(faults).toMatchObject([
      { row: 3, column: 'staff_number', message: expect.stringContaining('stands in row 2 already') },
    ]);
  });

  it('lets a cell that is there but empty empty what stands', async () => {
    const { changes } = await preview({
      staff_number: 'T-1',
      name: 'Robin Archer',
      start_date: '2018-04-01',
      languages: '',
      first_choice: '',
      first_choice_reason: '',
    });
    expect(changes[0]?.fields).toEqual([
      { column: 'languages', before: 'Urdu', after: '' },
      { column: 'first_choice', before: 'North', after: '' },
      { column: 'first_choice_reason', before: 'Worked there before', after: '' },
    ]);
  });

  it('drops the old reason when the choice changes', async () => {
    const { changes } = await preview({
      staff_number: 'T-1',
      name: 'Robin Archer',
      start_date: '2018-04-01',
      first_choice: 'South',
    });
    expect(changes[0]?.fields).toEqual([
      { column: 'first_choice', before: 'North', after: 'South' },
      { column: 'first_choice_reason', before: 'Worked there before', after: '' },
    ]);
  });

  it('lets a choice in the file push out the same district from a lower choice that is not in the file', async () => {
    const { changes, faultCount } = await preview({
      staff_number: 'T-2',
      name: 'Alex Brook',
      start_date: '2018-04-01',
      first_choice: 'South',
    });
    expect(faultCount).toBe(0);
    expect(changes[0]?.fields).toEqual([
      { column: 'first_choice', before: 'North', after: 'South' },
      { column: 'second_choice', before: 'South', after: '' },
    ]);
  });
});

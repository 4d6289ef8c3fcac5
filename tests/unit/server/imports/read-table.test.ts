import { describe, expect, it } from 'vitest';
import { FaultList } from '../../../../server/imports/faults.ts';
import { type Column, templateCsv, withoutFormulaGuard, writeCsv } from '../../../../server/imports/layout.ts';
import { readTable } from '../../../../server/imports/read-table.ts';

const column = (id: string, required = true): Column => ({
  id,
  title: id.replace('_', ' '),
  required,
  example: 'x',
  help: 'Help.',
});
const COLUMNS = [column('staff_number'), column('name'), column('note', false)];

async function read(text: string) {
  const faults = new FaultList();
  const rows: (string | number | undefined)[][] = [];
  const count = await readTable(text, COLUMNS, faults, (line) =>
    rows.push([line.row, line.cell('staff_number'), line.cell('name'), line.cell('note')]),
  );
  return { rows, count, faults };
}

describe('readTable', () => {
  it.each([
    ['commas and LF', 'staff_number,name,note\n1,Ann,x\n2,Bob,y\n'],
    ['semicolons and CRLF', 'staff_number;name;note\r\n1;Ann;x\r\n2;Bob;y\r\n'],
    ['tabs and CR only', 'staff_number\tname\tnote\r1\tAnn\tx\r2\tBob\ty'],
    ['a sep= line', 'sep=;\r\nstaff_number;name;note\r\n1;Ann;x\r\n2;Bob;y'],
    ['headings as people say them', 'Staff number, NAME ,note\n1,Ann,x\n2,Bob,y'],
    ['surplus empty cells', 'staff_number,name,note,,\n1,Ann,x,,\n2,Bob,y'],
  ])('reads %s', async (_, text) => {
    const { rows, faults } = await read(text);
    expect(faults.listed).toEqual([]);
    expect(rows).toEqual([
      [2, '1', 'Ann', 'x'],
      [3, '2', 'Bob', 'y'],
    ]);
  });

  it('counts rows as a spreadsheet does: blank rows count, line breaks in a cell do not', async () => {
    const { rows } = await read('staff_number,name,note\n1,"Ann\nMarie",x\n\n,,\n2,Bob,y\n');
    expect(rows).toEqual([
      [2, '1', 'Ann\nMarie', 'x'],
      [5, '2', 'Bob', 'y'],
    ]);
  });

  it('takes quotation marks, separators in quotes and formula guards as they are meant', async () => {
    const { rows } = await read('staff_number,name,note\n1,"Ann ""A"" Smith, senior",\'=1+1\n');
    expect(rows).toEqual([[2, '1', 'Ann "A" Smith, senior', '=1+1']]);
  });

  it('leaves a column that the file does not have undefined', async () => {
    const { rows } = await read('name,staff_number\nAnn,1\n');
    expect(rows).toEqual([[2, '1', 'Ann', undefined]]);
  });

  it('names row, column and remedy of a row that is too short or too long, and reads on', async () => {
    const { rows, faults } = await read('staff_number,name,note\n1\n2,Smith, Ann,x\n3,Cat,z\n');
    expect(rows).toEqual([[4, '3', 'Cat', 'z']]);
    expect(faults.listed).toMatchObject([
      { row: 2, column: 'name', message: expect.stringContaining('has 1 cells where the heading has 3') },
      { row: 3, column: 'column 4', value: 'x', remedy: expect.stringContaining('quotation marks') },
    ]);
  });

  it('refuses duplicate, unknown and missing headings, with the nearest name, and hands over no row', async () => {
    const { rows, faults } = await read('staff_number,Staff number,nmae,zzz\n1,2,3,4\n');
    expect(rows).toEqual([]);
    expect(faults.listed.map(({ row, column: heading, remedy }) => [row, heading, remedy])).toEqual([
      [1, 'staff_number', 'Delete or rename one of the two columns.'],
      [1, 'nmae', 'Did you mean “name”? Rename the column, or delete it.'],
      [1, 'zzz', 'Delete it. Known are: staff_number, name, note.'],
      [1, 'name', 'Add the column. Help.'],
    ]);
  });

  it('refuses a column without a heading', async () => {
    const { faults } = await read('staff_number,,name\n1,secret,Ann\n');
    expect(faults.listed).toMatchObject([{ row: 1, column: 'column 2' }]);
  });

  it('tells where a quotation mark is never closed', async () => {
    const { rows, faults } = await read('staff_number,name,note\n1,Ann,x\n2,"Bob,y\n3,Cat,z\n');
    expect(rows).toHaveLength(1);
    expect(faults.listed).toMatchObject([{ row: 3, column: 'name', message: expect.stringContaining('never closed') }]);
  });

  it.each([
    ['row that never ends', `staff_number,name,note\n1,"${'x'.repeat(300_000)}\n`, 2, 'more than 200,000 characters'],
    ['heading row that never ends', 'note,'.repeat(1000), 1, 'There are 1000 headings'],
    ['file of empty rows', `staff_number,name,note\n${',,\n'.repeat(200_001)}`, 200_001, 'more than 200,000 rows'],
  ])('stops at a %s', async (_, text, row, sentence) => {
    const { faults, rows } = await read(text);
    expect(rows).toEqual([]);
    expect(faults.count).toBe(1);
    expect(faults.listed).toMatchObject([{ row, message: expect.stringContaining(sentence) }]);
  });

  it('works out what to do only for the faults it lists', () => {
    const faults = new FaultList();
    let asked = 0;
    for (let row = 2; row < 1000; row += 1) {
      faults.cell(row, 'name', `x${row}`, 'is wrong', () => {
        asked += 1;
        return 'Do something.';
      });
    }
    expect([asked, faults.listed.length, faults.count]).toEqual([200, 200, 998]);
  });

  it('lists one and the same fault twenty times, so that others are seen beside it', () => {
    const faults = new FaultList();
    for (let row = 2; row < 1002; row += 1)
      faults.cell(row, 'language', 'Bengalli', 'is no language we know', 'Correct it.');
    faults.cell(1002, 'district', 'Suoth', 'is no district we know', 'Correct it.');
    expect(faults.listed.map(({ row }) => row)).toEqual([...Array.from({ length: 20 }, (_, at) => at + 2), 1002]);
    expect(faults.count).toBe(1001);
  });

  it('tells where a quotation mark stands in the middle of a cell', async () => {
    const { faults } = await read('staff_number,name,note\n1,Ann "A" Smith,x\n');
    expect(faults.listed).toMatchObject([
      { row: 2, column: 'name', message: expect.stringContaining('in the middle') },
    ]);
  });

  it.each(['', '\n\n', '   '])('refuses a file that holds nothing: %j', async (text) => {
    const { faults, count } = await read(text);
    expect(faults.count).toBeGreaterThan(0);
    expect(count).toBe(0);
  });

  it('counts every fault, listed or not', async () => {
    const { faults } = await read(`staff_number,name,note\n${'1\n'.repeat(450)}`);
    expect(faults.listed).toHaveLength(20);
    expect(faults.count).toBe(450);
  });

  it('lets other work have its turn while it reads', async () => {
    let turns = 0;
    const ticking = setInterval(() => {
      turns += 1;
    }, 1);
    await read(`staff_number,name,note\n${'1,Ann,x\n'.repeat(40_000)}`);
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(3);
  });
});

describe('writeCsv', () => {
  it('guards what a spreadsheet would take for a formula, and the reader takes the guard off', () => {
    for (const cell of ['=1+1', '+44', '-5', '@sum', "'=x", '=HYPERLINK("a","b")']) {
      const line = writeCsv([column('name')], [{ name: cell }]).split('\r\n')[1] ?? '';
      expect(line.replace(/^"/, '')).toMatch(/^'/);
      expect(withoutFormulaGuard(line.replace(/^"|"$/g, '').replaceAll('""', '"'))).toBe(cell);
    }
  });

  it('makes a template of headings and one example', () => {
    expect(templateCsv(COLUMNS)).toBe('\uFEFFstaff_number,name,note\r\nx,x,x\r\n');
  });
});

import { describe, expect, it } from 'vitest';
import { linesOf, readText } from './extract-files.ts';
import { tinyDb } from './tiny-db.ts';

const HEAD = 'case_id,family_id,district,level,level_from,opened,closed,waiting_since';
const read = async (...rows: string[]) => readText(await tinyDb(), 'case-extract', [HEAD, ...rows].join('\n'));
const faultsOf = async (...rows: string[]) => (await read(...rows)).faults.map(({ message }) => message);

describe('a case that was closed and opened again, worked by hand', () => {
  const ROWS = [
    // open at the end of January; 36 days from 11 January to 16 February
    'C-1,F-1,North,Additional needs,,2021-01-11,2021-02-16,2020-12-01',
    // opened again on 9 March after a wait since 20 February, and still open
    'C-1,F-1,North,Complex needs,,2021-03-09,,2021-02-20',
  ];

  it('is open in the months of each time, and counts once as a case and as a family', async () => {
    const { aggregate, faults } = await read(...ROWS);
    expect(faults).toEqual([]);
    expect({ cases: aggregate.cases, families: aggregate.families }).toEqual({ cases: 1, families: 1 });
    expect(linesOf(aggregate.tables.demand)).toEqual([
      '2021-01 north additional unknown 1 1',
      '2021-03 north complex unknown 1 1',
    ]);
  });

  it('counts as opened and as closed once for each time, and waits in between', async () => {
    const { aggregate } = await read(...ROWS);
    expect(linesOf(aggregate.tables.flow)).toEqual([
      '2021-01 north additional 1 0 0 0 0',
      '2021-02 north additional 0 1 0 0 36',
      '2021-03 north complex 1 0 0 0 0',
    ]);
    // eight days from 20 to 28 February
    expect(linesOf(aggregate.tables.waits)).toEqual(['2021-02 north unknown 1 8']);
  });

  it('has further rows for changes of level in each time', async () => {
    const { aggregate, faults } = await read(
      'C-1,F-1,North,Complex needs,2021-02-03,2021-02-01,,',
      'C-1,F-1,North,Additional needs,,2021-01-04,2021-02-01,',
      'C-1,F-1,North,Additional needs,,2021-02-01,,',
      'C-1,F-1,North,Complex needs,2021-01-20,2021-01-04,2021-02-01,',
    );
    expect(faults).toEqual([]);
    expect(linesOf(aggregate.tables.flow)).toEqual([
      '2021-01 north additional 1 0 1 0 0',
      '2021-02 north additional 1 0 1 0 0',
      '2021-02 north complex 0 1 0 0 28',
    ]);
  });

  it('may move to another district, on the day it was closed in the former', async () => {
    const { aggregate, faults } = await read(
      'C-1,F-1,South,Complex needs,,2021-02-16,,',
      'C-1,F-1,North,Complex needs,,2021-01-11,2021-02-16,',
    );
    expect(faults).toEqual([]);
    expect(linesOf(aggregate.tables.demand)).toEqual([
      '2021-01 north complex unknown 1 1',
      '2021-02 south complex unknown 1 1',
      '2021-03 south complex unknown 1 1',
    ]);
    expect(aggregate.cases).toBe(1);
  });

  it('counts once without a family id and without a level, too', async () => {
    const { aggregate } = await read(
      'C-1,,North,,,2021-01-11,2021-02-16,',
      'C-1,,North,,,2021-03-09,,',
      'C-2,,North,,,2021-03-09,,',
    );
    expect({ cases: aggregate.cases, families: aggregate.families }).toEqual({ cases: 2, families: 2 });
    expect(aggregate.notices).toEqual([
      'Cases without a level at first count at the lowest level until one is recorded: 2.',
    ]);
  });

  it('may open and close on one day, and open again on it', async () => {
    const { aggregate, faults } = await read(
      'C-1,F-1,North,Complex needs,,2021-02-16,,',
      'C-1,F-1,North,Complex needs,,2021-02-16,2021-02-16,',
    );
    expect(faults).toEqual([]);
    expect(linesOf(aggregate.tables.flow)).toEqual(['2021-02 north complex 2 1 0 0 0']);
  });
});

describe('rows of one case that contradict each other', () => {
  it('are faults where they overlap, whatever their order', async () => {
    const rows = [
      'C-1,F-1,North,Complex needs,,2021-01-11,2021-02-16,',
      'C-1,F-1,North,Complex needs,,2021-02-15,2021-03-01,',
    ];
    expect(await faultsOf(...rows)).toEqual(['Row 3: opened (2021-02-15) is before the same case closed in row 2.']);
    expect(await faultsOf(...rows.toReversed())).toEqual([
      'Row 2: opened (2021-02-15) is before the same case closed in row 3.',
    ]);
    const { faults, aggregate } = await read(...rows);
    expect(faults[0]).toMatchObject({
      row: 3,
      column: 'opened',
      remedy: expect.stringContaining('opens again only once it is closed'),
    });
    expect(aggregate.tables.demand).toEqual([]);
  });

  it('are faults where the former time was never closed', async () => {
    expect(
      await faultsOf(
        'C-1,F-1,North,Complex needs,,2021-01-11,,',
        'C-1,F-1,North,Complex needs,,2021-02-15,2021-03-01,',
        'C-1,F-1,North,Complex needs,,2021-03-02,,',
      ),
    ).toEqual([
      'Row 3: opened (2021-02-15) is given, but the same case has no closed in row 2.',
      'Row 4: opened (2021-03-02) is given, but the same case has no closed in row 2.',
    ]);
  });

  it('are faults where the family waits while the case is open', async () => {
    const { faults } = await read(
      'C-1,F-1,North,Complex needs,,2021-01-11,2021-02-16,2020-12-01',
      'C-1,F-1,North,Complex needs,,2021-03-09,,2020-12-01',
    );
    expect(faults).toMatchObject([{ row: 3, column: 'waiting_since', value: '2020-12-01' }]);
    expect(faults[0]?.remedy).toContain('or leave it empty');
  });

  it('are faults where one day of opening has two of closing, or the family differs', async () => {
    const { faults } = await read(
      'C-1,F-1,North,Complex needs,,2021-01-11,2021-02-16,',
      'C-1,F-1,North,Complex needs,,2021-01-11,,',
      'C-2,F-1,North,Complex needs,,2021-01-11,2021-02-16,',
      'C-2,F-2,North,Complex needs,,2021-03-09,,',
    );
    expect(faults.map(({ row, column }) => `${row} ${column}`)).toEqual(['3 closed', '5 family_id']);
    expect(JSON.stringify(faults)).not.toMatch(/C-\d|F-\d/);
  });

  it('are faults where a row stands twice, or rows of one time say different things', async () => {
    const { faults } = await read(
      'C-1,F-1,North,Complex needs,,2021-01-11,,',
      'C-1,F-1,South,Complex needs,,2021-01-11,,',
    );
    expect(faults.map(({ row, column }) => `${row} ${column}`)).toEqual(['3 case_id', '3 district']);
    expect(faults[0]?.remedy).toContain('its own days in opened and closed');
  });
});

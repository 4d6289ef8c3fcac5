import { describe, expect, it } from 'vitest';
import type { Db } from '../../../../db/open.ts';
import { previewImport } from '../../../../server/imports/preview-import.ts';
import { fileOf, importFile } from './establishment-files.ts';
import { tinyDb, utf8 } from './tiny-db.ts';

const HONORARIUM = {
  kind: 'Acting up',
  post_number: 'P-5',
  staff_number: 'T-3',
  hours_per_week: '18.5',
  start_date: '2021-05-01',
  end_date: '2021-05-10',
  reason: 'Covers the vacancy',
  pay_point: '3',
  base_point: '1',
};
const SHORT = 'Rule “Honorarium too short”: This honorarium is for 10 days; it is payable from 28.';

const preview = (db: Db, ...rows: Record<string, string>[]) =>
  previewImport(db, 'arrangements', utf8(fileOf(rows)), '2021-04-01');
const set = (db: Db, id: string, severity: string) =>
  db.$client.prepare('INSERT INTO establishment_rule (id, severity) VALUES (?, ?)').run(id, severity);

describe('the rules of arrangements in a file', () => {
  it('are listed where they warn, with row, column and remedy', async () => {
    const { faultCount, added, warnings, warningCount } = await preview(await tinyDb(), HONORARIUM);
    expect({ faultCount, added }).toEqual({ faultCount: 0, added: 1 });
    expect(warnings).toContainEqual({
      row: 2,
      column: 'end_date',
      value: null,
      message: `Row 2: ${SHORT}`,
      remedy: 'Give a later end, or record it without extra pay by leaving out the substantive point.',
    });
    expect(warningCount).toBe(warnings.length);
  });

  it('are faults of the row where the council lets them refuse', async () => {
    const db = await tinyDb();
    set(db, 'honorarium-short', 'refuse');
    const { faults, faultCount } = await preview(
      db,
      { ...HONORARIUM, end_date: '2021-12-31' },
      { ...HONORARIUM, start_date: '2021-05-02' },
    );
    expect(faultCount).toBe(1);
    expect(faults).toMatchObject([{ row: 3, column: 'end_date', message: expect.stringContaining('payable from 28') }]);
  });

  it('say nothing where they are off, or without a day to look at it', async () => {
    const db = await tinyDb();
    set(db, 'honorarium-short', 'off');
    expect((await preview(db, HONORARIUM)).warnings.map(({ message }) => message)).not.toContain(`Row 2: ${SHORT}`);
    expect(await previewImport(await tinyDb(), 'arrangements', utf8(fileOf([HONORARIUM])))).toMatchObject({
      warnings: [],
    });
  });

  it('ask whether whoever is covered goes on to count beside their cover', async () => {
    const cover = {
      ...{ kind: 'Maternity cover', post_number: 'P-1', name: 'Kim Cover', hours_per_week: '37', covers: 'A-0001' },
      ...{ start_date: '2021-05-01', end_date: '2021-10-31', reason: 'Covers maternity leave', pay_point: '2' },
      ...{ capacity_hours: '37', capacity_district: 'North' },
    };
    const told = async (stops: string) =>
      (await preview(await tinyDb(), { ...cover, covered_stops: stops })).warnings.filter(({ message }) =>
        message.includes('Cover and covered both count'),
      );
    expect(await told('no')).toMatchObject([
      { row: 2, column: 'covered_stops', remedy: expect.stringMatching(/^If Robin Archer is away, say that/) },
    ]);
    expect(await told('yes')).toEqual([]);
  });

  it('look at the other rows of the file too', async () => {
    const other = { ...HONORARIUM, kind: 'Secondment', post_number: 'P-3', pay_point: '', base_point: '' };
    const { warnings } = await preview(await tinyDb(), HONORARIUM, other);
    const overlaps = warnings.filter(({ message }) => message.includes('Two arrangements of one person'));
    expect(overlaps.map(({ row }) => row)).toEqual([2, 3]);
  });

  it('leave alone what the file does not change, and do not refuse what was refused before', async () => {
    const db = await tinyDb();
    await importFile(db, 'arrangements', fileOf([HONORARIUM]));
    set(db, 'honorarium-short', 'refuse');
    expect(await preview(db, HONORARIUM)).toMatchObject({ unchanged: 1, faultCount: 0, warningCount: 0 });
    const said = await preview(db, { ...HONORARIUM, reason: 'Covers the vacancy until June' });
    expect(said).toMatchObject({ changed: 1, faultCount: 0 });
    expect(said.warnings.map(({ message }) => message)).toContain(`Row 2: ${SHORT}`);
  });
});

import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Db } from '../../../../db/open.ts';
import { readDemandForImport } from '../../../../db/queries/imports-demand.ts';
import { commitImport } from '../../../../server/imports/commit-import.ts';
import { previewImport } from '../../../../server/imports/preview-import.ts';
import { tinyDb, utf8 } from './tiny-db.ts';

const HEAD = 'month,district,level,language,open_cases';
const ROW = '2021-03,North,Additional needs,English';

/** North’s ten cases of English-speaking families with additional needs, of eight families. */
async function withFamilies(): Promise<Db> {
  const db = await tinyDb();
  db.$client.exec("UPDATE demand_count SET families = 8 WHERE district_id = 'north' AND level_id = 'additional'");
  return db;
}

async function imported(db: Db, csv: string) {
  const bytes = utf8(csv);
  const { digest, faults } = await previewImport(db, 'demand', bytes);
  expect(faults).toEqual([]);
  await commitImport(db, { kind: 'demand', bytes, digest, importId: randomUUID(), at: 'x', by: 'y' });
  const stored = [...readDemandForImport(db).values()].map(({ record }) => record);
  return stored.find(({ month, districtId, levelId, languageCode }) => {
    return `${month} ${districtId} ${levelId} ${languageCode}` === '2021-03 north additional en';
  });
}

describe('families of a file of counts', () => {
  it('stay as they stand where the file does not tell them', async () => {
    expect(await imported(await withFamilies(), `${HEAD}\n${ROW},9\n`)).toMatchObject({ openCases: 9, families: 8 });
  });

  it('are stored with the cases, and not known where the cell is empty', async () => {
    const db = await withFamilies();
    expect(await imported(db, `${HEAD},families\n${ROW},5,4\n`)).toMatchObject({ openCases: 5, families: 4 });
    expect(await imported(db, `${HEAD},families\n${ROW},5,\n`)).toMatchObject({ openCases: 5, families: null });
  });

  it('may not be more than the cases: those that stand, nor those of the row', async () => {
    const db = await withFamilies();
    const standing = await previewImport(db, 'demand', utf8(`${HEAD}\n${ROW},7\n`));
    expect(standing).toMatchObject({ added: 0, changed: 0, faultCount: 1 });
    expect(standing.faults).toMatchObject([
      {
        row: 2,
        column: 'open_cases',
        value: '7',
        message: 'Row 2: open_cases (7) is fewer than the 8 families that stand here.',
        remedy: 'Correct the figure, or write the families too, in a column “families”.',
      },
    ]);
    const own = await previewImport(db, 'demand', utf8(`${HEAD},families\n${ROW},7,9\n`));
    expect(own.faults).toMatchObject([
      { row: 2, message: expect.stringContaining('the 9 families that are in the row') },
    ]);
  });

  it.each(['-1', '2.5', 'many'])('are whole numbers: %s is none', async (families) => {
    const { faults } = await previewImport(await tinyDb(), 'demand', utf8(`${HEAD},families\n${ROW},7,${families}\n`));
    expect(faults).toMatchObject([{ row: 2, column: 'families' }]);
  });
});

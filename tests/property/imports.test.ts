import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countKey, readImportReference, readPeopleForImport, type StoredPerson } from '../../db/queries/imports.ts';
import { type CountRecord, readDemandForImport } from '../../db/queries/imports-demand.ts';
import { commitImport } from '../../server/imports/commit-import.ts';
import { countCells, DEMAND_COLUMNS } from '../../server/imports/demand-layout.ts';
import { writeCsv } from '../../server/imports/layout.ts';
import { importLists } from '../../server/imports/lists.ts';
import { PEOPLE_COLUMNS, personCells } from '../../server/imports/people-layout.ts';
import { previewImport } from '../../server/imports/preview-import.ts';
import { tinyDb, utf8 } from '../unit/server/imports/tiny-db.ts';

const runs = { numRuns: 40, seed: 20210401 };
const DISTRICTS = ['north', 'south'];
const words = (most: number) =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: most }),
      fc.constantFrom(
        '=1+1',
        '+44 161',
        '-x',
        '@x',
        'a,b;c',
        'say "x"',
        "O'Neill",
        "'=x",
        "''+x",
        'constructor',
        '__proto__',
        'a/b',
        'Zoë\tŁ',
      ),
    )
    .map((text) =>
      text
        .normalize('NFC')
        .replace(/[\p{Cc}\uFFFD\p{Cs}]/gu, '')
        .trim()
        .replace(/\s+/g, ' '),
    )
    .filter((text) => text !== '' && text.length <= most);
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const sorted = (from: string[]) => fc.subarray(from).map((some) => some.toSorted());

const person: fc.Arbitrary<StoredPerson> = fc
  .record({
    id: words(64).filter((id) => !id.startsWith("'")),
    name: words(120),
    roleId: fc.constantFrom('team-manager', 'senior-practitioner', 'caseworker', 'support'),
    unitId: fc.constantFrom('team-north', 'team-south', 'mash'),
    contractedMinutes: fc.integer({ min: 1, max: 3000 }),
    days: fc.tuple(day, fc.option(day)),
    languages: sorted(['en', 'ur']),
    order: fc.shuffledSubarray(DISTRICTS),
    firstRank: fc.integer({ min: 1, max: 4 }),
    reasons: fc.tuple(fc.option(words(200)), fc.option(words(200))),
    cannotWorkIn: fc.subarray(DISTRICTS, { maxLength: 1 }),
  })
  .map(({ days: [one, other], order, firstRank, reasons, ...rest }) => ({
    ...rest,
    startDate: other !== null && other < one ? other : one,
    endDate: other === null ? null : other < one ? one : other,
    preferences: order
      .filter((districtId) => !rest.cannotWorkIn.includes(districtId))
      .map((districtId, at) => ({ districtId, rank: firstRank + at, reason: reasons[at] ?? null })),
  }));

const count: fc.Arbitrary<CountRecord> = fc
  .record({
    month: fc
      .tuple(fc.integer({ min: 1990, max: 2040 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`),
    districtId: fc.constantFrom(...DISTRICTS),
    levelId: fc.constantFrom('additional', 'complex'),
    languageCode: fc.constantFrom('en', 'ur', 'unknown'),
    openCases: fc.integer({ min: 0, max: 100_000 }),
    share: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  })
  .map(({ share, ...rest }) => ({ ...rest, families: share === null ? null : Math.round(share * rest.openCases) }));

/** The same file as a spreadsheet elsewhere might have saved it. */
const savedAs: Record<string, (csv: string) => Uint8Array> = {
  'UTF-8': utf8,
  'UTF-8 with a mark': (csv) => utf8(`\uFEFF${csv}`),
  'UTF-16': (csv) => new Uint8Array(Buffer.from(`\uFEFF${csv}`, 'utf16le')),
};

describe('records written as CSV and imported again', () => {
  it('come back as the same people, whatever the encoding, and change nothing the second time', async () => {
    const people = fc.uniqueArray(person, { selector: ({ id }) => id.toLowerCase(), minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(people, fc.constantFrom(...Object.keys(savedAs)), async (records, encoding) => {
        const db = await tinyDb();
        const lists = importLists(readImportReference(db));
        const csv = writeCsv(
          PEOPLE_COLUMNS,
          records.map((record) => personCells(record, lists)),
        );
        const bytes = savedAs[encoding]?.(csv) ?? utf8(csv);
        const { digest, faults } = await previewImport(db, 'people', bytes);
        expect(faults).toEqual([]);
        await commitImport(db, { kind: 'people', bytes, digest, importId: 'r', at: 'x', by: 'y' });
        const stored = readPeopleForImport(db);
        for (const record of records) expect(stored.get(record.id)?.record).toEqual(record);
        expect(await previewImport(db, 'people', bytes)).toMatchObject({
          added: 0,
          changed: 0,
          unchanged: records.length,
        });
      }),
      runs,
    );
  });

  it('come back as the same counts and change nothing the second time', async () => {
    const counts = fc.uniqueArray(count, { selector: countKey, minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(counts, async (records) => {
        const db = await tinyDb();
        const lists = importLists(readImportReference(db));
        const bytes = utf8(
          writeCsv(
            DEMAND_COLUMNS,
            records.map((record) => countCells(record, lists)),
          ),
        );
        const { digest, faults } = await previewImport(db, 'demand', bytes);
        expect(faults).toEqual([]);
        await commitImport(db, { kind: 'demand', bytes, digest, importId: 'r', at: 'x', by: 'y' });
        const stored = readDemandForImport(db);
        for (const record of records) expect(stored.get(countKey(record))?.record).toEqual(record);
        expect(await previewImport(db, 'demand', bytes)).toMatchObject({ added: 0, changed: 0 });
      }),
      runs,
    );
  });

  it('any bytes at all give a preview or faults, never an exception', async () => {
    const db = await tinyDb();
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .array(
          fc.constantFrom(
            '"',
            ',',
            ';',
            '\r',
            '\n',
            'month',
            'district',
            'level,language,open_cases',
            '2021-03',
            'é',
            '\0',
            'sep=;',
          ),
          { maxLength: 40 },
        )
        .map((parts) => utf8(parts.join(''))),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.constantFrom('people' as const, 'demand' as const), async (file, kind) => {
        const preview = await previewImport(db, kind, file);
        expect(preview.faultCount + preview.rows).toBeGreaterThanOrEqual(0);
        expect(preview.faultCount > 0 || preview.rows >= preview.added + preview.changed).toBe(true);
      }),
      { ...runs, numRuns: 300 },
    );
  });
});

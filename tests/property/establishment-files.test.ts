import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Db } from '../../db/open.ts';
import { type StoredOccupancy, storeOccupanciesImport } from '../../db/queries/imports-occupancies.ts';
import { type StoredPost, storePostsImport } from '../../db/queries/imports-posts.ts';
import { EXPORT_KINDS, type ExportKind } from '../../server/contract/imports.ts';
import type { Role } from '../../server/contract/permissions.ts';
import { exportFile } from '../../server/imports/export-file.ts';
import { previewImport } from '../../server/imports/preview-import.ts';
import { establishmentOf, importFile } from '../unit/server/imports/establishment-files.ts';
import { tinyDb, utf8 } from '../unit/server/imports/tiny-db.ts';

const runs = { numRuns: 20, seed: 20210401 };
const AWKWARD = [
  '=1+1',
  '+44 161',
  '-x',
  '@x',
  'a,b;c',
  'say "x"',
  "O'Neill",
  "'=x",
  "''+x",
  'a|b',
  'a  b',
  'Zoë',
  'two\nlines',
];
const text = (most: number, lines = false) =>
  fc
    .oneof(fc.string({ unit: 'grapheme', maxLength: most }), fc.constantFrom(...AWKWARD))
    .map((some) =>
      (lines ? some.replace(/[^\P{Cc}\n]/gu, '') : some.replace(/\p{Cc}/gu, ' ')).replace(/\p{Cs}/gu, '').trim(),
    )
    .filter((some) => [...some].length >= 3 && some.length <= most);
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { freq: 2 });
const day = (from: string, to: string) =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
const point = fc.integer({ min: 1, max: 200 });
const minutes = fc.integer({ min: 1, max: 3000 });

const REQUIREMENTS: StoredPost['requirements'][] = [[], [{ competenceId: 'safeguarding', minimumLevel: 2 }]];
const REPLACED: StoredPost['replaces'][] = [[], [{ oldPostId: 'P-1', onDate: '2020-01-01', note: 'a note' }]];

const post: fc.Arbitrary<StoredPost> = fc
  .record({
    id: fc.integer({ min: 100, max: 999 }).map((number) => `N-${number}`),
    title: text(120),
    roleId: fc.constantFrom('caseworker', 'senior-practitioner'),
    gradeId: fc.constantFrom('low', 'high'),
    unitId: fc.constantFrom('team-north', 'team-south', 'mash'),
    budgetedMinutes: minutes,
    budgetPoint: maybe(point),
    costCode: text(40),
    startDate: day('2000-01-01', '2010-12-31'),
    endDate: maybe(day('2031-01-01', '2040-12-31')),
    endReason: maybe(text(300, true)),
    isTemporary: fc.boolean(),
    state: fc.constantFrom('established', 'proposed'),
    freeze: maybe(fc.tuple(day('2012-01-01', '2014-12-31'), maybe(day('2015-01-01', '2016-12-31')), text(300, true))),
    requirements: fc.constantFrom(...REQUIREMENTS),
    replaces: fc.constantFrom(...REPLACED),
  })
  .map(({ isTemporary, freeze, ...rest }) => ({
    ...rest,
    permanence: isTemporary && rest.endDate !== null ? ('temporary' as const) : ('permanent' as const),
    frozenFrom: freeze?.[0] ?? null,
    frozenTo: freeze?.[1] ?? null,
    frozenReason: freeze?.[2] ?? null,
  }));

const occupancy: fc.Arbitrary<StoredOccupancy> = fc
  .record({
    id: fc.integer({ min: 100, max: 9999 }).map((number) => `A-${number}`),
    kind: fc.constantFrom('substantive', 'fixed-term', 'agency', 'ring-fenced', 'acting-up'),
    who: fc.oneof(
      fc.constantFrom('T-1', 'T-2').map((personId) => ({ personId, workerName: null })),
      text(120).map((workerName) => ({ personId: null, workerName })),
    ),
    minutes,
    startDate: day('2011-01-01', '2015-12-31'),
    endDate: day('2016-01-01', '2030-12-31'),
    isOpen: fc.boolean(),
    pay: maybe(fc.tuple(point, maybe(point))),
    steps: fc.uniqueArray(fc.record({ fromDate: day('2016-01-01', '2016-01-01'), point }), { maxLength: 1 }),
    onCost: fc.boolean(),
    hourlyPence: fc.integer({ min: 1, max: 100_000 }),
    reason: text(1000, true),
    reviewDate: maybe(day('2011-01-01', '2030-12-31')),
    decisionReference: maybe(text(120)),
    capacityMinutes: fc.integer({ min: -3000, max: 3000 }),
    capacityDistrictId: fc.constantFrom('north', 'south'),
    coveredStops: fc.boolean(),
    endReason: maybe(text(300, true)),
  })
  .map(({ who, isOpen, pay, kind, capacityMinutes, ...rest }) => {
    const isHeld = kind === 'substantive';
    return {
      ...rest,
      ...who,
      kind,
      postId: 'N-1000',
      endDate: isHeld && isOpen ? null : rest.endDate,
      payPoint: pay?.[0] ?? null,
      basePoint: isHeld ? null : (pay?.[1] ?? null),
      hourlyPence: kind === 'agency' ? rest.hourlyPence : null,
      capacityMinutes: isHeld ? 0 : capacityMinutes,
      capacityDistrictId: isHeld ? null : rest.capacityDistrictId,
      coversId: kind === 'acting-up' ? 'A-0001' : null,
      coveredStops: kind === 'acting-up' && rest.coveredStops,
      decisionId: null,
    };
  });

/** The tiny database with some posts more, one of them large enough for everybody, and people in it one after another. */
async function dbWith(posts: readonly StoredPost[], occupancies: readonly StoredOccupancy[]): Promise<Db> {
  const db = await tinyDb();
  const run = { id: 'given', kind: 'posts', at: 'now', by: 'somebody', added: 0, changed: 0, unchanged: 0 } as const;
  const [pattern] = posts;
  const added = (records: readonly StoredPost[]) => records.map((record) => ({ record, fromVersion: null }));
  if (!pattern) return db;
  const large = { ...pattern, id: 'N-1000', budgetedMinutes: 3000, endDate: null, permanence: 'permanent' as const };
  storePostsImport(db, added([...posts, large]), run);
  const held = occupancies.filter(({ kind }) => kind !== 'substantive');
  const [holder] = occupancies.filter(({ kind }) => kind === 'substantive');
  const changes = [...held, ...(holder ? [holder] : [])].map((record) => ({ record, fromVersion: null }));
  storeOccupanciesImport(db, changes, { ...run, id: 'given-2', kind: 'occupancies' });
  return db;
}

const given = fc.tuple(
  fc.uniqueArray(post, { minLength: 1, maxLength: 5, selector: ({ id }) => id }),
  fc.uniqueArray(occupancy, { maxLength: 6, selector: ({ id }) => id }),
);

async function filesOf(db: Db, role: Role): Promise<Map<ExportKind, string>> {
  const files = new Map<ExportKind, string>();
  for (const kind of EXPORT_KINDS) files.set(kind, await exportFile(db, kind, { role, districtId: null }));
  return files;
}

/** Columns of pay, and of why an arrangement was made. */
const HIDDEN =
  'grade budget_point pay_point pay_steps on_cost base_point hourly_pay reason review_date decision_reference'.split(
    ' ',
  );

describe('what goes out as a file', () => {
  it('changes nothing when it comes back in', async () => {
    await fc.assert(
      fc.asyncProperty(given, async (records) => {
        const db = await dbWith(...records);
        for (const [kind, file] of await filesOf(db, 'hr')) {
          const { added, changed, faults } = await previewImport(db, kind, utf8(file));
          expect({ kind, added, changed, faults }).toEqual({ kind, added: 0, changed: 0, faults: [] });
        }
      }),
      runs,
    );
  });

  it('gives the same records where it is imported into an empty establishment', async () => {
    await fc.assert(
      fc.asyncProperty(given, async ([posts, occupancies]) => {
        const mapped = posts.map((one) => ({ ...one, replaces: [] }));
        const db = await dbWith(mapped, occupancies);
        const empty = await tinyDb();
        empty.$client.exec(
          'DELETE FROM funding_line; DELETE FROM recruitment_stage; DELETE FROM recruitment; DELETE FROM occupancy_step; DELETE FROM occupancy; DELETE FROM post; DELETE FROM pay_point',
        );
        for (const [kind, file] of await filesOf(db, 'hr')) await importFile(empty, kind, file);
        expect(establishmentOf(empty)).toEqual(establishmentOf(db));
      }),
      { ...runs, numRuns: 12 },
    );
  });

  it('leaves pay and reasons as they are where somebody saved it who may read neither', async () => {
    await fc.assert(
      fc.asyncProperty(given, async (records) => {
        const db = await dbWith(...records);
        const before = establishmentOf(db);
        const { 'pay-points': _, ...files } = Object.fromEntries(await filesOf(db, 'manager'));
        for (const [kind, file] of Object.entries(files)) {
          const headings = file.split('\r\n')[0]?.split(',') ?? [];
          expect(headings.filter((heading) => HIDDEN.includes(heading))).toEqual([]);
          const { added, changed, faults } = await previewImport(db, kind as ExportKind, utf8(file));
          expect({ kind, added, changed, faults }).toEqual({ kind, added: 0, changed: 0, faults: [] });
        }
        expect(establishmentOf(db)).toEqual(before);
      }),
      { ...runs, numRuns: 8 },
    );
  });
});

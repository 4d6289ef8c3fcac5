import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FigureRow } from '../../db/queries/imports-extracts.ts';
import type { Aggregate } from '../../server/imports/extract/aggregate.ts';
import { readText } from '../unit/server/imports/extract-files.ts';
import { tinyDb } from '../unit/server/imports/tiny-db.ts';

const RUNS = { seed: 20210401, numRuns: 25 };
const HEAD = 'case_id,family_id,district,ward,level,language,ethnicity,opened,closed,waiting_since,scope';
const day = (number: number) => new Date(Date.UTC(2020, 10, 1) + number * 86_400_000).toISOString().slice(0, 10);

const caseRow = fc
  .record({
    district: fc.constantFrom('North', 'South'),
    ward: fc.constantFrom('', 'W1', 'W2'),
    level: fc.constantFrom('', 'Additional needs', 'Complex needs'),
    language: fc.constantFrom('', 'English', 'Urdu'),
    ethnicity: fc.constantFrom('', 'yes', 'no'),
    opened: fc.nat(180),
    lasts: fc.option(fc.nat(120)),
    waits: fc.option(fc.nat(60)),
    scope: fc.constantFrom('', '', 'mash', 'commissioned'),
    family: fc.nat(5),
  })
  .map(({ opened, lasts, waits, family, ...rest }) => ({
    family,
    cells: (id: string) =>
      [
        `C${id}`,
        `F${family}`,
        rest.district,
        rest.ward,
        rest.level,
        rest.language,
        rest.ethnicity,
        day(opened),
        lasts === null ? '' : day(opened + lasts),
        waits === null ? '' : day(opened - waits),
        rest.scope,
      ].join(','),
  }));
const cases = fc.array(caseRow, { minLength: 1, maxLength: 12 });

const read = async (rows: readonly string[]): Promise<Aggregate> => {
  const found = await readText(await tinyDb(), 'case-extract', [HEAD, ...rows].join('\n'));
  expect(found.faults).toEqual([]);
  return found.aggregate;
};

it('counts the same whatever the order of the rows', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async (list) => {
      const rows = list.map(({ cells }, n) => cells(String(n)));
      expect(await read(rows.toReversed())).toEqual(await read(rows));
    }),
    RUNS,
  );
});

it('gives the same sums from two halves of a file whose families do not overlap', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async (list) => {
      const half = (isFirst: boolean) =>
        list.flatMap(({ family, cells }, n) => (family < 3 === isFirst ? [cells(String(n))] : []));
      const [whole, ...parts] = await Promise.all([[...half(true), ...half(false)], half(true), half(false)].map(read));
      const sum = parts.map(sumsOf).reduce(added, new Map());
      expect([...sum].sort()).toEqual([...sumsOf(whole)].sort());
    }),
    RUNS,
  );
});

it('never has more families than open cases, nor more in wards than there are', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async (list) => {
      const { demand = [], wards = [] } = (await read(list.map(({ cells }, n) => cells(String(n))))).tables;
      for (const { open_cases: open, families } of demand) expect(Number(families)).toBeLessThanOrEqual(Number(open));
      const total = (rows: readonly FigureRow[]) => rows.reduce((sum, row) => sum + Number(row.open_cases), 0);
      expect(total(wards)).toBe(total(demand));
    }),
    RUNS,
  );
});

/** Every figure by table, key and name. */
function sumsOf(aggregate: Aggregate | undefined): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [table, rows] of Object.entries(aggregate?.tables ?? {})) {
    for (const row of rows) {
      const key = Object.values(row)
        .filter((value) => typeof value === 'string')
        .join(' ');
      for (const [name, value] of Object.entries(row)) {
        if (typeof value === 'number' && value !== 0) sums.set(`${table} ${key} ${name}`, value);
      }
    }
  }
  return sums;
}

function added(one: Map<string, number>, other: Map<string, number>): Map<string, number> {
  const sums = new Map(one);
  for (const [key, value] of other) sums.set(key, (sums.get(key) ?? 0) + value);
  return sums;
}

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

/** A case that was open several times: how long each lasts, and how long it was closed before. */
const reopened = fc
  .record({
    start: fc.nat(60),
    times: fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { minLength: 1, maxLength: 5 }),
    goesOn: fc.boolean(),
    place: fc.constantFrom('North,W1', 'South,'),
    family: fc.nat(3),
  })
  .map(({ start, times, goesOn, ...rest }) => {
    let at = start;
    const stretches = times.map(([shut, lasts], n) => {
      const [opened, closed] = [at + shut + (n === 0 ? 0 : 1), at + shut + (n === 0 ? 0 : 1) + lasts];
      at = closed;
      return { opened, closed: goesOn && n === times.length - 1 ? null : closed };
    });
    return { ...rest, stretches };
  });
const row = (id: string, family: number, place: string, opened: number, closed: number | null) =>
  `C${id},F${family},${place},Complex needs,Urdu,yes,${day(opened)},${closed === null ? '' : day(closed)},,`;

it('counts the times of a case that was opened again like as many cases, whatever their order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(reopened, { minLength: 1, maxLength: 6 }), async (list) => {
      const rows = (idOf: (n: number, time: number) => string) =>
        list.flatMap(({ stretches, family, place }, n) =>
          stretches.map(({ opened, closed }, time) => row(idOf(n, time), family + n * 10, place, opened, closed)),
        );
      const asOne = rows((n) => String(n));
      const [once, turned, apart] = await Promise.all(
        [asOne, asOne.toReversed(), rows((n, time) => `${n}-${time}`)].map(read),
      );
      expect(turned).toEqual(once);
      expect(once?.tables).toEqual(apart?.tables);
      expect(once?.cases).toBe(list.length);
    }),
    RUNS,
  );
});

it('counts the same open cases and families where one time is cut into two that touch', async () => {
  await fc.assert(
    fc.asyncProperty(cases, fc.nat(120), async (list, after) => {
      const whole = list.map(({ cells }, n) => cells(String(n)));
      const cut = whole.flatMap((text) => {
        const cells = text.split(',');
        const [opened = '', closed = ''] = cells.slice(7, 9);
        const between = new Date(Date.parse(opened) + after * 86_400_000).toISOString().slice(0, 10);
        if (closed !== '' && between > closed) return [text];
        // the family waited for the first of the two only
        return [cells.with(8, between), cells.with(7, between).with(9, '')].map((parts) => parts.join(','));
      });
      // a time that closed on the day it opened, cut on that day, would stand twice
      fc.pre(new Set(cut).size === cut.length);
      const [one, two] = await Promise.all([whole, cut].map(read));
      const open = ({ tables }: Aggregate) => [tables.demand, tables.wards, tables.waits, tables.outOfScope];
      if (!one || !two) throw new Error('Nothing was read');
      expect(open(two)).toEqual(open(one));
      expect([two.cases, two.families]).toEqual([one.cases, one.families]);
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

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSmall, type Shown, type ShownTable, suppressTable } from '../../server/domain/demand/suppress.ts';

const seed = 20210401;
const rule = fc.record({
  on: fc.constant(true),
  threshold: fc.integer({ min: 2, max: 5 }),
  showZero: fc.boolean(),
});
const table = (rows: number, columns: number) => {
  const count = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 30 }));
  return fc.array(fc.array(count, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
};
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

/** Every count of a table in one list: cells, totals of rows and columns, the total. */
function allOf<T>({ cells, rowTotals, columnTotals, total }: Pick<Parts<T>, keyof Parts<T>>): T[] {
  return [...cells.flat(), ...rowTotals, ...columnTotals, total];
}
interface Parts<T> {
  cells: T[][];
  rowTotals: T[];
  columnTotals: T[];
  total: T;
}

function withTotals(cells: number[][]): Parts<number> {
  const rowTotals = cells.map(sum);
  const columnTotals = (cells[0] ?? []).map((_, at) => sum(cells.map((row) => row[at] ?? 0)));
  return { cells, rowTotals, columnTotals, total: sum(rowTotals) };
}

/**
 * Tries every table that fits what is shown, with hidden counts from `least` to two above the true one, until each hidden
 * count was seen with two values. @returns for each count of `allOf` the values it was seen with
 */
function valuesThatFit(shown: ShownTable, truth: Parts<number>, least: number): Set<number>[] {
  const columns = shown.cells[0]?.length ?? 0;
  const flat = shown.cells.flat();
  const real = truth.cells.flat();
  const published = allOf(shown);
  const seen = published.map(() => new Set<number>());
  const fits = (value: number, as: Shown | undefined) => (as === 'suppressed' ? value >= least : value === as);
  const isDone = () => seen.every((values, at) => published[at] !== 'suppressed' || values.size > 1);
  const tryFrom = (at: number, cells: number[]): void => {
    if (isDone()) return;
    if (at > 0 && at % columns === 0) {
      const row = at / columns - 1;
      if (!fits(sum(cells.slice(row * columns, at)), shown.rowTotals[row])) return;
    }
    if (at === flat.length) {
      const rows = Array.from({ length: at / columns }, (_, row) => cells.slice(row * columns, (row + 1) * columns));
      const values = allOf(withTotals(rows));
      if (values.every((value, place) => fits(value, published[place]))) {
        values.forEach((value, place) => {
          seen[place]?.add(value);
        });
      }
      return;
    }
    const cell = flat[at];
    if (cell !== 'suppressed') {
      tryFrom(at + 1, [...cells, cell ?? 0]);
      return;
    }
    for (let value = least; value <= (real[at] ?? 0) + 2; value += 1) tryFrom(at + 1, [...cells, value]);
  };
  tryFrom(0, []);
  return seen;
}

describe('small numbers', () => {
  for (const [rows, columns] of [
    [1, 4],
    [2, 2],
    [2, 3],
    [3, 2],
  ] as const) {
    it(`cannot be worked out from what is shown of ${rows} × ${columns} counts`, () => {
      fc.assert(
        fc.property(table(rows, columns), rule, (cells, numbers) => {
          const shown = suppressTable(cells, numbers);
          const published = allOf(shown);
          valuesThatFit(shown, withTotals(cells), numbers.showZero ? 1 : 0).forEach((values, at) => {
            if (published[at] === 'suppressed') expect(values.size).toBeGreaterThan(1);
          });
        }),
        { seed, numRuns: 150 },
      );
    });
  }

  it('cannot be worked out where the totals of rows are seen elsewhere', () => {
    fc.assert(
      fc.property(table(3, 2), rule, (cells, numbers) => {
        // of a row that is known to be empty everything is known
        fc.pre(cells.every((row) => sum(row) > 0));
        const shown = suppressTable(cells, numbers, { knownRowTotals: true });
        expect(shown.rowTotals).toEqual(cells.map(sum));
        const published = allOf(shown);
        // a 0 may be hidden where nothing else is left to hide
        valuesThatFit(shown, withTotals(cells), 0).forEach((values, at) => {
          if (published[at] === 'suppressed') expect(values.size).toBeGreaterThan(1);
        });
      }),
      { seed, numRuns: 150 },
    );
  });

  it('are all hidden, and what is shown is the truth', () => {
    fc.assert(
      fc.property(table(4, 5), rule, (cells, numbers) => {
        const truth = allOf(withTotals(cells));
        allOf(suppressTable(cells, numbers)).forEach((shown, at) => {
          const count = truth[at] ?? -1;
          if (isSmall(count, numbers)) expect(shown).toBe('suppressed');
          if (shown !== 'suppressed') expect(shown).toBe(count);
          if (numbers.showZero && count === 0) expect(shown).toBe(0);
        });
      }),
      { seed, numRuns: 300 },
    );
  });

  it('leave a table without small counts as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: 5, max: 90 }), { minLength: 3, maxLength: 3 })), (cells) => {
        const shown = suppressTable(cells, { on: true, threshold: 5, showZero: true });
        expect(shown.cells).toEqual(cells);
      }),
      { seed, numRuns: 60 },
    );
  });
});

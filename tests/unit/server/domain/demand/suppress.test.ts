import { describe, expect, it } from 'vitest';
import {
  isSmall,
  type SmallNumbers,
  suppressList,
  suppressTable,
} from '../../../../../server/domain/demand/suppress.ts';

const rule: SmallNumbers = { on: true, threshold: 5, showZero: true };
const hidden = 'suppressed';

describe('isSmall', () => {
  it('is for 1 to one below the threshold, and for 0 where that is not shown', () => {
    expect([0, 1, 4, 5].map((count) => isSmall(count, rule))).toEqual([false, true, true, false]);
    expect(isSmall(0, { ...rule, showZero: false })).toBe(true);
    expect(isSmall(2, { ...rule, on: false })).toBe(false);
  });
});

describe('suppressList', () => {
  it('hides a second count, the smallest, so that the sum does not give the first away', () => {
    expect(suppressList([3, 40, 7, 12], rule)).toEqual({ counts: [hidden, 40, hidden, 12], total: 62 });
  });

  it('leaves two small counts that could be told apart in no way', () => {
    expect(suppressList([3, 4, 40], rule)).toEqual({ counts: [hidden, hidden, 40], total: 47 });
  });

  it('hides a third where two counts of 1 are all that fits the sum, since 0 would be shown', () => {
    expect(suppressList([1, 1, 40, 9], rule)).toEqual({ counts: [hidden, hidden, 40, hidden], total: 51 });
    expect(suppressList([1, 1, 40, 9], { ...rule, showZero: false }).counts).toEqual([hidden, hidden, 40, 9]);
  });

  it('hides the sum where everything else is 0', () => {
    expect(suppressList([9, 0, 0], rule)).toEqual({ counts: [9, 0, 0], total: 9 });
    expect(suppressList([3, 0, 0], rule)).toEqual({ counts: [hidden, 0, 0], total: hidden });
  });

  it('leaves everything where it is off, and where nothing is small', () => {
    expect(suppressList([1, 2, 3], { ...rule, on: false })).toEqual({ counts: [1, 2, 3], total: 6 });
    expect(suppressList([5, 0, 8], rule)).toEqual({ counts: [5, 0, 8], total: 13 });
    expect(suppressList([], rule)).toEqual({ counts: [], total: 0 });
  });
});

describe('suppressTable', () => {
  it('hides along the row and along the column', () => {
    // 3 would follow from its row, then from its column; 6, 8 and 9 are the cheapest corners of a rectangle with it
    const cells = [
      [3, 6, 30],
      [8, 9, 30],
      [30, 30, 30],
    ];
    expect(suppressTable(cells, rule)).toEqual({
      cells: [
        [hidden, hidden, 30],
        [hidden, hidden, 30],
        [30, 30, 30],
      ],
      rowTotals: [39, 47, 90],
      columnTotals: [41, 45, 90],
      total: 176,
    });
  });

  it('breaks a chain of hidden counts that have two in every row and column but still follow', () => {
    // two separate rectangles would do; here the second row holds 1 and 1, which only fit together once
    const shown = suppressTable(
      [
        [1, 1, 20],
        [1, 1, 20],
        [20, 20, 20],
      ],
      rule,
    );
    expect(shown.cells.flat().filter((cell) => cell === hidden).length).toBeGreaterThan(4);
  });

  it('hides small totals too', () => {
    const { rowTotals, columnTotals } = suppressTable(
      [
        [2, 0],
        [10, 20],
      ],
      rule,
    );
    expect(rowTotals[0]).toBe(hidden);
    expect([...rowTotals, ...columnTotals].filter((total) => total === hidden).length).toBeGreaterThan(1);
  });
});

import { describe, expect, it } from 'vitest';
import {
  askedOf,
  keyOf,
  pasted,
  readEntry,
  refusedCells,
  textOf,
  withoutSame,
} from '../../../../client/features/minimums/draft.ts';
import type { MinimumCell } from '../../../../server/contract/minimums.ts';

const cellOf = (roleId: string, districtId: string, minimumFte: number | null): MinimumCell => {
  return { roleId, districtId, minimumFte, fte: 1, people: 1, contractedFte: 1, shortFte: 0, sentence: '' };
};
const cells = [
  cellOf('manager', 'north', 1),
  cellOf('manager', 'south', null),
  cellOf('support', 'north', null),
  cellOf('support', 'south', 0.5),
];
const grid = { roleIds: ['manager', 'support'], districtIds: ['north', 'south'] };
const [north, south] = [
  keyOf({ roleId: 'manager', districtId: 'north' }),
  keyOf({ roleId: 'manager', districtId: 'south' }),
];
const [supportNorth, supportSouth] = [
  keyOf({ roleId: 'support', districtId: 'north' }),
  keyOf({ roleId: 'support', districtId: 'south' }),
];

describe('what is typed into a cell', () => {
  it.each([
    ['1', 1],
    [' 0.5 ', 0.5],
    ['0,5', 0.5],
    ['.5', 0.5],
    ['1.', 1],
    ['1.25 FTE', 1.25],
    ['-1', -1],
    ['', null],
    ['0', null],
    ['0.00', null],
    ['–', null],
  ])('“%s” is %s', (text, minimumFte) => {
    expect(readEntry(text)).toEqual({ minimumFte });
  });

  it.each(['abc', '1 2', '1.2.3', '12345', '1e3', '.', '37:00'])('“%s” is no figure', (text) => {
    expect(readEntry(text)).toEqual({
      fault: `“${text}” is no figure. Type FTE such as 1 or 0.5, or leave it empty for no minimum.`,
    });
  });

  it('stands in the cell with two decimals, or empty', () => {
    expect([textOf(1), textOf(0.05), textOf(null)]).toEqual(['1.00', '0.05', '']);
  });
});

describe('what is asked of the server', () => {
  it('is what differs from what is stored, and nothing that is no figure', () => {
    expect(askedOf({ [north]: '1.0', [south]: '2', [supportNorth]: 'x', [supportSouth]: '' }, cells)).toEqual({
      asked: [
        { roleId: 'manager', districtId: 'south', minimumFte: 2 },
        { roleId: 'support', districtId: 'south', minimumFte: null },
      ],
      faults: { [supportNorth]: expect.stringContaining('“x” is no figure') },
    });
  });

  it('leaves out of the draft what says the same', () => {
    const draft = { [north]: '1', [south]: '0', [supportSouth]: '0.6', [supportNorth]: 'x' };
    expect(withoutSame(draft, cells)).toEqual({ [supportSouth]: '0.6', [supportNorth]: 'x' });
  });

  it('comes back refused by cell', () => {
    const asked = [
      { roleId: 'manager', districtId: 'south', minimumFte: 9 },
      { roleId: 'support', districtId: 'north', minimumFte: 9 },
    ];
    const faults = [
      { field: 'minimums.1.minimumFte', remedy: 'At most 1.00.' },
      { field: 'reason', remedy: 'Say why.' },
    ];
    expect(refusedCells(faults, asked)).toEqual({ [supportNorth]: 'At most 1.00.' });
  });
});

describe('a block copied from a spreadsheet', () => {
  const at = (roleId: string, districtId: string) => ({ roleId, districtId });

  it('fills from its cell right and down, empty cells too', () => {
    expect(pasted('1\t2\r\n\t0.5\r\n', at('manager', 'north'), grid)).toEqual({
      entries: { [north]: '1', [south]: '2', [supportNorth]: '', [supportSouth]: '0.5' },
    });
    expect(pasted('3\n4', at('manager', 'south'), grid)).toEqual({ entries: { [south]: '3', [supportSouth]: '4' } });
  });

  it('that does not fit is not taken at all', () => {
    const fault =
      'What you copied is 1 × 2 cells; from here down there are 1 × 1. Copy fewer, or start higher or further left. Nothing was taken.';
    expect(pasted('1\t2', at('support', 'south'), grid)).toEqual({ fault });
    expect(pasted('1\n2\n3', at('manager', 'north'), grid)).toHaveProperty('fault');
  });
});

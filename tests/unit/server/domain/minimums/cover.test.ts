import { describe, expect, it } from 'vitest';
import {
  boundByRole,
  cellOf,
  changedMinimums,
  coverOf,
  coverOfRoles,
  shortOf,
  withMinimums,
} from '../../../../../server/domain/minimums/cover.ts';
import { currentPlacements } from '../../../../../server/domain/problem.ts';
import { exampleFacts } from '../example.ts';

const south = { districtId: 'south', roleId: 'manager', minimumFte: 1 };
const north = { districtId: 'north', roleId: 'caseworker', minimumFte: 0.5 };

describe('what there is of a role', () => {
  it('adds up people by role and district, by their share', () => {
    const { people } = exampleFacts;
    const today = coverOf(people, currentPlacements(exampleFacts));
    expect(today.get(cellOf({ districtId: 'north', roleId: 'caseworker' }))).toMatchObject({ people: 2, fte: 1.5 });
    expect(today.get(cellOf(south))).toMatchObject({ people: 1, fte: 1 });
    const half = [
      { districtId: 'north', share: 0.5 },
      { districtId: 'south', share: 0.5 },
    ];
    const split = coverOf(people, new Map([['b', half]]));
    expect(split.get(cellOf({ districtId: 'south', roleId: 'caseworker' }))).toMatchObject({ people: 1, fte: 0.25 });
    expect(split.has(cellOf(south))).toBe(false);
    expect(coverOfRoles(people).get('caseworker')?.fte).toBeCloseTo(2.3, 10);
  });

  it('is short of a minimum by what is missing, and never by a rounding', () => {
    expect(shortOf(1, 0.6)).toBeCloseTo(0.4, 10);
    expect([shortOf(0.3, 0.1 + 0.2), shortOf(0.3, 0.3 - 1e-9), shortOf(null, 0), shortOf(1, 2)]).toEqual([0, 0, 0, 0]);
  });
});

describe('minimums as they would be', () => {
  it('take what is asked in the place of what there is', () => {
    const after = withMinimums([south], [{ ...south, minimumFte: 2 }, north]);
    expect(after).toEqual([{ ...south, minimumFte: 2 }, north]);
    expect([...boundByRole(after)]).toEqual([
      ['manager', 2],
      ['caseworker', 0.5],
    ]);
    expect(withMinimums([south, north], [{ ...south, minimumFte: null }])).toEqual([north]);
    expect(withMinimums([south], [{ ...south, minimumFte: 0 }])).toEqual([]);
  });

  it('tell which differ, whatever their order; 0 is none', () => {
    expect(changedMinimums([south, north], [north, south])).toEqual([]);
    expect(changedMinimums([{ ...south, minimumFte: 0 }], [])).toEqual([]);
    expect(changedMinimums([south], [north])).toEqual([
      { districtId: 'north', roleId: 'caseworker', before: null, after: 0.5 },
      { districtId: 'south', roleId: 'manager', before: 1, after: null },
    ]);
  });
});

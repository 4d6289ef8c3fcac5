import { describe, expect, it } from 'vitest';
import { districtForKey, isPinned, pastedPlacements, placeAll } from '../../../../client/features/allocation/entry.ts';
import { districts, pinned, row } from './fixtures.ts';

const AS_AT = '2021-04-01';
const south = { id: 's', name: 'South' };

describe('a key pressed on a person', () => {
  it('means the district of that number', () => {
    expect(districtForKey('1', districts)?.id).toBe('c');
    expect(districtForKey('5', districts)?.id).toBe('sw');
    expect(districtForKey('6', districts)).toBeUndefined();
    expect(districtForKey('0', districts)).toBeUndefined();
  });

  it('means the district of that first letter, and pressed again the next one', () => {
    expect(districtForKey('N', districts)?.id).toBe('n');
    expect(districtForKey('s', districts)?.id).toBe('s');
    expect(districtForKey('s', districts, 's')?.id).toBe('sw');
    expect(districtForKey('s', districts, 'sw')?.id).toBe('s');
    expect(districtForKey('z', districts)).toBeUndefined();
    expect(districtForKey('Enter', districts)).toBeUndefined();
  });
});

describe('moving people together', () => {
  it('moves whoever can move, leaves who is there, and says why the rest stays', () => {
    const { changes, faults } = placeAll(
      [
        row('a', 'c'),
        row('b', 's'),
        row('c', 'c', { pin: pinned() }),
        row('d', 'c', { cannotWorkIn: ['s'] }),
        row('e', 'c', {
          placements: [
            { districtId: 's', share: 0.5 },
            { districtId: 'c', share: 0.5 },
          ],
        }),
      ],
      south,
      AS_AT,
    );
    expect(changes.map((change) => change.personId)).toEqual(['a', 'e']);
    expect(changes[0]).toEqual({ kind: 'place', personId: 'a', placements: [{ districtId: 's', share: 1 }] });
    expect(faults).toEqual([
      'Name c is pinned (“Runs the group there”). Release the pin first.',
      'Name d cannot work in South (working constraint). Choose another district.',
    ]);
  });

  it('does not mind a pin that ended before the plan begins', () => {
    expect(isPinned(row('a', 'c', { pin: pinned('2021-03-31') }), AS_AT)).toBe(false);
    expect(isPinned(row('a', 'c', { pin: pinned(AS_AT) }), AS_AT)).toBe(true);
    expect(placeAll([row('a', 'c', { pin: pinned('2021-03-31') })], south, AS_AT).changes).toHaveLength(1);
  });
});

describe('a pasted column', () => {
  const people = [row('a', 'c'), row('b', 'c'), row('c', 'c')];

  it('places the people from the focused one down, whatever the case, and leaves empty lines alone', () => {
    const { changes, faults } = pastedPlacements('south\r\n\r\nEAST\tignored\r\n', people, districts, AS_AT);
    expect(faults).toEqual([]);
    expect(changes).toEqual([
      { kind: 'place', personId: 'a', placements: [{ districtId: 's', share: 1 }] },
      { kind: 'place', personId: 'c', placements: [{ districtId: 'e', share: 1 }] },
    ]);
  });

  it('names the line, the value and the remedy of what cannot be placed', () => {
    const { changes, faults } = pastedPlacements('Noth\nEast\nEast\nEast', people, districts, AS_AT);
    expect(changes.map((change) => change.personId)).toEqual(['b', 'c']);
    expect(faults).toEqual([
      'Line 1: “Noth” is not a district. Use Central, East, North, South, Southwest.',
      'Line 4 (“East”) is below the last person shown. Paste fewer lines, or start higher.',
    ]);
  });
});

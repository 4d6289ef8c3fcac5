import { describe, expect, it } from 'vitest';
import { choiceMet, likingOfRank } from '../../../../server/domain/preferences.ts';

const preferences = [
  { districtId: 'west', rank: 2 },
  { districtId: 'constructor', rank: 1 },
  { districtId: 'east', rank: 5 },
];

describe('preferences', () => {
  it('likes a rank less the further down it is, and never not at all', () => {
    expect([1, 2, 3, 4, 5].map(likingOfRank)).toEqual([1, 0.6, 0.3, 0.1, 0.1]);
  });

  it.each([
    ['constructor', '1st'],
    ['west', '2nd'],
    ['east', '5th'],
    ['south', 'not listed'],
    ['toString', 'not listed'],
  ])('%s meets %s', (districtId, met) => {
    expect(choiceMet(preferences, districtId)).toBe(met);
  });

  it('says so where none is stated', () => {
    expect(choiceMet([], 'west')).toBe('none stated');
  });
});

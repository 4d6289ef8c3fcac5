import { describe, expect, it } from 'vitest';
import {
  choiceOf,
  isMoved,
  isSeenFrom,
  mainDistrict,
  planMeasures,
  worstDistrict,
} from '../../../../server/domain/measures.ts';
import { currentPlacements, placementList, toProblem } from '../../../../server/domain/problem.ts';
import { verify } from '../../../../solver/verify.ts';
import { exampleFacts } from './example.ts';

const weights = { fairShare: 10, severe: 30, language: 4, preference: 1, move: 0.5 };

function measured(placements = currentPlacements(exampleFacts), onlyDistrictId: string | null = null) {
  const problem = toProblem(exampleFacts, { weights, maxMoves: null, splits: placements });
  const checked = verify(problem, placementList(exampleFacts, placements));
  return planMeasures(exampleFacts, placements, checked, onlyDistrictId);
}

describe('measures of a plan', () => {
  it('are those worked out by hand for today', () => {
    // capacity 1 + 0.5 + 0.8 = 2.3 (the manager carries no cases); demand 1 : 0.5
    // fair: north 2.3 × 2/3 = 1.5333, south 0.7667; north has 1.5 (−0.0333 = −2.17 %), south 0.8 (+4.35 %)
    const measures = measured();
    const [north, south] = measures.districts;
    expect(north).toMatchObject({
      headcount: 2,
      peopleFte: 1.5,
      capacityFte: 1.5,
      demandFte: 1,
      coverage: 1.5,
      word: 'tight',
    });
    expect(north?.fairShareFte).toBeCloseTo(1.533333, 6);
    expect(north?.difference).toBeCloseTo(-0.0217391, 6);
    expect(south).toMatchObject({ headcount: 2, peopleFte: 1.8, capacityFte: 0.8, word: 'over' });
    expect(measures.worst?.districtId).toBe('north');
    // nobody in South speaks Urdu
    expect(south?.languages).toEqual([{ code: 'ur', name: 'Urdu', demandFte: 0.2, coveredFte: 0, gapFte: 0.2 }]);
    expect(measures.languageGapFte).toBe(0.2);
    // a gets the 1st choice, c does not; b and m state none
    expect(measures.firstChoice).toBe(0.5);
    expect(measures.moves).toBe(0);
    expect(measures.breaches).toEqual([]);
    // fair share: 10 × (1.53333 × 0.98 − 1.5) = 0.026667; language 4 × 0.2 = 0.8; preference 1 × 0.8 (c, not listed)
    expect(measures.penalties?.fairShare).toBeCloseTo(0.0266667, 6);
    expect(measures.penalties?.language).toBeCloseTo(0.8, 9);
    expect(measures.penalties?.preference).toBeCloseTo(0.8, 9);
    expect(measures.objective).toBeCloseTo(1.6266667, 6);
  });

  it('count split people where they are, and say which minimum does not hold', () => {
    const placements = currentPlacements(exampleFacts);
    placements.set('m', [
      { districtId: 'south', share: 0.5 },
      { districtId: 'north', share: 0.5 },
    ]);
    const measures = measured(placements);
    expect(measures.districts.map(({ headcount, peopleFte }) => [headcount, peopleFte])).toEqual([
      [3, 2],
      [2, 1.3],
    ]);
    expect(measures.moves).toBe(1);
    expect(measures.breaches).toEqual(['South would have 0.50 FTE of Team manager; it needs at least 1.00 FTE.']);
  });

  it('show one district’s manager that district only', () => {
    const placements = currentPlacements(exampleFacts);
    placements.set('m', [{ districtId: 'north', share: 1 }]);
    const own = measured(placements, 'north');
    expect(own.districts.map(({ districtId }) => districtId)).toEqual(['north']);
    expect(own.worst?.districtId).toBe('north');
    expect(own.languageGapFte).toBe(0);
    // seen from North: a and b, and the manager who comes; only a states choices
    expect([own.moves, own.firstChoice]).toEqual([1, 1]);
    expect(own.breaches).toEqual([]);
    expect(measured(placements, 'south').breaches).toHaveLength(1);
  });
});

describe('single figures', () => {
  it('find the worst district, and none where nobody has a fair share', () => {
    const districts = [
      { districtId: 'a', difference: 0.1 },
      { districtId: 'b', difference: null },
      { districtId: 'c', difference: -0.2 },
    ];
    expect(worstDistrict(districts)).toEqual({ districtId: 'c', difference: -0.2 });
    expect(worstDistrict([{ districtId: 'b', difference: null }])).toBeNull();
  });

  it('call somebody moved who is not wholly where their team is', () => {
    expect(isMoved('north', [{ districtId: 'north', share: 1 }])).toBe(false);
    expect(isMoved('north', [{ districtId: 'north', share: 0.5 }])).toBe(true);
    expect(isMoved('north', [])).toBe(true);
    expect(isMoved(null, [{ districtId: 'north', share: 1 }])).toBe(false);
  });

  it('take the district with the greatest share as the main one', () => {
    const split = [
      { districtId: 'south', share: 0.4 },
      { districtId: 'north', share: 0.6 },
    ];
    expect(mainDistrict(split)).toBe('north');
    expect(mainDistrict([])).toBeNull();
    expect(choiceOf([{ districtId: 'north', rank: 2 }], split)).toBe('2nd');
    expect(choiceOf([{ districtId: 'north', rank: 2 }], [])).toBe('not listed');
  });

  it('let a district’s manager see who is there today or comes', () => {
    const ann = { currentDistrictId: 'north' };
    expect(isSeenFrom('north', ann, [{ districtId: 'south', share: 1 }])).toBe(true);
    expect(isSeenFrom('south', ann, [{ districtId: 'south', share: 1 }])).toBe(true);
    expect(isSeenFrom('west', ann, [{ districtId: 'south', share: 1 }])).toBe(false);
    expect(isSeenFrom(null, ann, [])).toBe(true);
  });
});

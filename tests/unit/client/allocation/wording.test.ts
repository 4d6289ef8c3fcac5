import { describe, expect, it } from 'vitest';
import { districtsChanged } from '../../../../client/features/allocation/announcement.ts';
import { groupedByMove } from '../../../../client/features/allocation/grouped-by-move.ts';
import {
  changesLabel,
  changeText,
  placementText,
  proofText,
  proposalSummary,
  samePlacements,
} from '../../../../client/features/allocation/wording.ts';
import type { DistrictBalance } from '../../../../server/contract/overview.ts';
import type { PlanChange } from '../../../../server/contract/plans.ts';
import { districtName, measures, proposal } from './fixtures.ts';

const place = (personId: string, districtId: string): PlanChange => ({
  kind: 'place',
  personId,
  placements: [{ districtId, share: 1 }],
});
const label = (...changes: PlanChange[]) => changesLabel(changes, (id) => `Name ${id}`, districtName);

describe('placements in words', () => {
  it('name one district, or shares, or none', () => {
    expect(placementText([{ districtId: 's', share: 1 }], districtName)).toBe('South');
    const split = [
      { districtId: 'n', share: 0.6 },
      { districtId: 'e', share: 0.4 },
    ];
    expect(placementText(split, districtName)).toBe('North 60\u00a0%, East 40\u00a0%');
    expect(placementText([], districtName)).toBe('not placed');
    expect(samePlacements(split, [...split].reverse())).toBe(true);
    expect(samePlacements(split, split.slice(0, 1))).toBe(false);
  });
});

describe('a change in words', () => {
  it('says who and where to', () => {
    expect(label(place('a', 's'))).toBe('move Name a to South');
    expect(label(place('a', 's'), place('b', 's'))).toBe('move 2 people to South');
    expect(label(place('a', 's'), place('b', 'n'))).toBe('move 2 people');
    expect(label({ kind: 'pin', personId: 'a', reason: 'because', expires: null })).toBe('pin Name a');
    expect(label({ kind: 'unpin', personId: 'a' })).toBe('release Name a');
    expect(label({ kind: 'unpin', personId: 'a' }, place('a', 's'))).toBe('change 1 person');
  });

  it('says whether somebody moves, stays or is new', () => {
    expect(changeText({ moved: true, currentDistrictId: 'n' })).toBe('moves');
    expect(changeText({ moved: false, currentDistrictId: 'n' })).toBe('stays');
    expect(changeText({ moved: false, currentDistrictId: null })).toBe('new');
  });
});

describe('a proposal in words', () => {
  it('says what it gains and how far from the best possible it is', () => {
    const before = measures({ worst: { districtId: 's', difference: -0.18 } });
    const after = measures({ moves: 9, worst: { districtId: 's', difference: -0.05 } });
    expect(proposalSummary(proposal({}, { measures: after }), before, districtName)).toBe(
      '9 moves; worst district −18\u00a0% → −5\u00a0% (South); proven: no better plan exists under this policy',
    );
    expect(proofText(false, 0.031)).toBe('at most 3.1\u00a0% from the best possible');
    expect(proofText(false, 1)).toBe('how much better a plan could be is not known yet');
    expect(proofText(false, null)).not.toMatch(/%/);
  });
});

describe('an announcement', () => {
  const district = (districtId: string, difference: number, word: DistrictBalance['word']): DistrictBalance => ({
    districtId,
    name: districtName(districtId),
    headcount: 1,
    peopleFte: 1,
    capacityFte: 10 * (1 + difference),
    demandFte: 10,
    fairShareFte: 10,
    differenceFte: 10 * difference,
    difference,
    coverage: 1,
    word,
    languages: [],
  });

  it('names the districts that changed, in words and figures', () => {
    const before = measures({
      districts: [district('e', 0, 'fair'), district('s', -0.2, 'short'), district('n', 0, 'fair')],
    });
    const after = measures({
      districts: [district('e', -0.06, 'tight'), district('s', -0.1, 'tight'), district('n', 0, 'fair')],
    });
    expect(districtsChanged(before, after)).toBe('East −6\u00a0%, tight; South −10\u00a0%, tight.');
    expect(districtsChanged(after, after)).toBe('The district totals stay as they were.');
  });
});

describe('people who differ between two plans', () => {
  it('are grouped by where they come from and go to, the largest group first', () => {
    const person = (personId: string, from: string, to: string) => ({
      personId,
      name: personId,
      before: [{ districtId: from, share: 1 }],
      after: [{ districtId: to, share: 1 }],
      choiceBefore: '2nd' as const,
      choiceAfter: '1st' as const,
    });
    const groups = groupedByMove([person('a', 'n', 's'), person('b', 'e', 's'), person('c', 'e', 's')], districtName);
    expect(groups.map(({ from, to, people }) => [from, to, people.map(({ personId }) => personId)])).toEqual([
      ['East', 'South', ['b', 'c']],
      ['North', 'South', ['a']],
    ]);
  });
});

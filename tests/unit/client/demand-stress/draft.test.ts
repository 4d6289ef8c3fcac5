import { describe, expect, it } from 'vitest';
import {
  type CaseDraft,
  draftOf,
  familiesKey,
  newDraft,
  parametersOf,
} from '../../../../client/features/demand-stress/draft.ts';
import { chosenCases, namedCases, stressSearch } from '../../../../client/features/demand-stress/search.ts';
import { type StressParameters, stressParameters } from '../../../../server/contract/demand-stress-case.ts';

const CASES: readonly StressParameters[] = [
  { kind: 'school-return', rise: 1.305, monthsHeldBack: 2, heldBack: 0.6, districtIds: ['north'] },
  { kind: 'publicity', rise: 0.4, monthsUntil: 1, falls: 0.3, districtIds: null },
  {
    kind: 'partner-closes',
    families: [{ districtId: 'north', levelId: 'low', families: 12 }],
    referrals: [{ districtId: 'south', perMonth: 2.5 }],
  },
  {
    ...{ kind: 'new-estate', districtId: 'south', wardCode: 'W2', homes: 600, childrenPer100Homes: 55.5 },
    monthsToMoveIn: 12,
  },
];
const faultsOf = (draft: CaseDraft) => {
  const read = parametersOf(draft);
  return 'faults' in read ? Object.keys(read.faults) : [];
};

describe('a case as it is typed', () => {
  it.each(CASES)('says what was saved: %j', (parameters) => {
    const draft = draftOf('A name', parameters, 'north');
    expect(draft.name).toBe('A name');
    expect(parametersOf(draft)).toEqual({ parameters });
    expect(stressParameters.parse(parameters)).toEqual(parameters);
  });

  it.each(['school-return', 'publicity', 'partner-closes', 'new-estate'] as const)(
    'begins with figures that can be worked out: %s',
    (kind) => {
      const read = parametersOf(newDraft(kind, 'north', undefined));
      expect(stressParameters.safeParse('parameters' in read ? read.parameters : undefined).success).toBe(true);
    },
  );

  it('begins a school return with the Septembers on record, in whole per cent', () => {
    const school = { districtId: null, rise: 2.1023, heldBack: 0.7542, septembers: [] };
    expect(newDraft('school-return', 'north', school)).toMatchObject({
      rise: '210',
      heldBack: '75',
      monthsHeldBack: '1',
    });
  });

  it('takes figures as people type them, and says what is none', () => {
    const publicity = newDraft('publicity', 'north', undefined);
    expect(parametersOf({ ...publicity, rise: ' 12,5 % ' })).toMatchObject({ parameters: { rise: 0.125 } });
    expect(faultsOf({ ...publicity, rise: 'a lot', monthsUntil: '1.5', falls: '4' }).sort()).toEqual([
      'falls',
      'monthsUntil',
      'rise',
    ]);
    expect(faultsOf({ ...publicity, districtIds: [] })).toEqual(['districtIds']);
    const partner = newDraft('partner-closes', 'north', undefined);
    const key = familiesKey('north', 'low');
    expect(faultsOf({ ...partner, families: { [key]: '-1' }, referrals: { north: '1 2' } })).toEqual([
      `families.${key}`,
      'referrals.north',
    ]);
    expect(parametersOf({ ...partner, families: { [key]: ' ' } })).toMatchObject({ parameters: { families: [] } });
    expect(faultsOf({ ...newDraft('new-estate', 'north', undefined), homes: '1.5', monthsToMoveIn: '0' })).toEqual([
      'homes',
      'monthsToMoveIn',
    ]);
  });
});

describe('the address of the page', () => {
  const cases = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];

  it('chooses the first case where it names none, and none where it says so', () => {
    expect(chosenCases(cases, undefined)).toEqual([{ id: 'a' }]);
    expect(chosenCases(cases, namedCases([]))).toEqual([]);
    expect(chosenCases(cases, namedCases(['c', 'a', 'gone']))).toEqual([{ id: 'a' }, { id: 'c' }]);
  });

  it('knows months', () => {
    expect(stressSearch({ month: '2021-05', cases: 'a,b', district: 'north' })).toEqual({
      ...{ month: '2021-05', cases: 'a,b', district: 'north' },
    });
    expect(stressSearch({ month: '2021-13', cases: 3 })).toEqual({});
  });
});

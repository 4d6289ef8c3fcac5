import { describe, expect, it } from 'vitest';
import { describeChange, describeFields } from '../../../client/features/people/describe-person.ts';
import { filterPeople } from '../../../client/features/people/filter-people.ts';
import { changeFrom, draftOf, faultOf, rebased } from '../../../client/features/people/person-draft.ts';
import { withNames } from '../../../client/reference.ts';
import type { Person } from '../../../server/contract/people.ts';

const names = withNames({
  districts: [
    { id: 'n', name: 'North' },
    { id: 's', name: 'South' },
  ],
  units: [
    { id: 'team-n', name: 'North team', kind: 'district-team', districtId: 'n' },
    { id: 'mash', name: 'MASH', kind: 'central', districtId: null },
  ],
  roles: [{ id: 'cw', title: 'Caseworker', caseload: 1 }],
  languages: [
    { code: 'en', name: 'English', speakers: null, needsSpeaker: false },
    { code: 'ur', name: 'Urdu', speakers: 10, needsSpeaker: true },
  ],
  levels: [],
  caseloadStandard: { fromDate: '2018-04-01', fullTimeMinutes: 2220, pointsPerFullTime: 85, source: 'test' },
  sources: [],
});

const ann: Person = {
  id: 'W-1',
  name: 'Ann Smith',
  roleId: 'cw',
  unitId: 'team-n',
  districtId: 'n',
  contractedMinutes: 2220,
  fte: 1,
  languages: ['en', 'ur'],
  preferences: [
    { districtId: 's', rank: 2, reason: null },
    { districtId: 'n', rank: 1, reason: 'Worked there' },
  ],
  cannotWorkIn: [],
  startDate: '2018-04-01',
  endDate: null,
  version: 3,
};
const bob: Person = { ...ann, id: 'W-2', name: 'Bob Jones', unitId: 'mash', languages: ['en'], preferences: [] };

describe('finding people', () => {
  const found = (filter: Parameters<typeof filterPeople>[1]) =>
    filterPeople([ann, bob], filter, names).map((person) => person.id);
  it('needs every word somewhere in the row, in any case', () => {
    expect(found({ find: 'ANN north' })).toEqual(['W-1']);
    expect(found({ find: 'w-2' })).toEqual(['W-2']);
    expect(found({ find: 'ann mash' })).toEqual([]);
    expect(found({})).toEqual(['W-1', 'W-2']);
  });
  it('narrows by role, unit and language together', () => {
    expect(found({ role: 'cw', language: 'ur' })).toEqual(['W-1']);
    expect(found({ unit: 'mash', language: 'ur' })).toEqual([]);
  });
});

describe('a person in words', () => {
  it('names what changed', () => {
    expect(describeChange(ann, { roleId: 'cw', endDate: null })).toBe('Role, End of Ann Smith');
  });
  it('puts languages that need a speaker first', () => {
    expect(describeFields(ann, { languages: [] }, names)).toBe('Languages: Urdu, English');
  });
  it('shows an id that has no name as it is', () => {
    expect(describeFields({ ...ann, cannotWorkIn: ['gone'] }, { cannotWorkIn: [] }, names)).toBe(
      'Cannot work in: gone',
    );
  });
});

describe('the details as they are written', () => {
  it('changes nothing where nothing was touched', () => {
    expect(changeFrom(ann, draftOf(ann))).toEqual({});
  });
  it('sends only what changed, choices ranked without holes', () => {
    const draft = draftOf(ann);
    draft.choices = [
      { districtId: '', reason: '' },
      { districtId: 's', reason: ' near school ' },
    ];
    draft.endDate = '2021-03-31';
    expect(changeFrom(ann, draft)).toEqual({
      preferences: [{ districtId: 's', rank: 1, reason: 'near school' }],
      endDate: '2021-03-31',
    });
  });
  it('offers three choices, or as many as are stated', () => {
    expect(draftOf(bob).choices).toHaveLength(3);
    const many = [1, 2, 3, 4].map((rank) => ({ districtId: `d${rank}`, rank, reason: null }));
    expect(draftOf({ ...bob, preferences: many }).choices).toHaveLength(4);
  });
  it('names what cannot be saved', () => {
    const draft = draftOf(ann);
    expect(faultOf(draft)).toBeUndefined();
    expect(faultOf({ ...draft, cannotWorkIn: ['s'] })).toMatch(/cannot work in/);
    expect(faultOf({ ...draft, endDate: '2018-03-31' })).toMatch(/before the start/);
    expect(faultOf({ ...draft, startDate: '' })).toMatch(/start date/);
    expect(faultOf({ ...draft, reason: ' x ' })).toMatch(/few words/);
    expect(faultOf({ ...draft, reason: 'new course' })).toBeUndefined();
    const twice = [
      { districtId: 'n', reason: '' },
      { districtId: 'n', reason: '' },
    ];
    expect(faultOf({ ...draft, choices: twice })).toMatch(/twice/);
  });
});

describe('a draft while the person is saved elsewhere', () => {
  const written = { ...draftOf(ann), languages: ['ur'], reason: 'asked in supervision' };

  it('keeps what was written and follows in the rest', () => {
    const newer = { ...ann, version: ann.version + 1, startDate: '2018-01-01' };
    expect(rebased(written, ann, newer)).toEqual({ draft: { ...written, startDate: '2018-01-01' }, clashes: false });
  });

  it('says where the same field is another now', () => {
    const newer = { ...ann, version: ann.version + 1, languages: ['pa'] };
    expect(rebased(written, ann, newer)).toEqual({ draft: written, clashes: true });
  });
});

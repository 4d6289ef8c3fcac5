import { describe, expect, it } from 'vitest';
import { foundGroups } from '../../../../../client/layout/search/found-groups.ts';
import { findPages } from '../../../../../client/layout/search/pages-to-search.ts';
import { withNames } from '../../../../../client/reference.ts';
import type { Found } from '../../../../../server/contract/search.ts';

const names = withNames({
  districts: [{ id: 'south', name: 'South' }],
  units: [{ id: 'team-south', name: 'South district team', kind: 'district-team', districtId: 'south' }],
  roles: [{ id: 'caseworker', title: 'Caseworker', caseload: 1 }],
  languages: [],
  levels: [],
  caseloadStandard: { fromDate: '2018-04-01', fullTimeMinutes: 2220, pointsPerFullTime: 100, source: '' },
  sources: [],
});
const team = { unitId: 'team-south', districtId: 'south' };
const found: Found = {
  asAt: '2021-04-01',
  kinds: ['wards', 'people', 'posts', 'arrangements', 'plans', 'districts', 'units', 'decisions'],
  people: [
    { id: 'W-1', name: 'Ann', roleId: 'caseworker', ...team, opensAt: null },
    { id: 'W-2', name: 'Bea', roleId: 'caseworker', ...team, opensAt: '2020-03-31' },
  ],
  posts: [{ id: 'P-1', title: 'Family worker', ...team, opensAt: '2021-09-01' }],
  arrangements: [
    { id: 'A-1', name: 'Cai', postId: 'P-1', kind: 'agency', ...team, startDate: '2021-01-01', endDate: '2021-06-30' },
  ],
  plans: [{ id: 'p', name: 'Summer', asAt: '2021-04-01' }],
  districts: [{ districtId: 'south', name: 'South' }],
  units: [{ id: 'mash', name: 'MASH', kind: 'central' }],
  wards: [{ code: 'W2', name: 'Vale', districtId: 'south' }],
  decisions: [{ id: 'D-1', reference: 'EH-1', title: 'Capacity', state: 'draft' }],
  isCut: false,
};
const groups = foundGroups([], found, names);
const choices = groups.flatMap((group) => group.choices);

describe('what was found', () => {
  it('stands under a heading for each kind, the best match first, pages before all', () => {
    expect(groups.map(({ heading }) => heading)).toEqual([
      ...['Wards', 'People', 'Posts', 'Temporary posts', 'Plans', 'Districts', 'Other teams', 'Decisions'],
    ]);
    const withPages = foundGroups(findPages('costs', ['costs:read']), found, names);
    expect(withPages[0]).toMatchObject({ heading: 'Pages', choices: [{ label: 'Costs', place: { to: '/costs' } }] });
    expect(foundGroups([], undefined, names)).toEqual([]);
  });

  it('tells apart those of one name', () => {
    expect(choices.map(({ label, detail }) => `${label}: ${detail}`)).toEqual([
      'Vale: in South · counts of cases of the district',
      'Ann: W-1 · Caseworker · South district team',
      'Bea: W-2 · Caseworker · South district team · opens as at 31 Mar 2020',
      'Family worker: P-1 · South district team · opens as at 1 Sep 2021',
      'Cai: A-1 · Agency · post P-1 · 1 Jan 2021 to 30 Jun 2021',
      'Summer: for 1 Apr 2021',
      'South: its people and its balance',
      'MASH: Central unit · its posts',
      'Capacity: EH-1 · draft',
    ]);
  });

  it('leads to the record, and names a date only where it is not there at the one in view', () => {
    expect(choices.map(({ place }) => place)).toEqual([
      { to: '/demand', search: { district: 'south' } },
      { to: '/people', search: { find: 'W-1' } },
      { to: '/people', search: { find: 'W-2', asAt: '2020-03-31' } },
      { to: '/posts', search: { post: 'P-1', asAt: '2021-09-01' } },
      { to: '/temporary-posts', search: { open: 'A-1' } },
      { to: '/allocation', search: { plan: 'p' } },
      { to: '/allocation', search: { district: 'south' } },
      { to: '/posts', search: { unit: 'mash' } },
      { to: '/decisions/$decisionId', params: { decisionId: 'D-1' } },
    ]);
  });

  it('has an id of its own for every choice', () => {
    expect(new Set(choices.map(({ id }) => id)).size).toBe(choices.length);
  });
});

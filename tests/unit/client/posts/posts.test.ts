import { describe, expect, it } from 'vitest';
import {
  describeChange,
  describeOccupants,
  describeStanding,
} from '../../../../client/features/posts/describe-post.ts';
import { filterPosts } from '../../../../client/features/posts/filter-posts.ts';
import { totalRow } from '../../../../client/features/posts/grid-rows.ts';
import { postsSearch, STANDINGS } from '../../../../client/features/posts/search.ts';
import { barOf, windowAround, yearMarks } from '../../../../client/features/posts/timeline.ts';
import { withNames } from '../../../../client/reference.ts';
import type { PostAt } from '../../../../server/contract/posts.ts';

type Occupant = PostAt['occupants'][number];
const occupant = (values: Partial<Occupant> = {}): Occupant => ({
  ...{ name: 'Kit Vale', kind: 'substantive', endDate: null },
  ...values,
});
const post = (values: Partial<PostAt> = {}): PostAt => ({
  id: 'P-1',
  title: 'Family Worker',
  roleId: 'caseworker',
  unitId: 'mash',
  districtId: null,
  budgetedMinutes: 2220,
  budgetedFte: 1,
  costCode: 'EH1',
  startDate: '2019-04-01',
  endDate: null,
  permanence: 'permanent',
  state: 'established',
  frozenTo: null,
  version: 1,
  heldFte: 1,
  vacantFte: 0,
  coveredFte: 0,
  isFrozen: false,
  occupants: [],
  ...values,
});
const agency = occupant({ name: 'Lee Locum', kind: 'agency', endDate: '2021-03-31' });

describe('how a post stands, in words', () => {
  it.each<[string, Partial<PostAt>]>([
    ['held', {}],
    ['vacant 0.50, not covered', { vacantFte: 0.5 }],
    ['vacant 1.00, covered by agency until 31 Mar 2021', { vacantFte: 1, coveredFte: 1, occupants: [agency] }],
    ['vacant 1.00, 0.50 covered by agency until 31 Mar 2021', { vacantFte: 1, coveredFte: 0.5, occupants: [agency] }],
    ['held, with agency until 31 Mar 2021', { occupants: [agency] }],
    ['held, part of the time ring-fenced', { occupants: [occupant({ kind: 'ring-fenced' })] }],
    ['vacant 1.00, not covered, frozen', { vacantFte: 1, isFrozen: true }],
    ['held, frozen until 30 Jun 2021', { isFrozen: true, frozenTo: '2021-06-30' }],
    ['proposed', { state: 'proposed' }],
    ['held, ends 31 Mar 2022', { endDate: '2022-03-31' }],
  ])('%s', (words, values) => {
    expect(describeStanding(post(values))).toBe(words);
  });

  it('names who is in it, and how', () => {
    expect(describeOccupants(post({ occupants: [occupant(), agency] }))).toBe('Kit Vale, Lee Locum (agency)');
    expect(describeChange(post(), { title: 'Other' })).toBe('Title of post P-1');
  });
});

describe('the list of posts', () => {
  const names = withNames({
    districts: [],
    units: [{ id: 'mash', name: 'MASH', kind: 'central', districtId: null }],
    roles: [{ id: 'caseworker', title: 'Caseworker', caseload: 1 }],
    languages: [],
    levels: [],
    caseloadStandard: { fromDate: '2019-04-01', fullTimeMinutes: 2220, pointsPerFullTime: 100, source: 'test' },
    sources: [],
  });
  const posts = [
    post(),
    post({ id: 'P-2', vacantFte: 1, heldFte: 0 }),
    post({ id: 'P-3', vacantFte: 1, heldFte: 0, coveredFte: 1, occupants: [agency] }),
    post({ id: 'P-4', isFrozen: true }),
    post({ id: 'P-5', state: 'proposed', heldFte: 0 }),
    post({ id: 'P-6', endDate: '2022-03-31', permanence: 'temporary' }),
  ];
  const found = (filter: Parameters<typeof filterPosts>[1]) => filterPosts(posts, filter, names).map(({ id }) => id);

  it('is narrowed by how posts stand', () => {
    expect(STANDINGS.map((standing) => [standing, found({ standing })])).toEqual([
      ['vacant', ['P-2', 'P-3']],
      ['covered', ['P-3']],
      ['uncovered', ['P-2']],
      ['frozen', ['P-4']],
      ['proposed', ['P-5']],
      ['ending', ['P-6']],
      ['temporary', ['P-6']],
    ]);
  });

  it('is searched by every word, in names and states too', () => {
    expect(found({ find: 'locum MASH' })).toEqual(['P-3']);
    expect(found({ find: 'not covered' })).toEqual(['P-2']);
    expect(found({ unit: 'elsewhere' })).toEqual([]);
  });

  it('adds up what is shown, without what is only proposed', () => {
    expect(totalRow(posts, '6 posts')).toMatchObject({ budgetedFte: 5, heldFte: 3, vacantFte: 2, coveredFte: 1 });
  });

  it('takes only known states from the address', () => {
    expect(postsSearch({ standing: 'vacant', find: 'x', post: 'P-1', other: 1 })).toEqual({
      ...{ standing: 'vacant', find: 'x', post: 'P-1' },
    });
    expect(postsSearch({ standing: 'king' })).toEqual({});
  });
});

describe('the timeline of a post', () => {
  const window = windowAround('2021-04-15');

  it('shows a year before and after, and marks where financial years begin', () => {
    expect(yearMarks(window)).toEqual([
      { left: 0, label: '2020/21' },
      { left: 50, label: '2021/22' },
    ]);
    expect(yearMarks(windowAround('2021-01-15')).map(({ label }) => label)).toEqual(['2020/21', '2021/22']);
  });

  it.each([
    ['2021-04-30', '2021-05-01', { left: 50, width: (2 / 24) * 100 }],
    ['2021-04-01', '2021-04-01', { left: 50, width: (1 / 24) * 100 }],
    ['2010-01-01', null, { left: 0, width: 100 }],
    ['2010-01-01', '2020-03-31', undefined],
    ['2022-04-01', null, undefined],
  ])('puts %s to %s into its months', (from, to, bar) => {
    expect(barOf(from, to, window)).toEqual(bar);
  });
});

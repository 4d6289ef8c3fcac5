import { describe, expect, it } from 'vitest';
import { changeOf } from '../../../../client/features/posts/correction.ts';
import type { Post } from '../../../../server/contract/establishment.ts';
import type { PostChange } from '../../../../server/contract/posts.ts';

const post: Post = {
  ...{ id: 'P-1', title: 'Family Worker', roleId: 'caseworker', unitId: 'mash', districtId: null, version: 3 },
  ...{ budgetedMinutes: 1110, budgetedFte: 0.5, costCode: 'EH1', startDate: '2019-04-01' },
  ...{ endDate: '2022-03-31', endReason: 'the grant ends', permanence: 'temporary', state: 'established' },
  ...{ frozenFrom: null, frozenTo: null, frozenReason: null, becameOf: [], becomes: [] },
  ...{ requirements: [{ competenceId: 'urdu', minimumLevel: 2 }], gradeId: 'grade-5', budgetPoint: 9 },
};
const set = { competences: [{ id: 'signs' }, { id: 'urdu' }] };

/** The form as it is opened. */
const untouched = {
  ...{ title: 'Family Worker', roleId: 'caseworker', gradeId: 'grade-5', unitId: 'mash', budgetedMinutes: '18:30' },
  ...{ costCode: 'EH1', budgetPoint: '9', permanence: 'temporary', startDate: '2019-04-01', endDate: '2022-03-31' },
  ...{ endReason: 'the grant ends', 'asks-urdu': '2', 'asks-signs': '', reason: '' },
};

describe('what a written form corrects', () => {
  it.each<[string, Partial<typeof untouched>, PostChange]>([
    ['nothing where nothing was written', {}, {}],
    ['one field alone', { title: 'Family Practitioner' }, { title: 'Family Practitioner' }],
    ['hours in minutes', { budgetedMinutes: '37:00' }, { budgetedMinutes: 2220 }],
    ['a budget point that is taken away', { budgetPoint: '' }, { budgetPoint: null }],
    [
      'the reason with what it is for',
      { costCode: 'EH2', reason: 'typing error' },
      { costCode: 'EH2', reason: 'typing error' },
    ],
    [
      'an end that is taken away with its reason',
      { permanence: 'permanent', endDate: '' },
      { permanence: 'permanent', endDate: null, endReason: null },
    ],
    [
      'competences as a whole',
      { 'asks-signs': '1' },
      {
        requirements: [
          { competenceId: 'signs', minimumLevel: 1 },
          { competenceId: 'urdu', minimumLevel: 2 },
        ],
      },
    ],
    ['competences that are no longer asked for', { 'asks-urdu': '' }, { requirements: [] }],
  ])('is %s', (_, part, change) => {
    expect(changeOf(post, { ...untouched, ...part }, set)).toEqual(change);
  });

  it('is nothing of pay where the reader sees none', () => {
    const { gradeId: _, budgetPoint: __, ...plain } = post;
    expect(changeOf(plain, { ...untouched, gradeId: '', budgetPoint: '' }, set)).toEqual({});
  });
});

import { describe, expect, it } from 'vitest';
import { CENTRAL, filterDue, thisMonthSearch } from '../../../../client/features/this-month/search.ts';
import { distance, groupLead } from '../../../../client/features/this-month/words.ts';
import { type DigestItem, DUE_KINDS, type DueKind } from '../../../../server/contract/digest.ts';

describe('the distance of a day', () => {
  it.each([
    [null, ''],
    [-31, '31 days overdue'],
    [-1, '1 day overdue'],
    [0, 'today'],
    [1, 'tomorrow'],
    [90, 'in 90 days'],
  ])('%s is “%s”', (daysLeft, words) => {
    expect(distance(daysLeft)).toBe(words);
  });
});

describe('what a group is about', () => {
  it('says from when to when', () => {
    const dates = { monthEnd: '2021-04-30', until: '2021-06-30' };
    expect(groupLead('this-month', dates)).toBe('Until 30 Apr 2021.');
    expect(groupLead('later', dates)).toBe('After 30 Apr 2021, until 30 Jun 2021.');
  });
});

describe('the address', () => {
  it('keeps a kind and a district, and nothing it does not know', () => {
    expect(thisMonthSearch({ kind: 'review', district: 'south' })).toEqual({ kind: 'review', district: 'south' });
    expect(thisMonthSearch({ kind: 'birthday', district: '' })).toEqual({});
  });
});

describe('the filter', () => {
  const item = (kind: DueKind, districtId: string | null): DigestItem => ({
    ...{ id: `${kind}:${districtId}`, kind, data: DUE_KINDS[kind].data, when: 'overdue', date: null, daysLeft: null },
    ...{ title: 't', sentence: 's', action: 'a', page: 'posts', subjectId: 'P-1', unitId: null, districtId },
  });
  const items = [item('review', 'south'), item('post-ends', 'south'), item('review', null)];
  const left = (search: Parameters<typeof filterDue>[1]) => filterDue(items, search).map(({ id }) => id);

  it('narrows by kind, by district, and to what belongs to none', () => {
    expect(left({})).toHaveLength(3);
    expect(left({ kind: 'review' })).toEqual(['review:south', 'review:null']);
    expect(left({ kind: 'review', district: 'south' })).toEqual(['review:south']);
    expect(left({ district: CENTRAL })).toEqual(['review:null']);
  });
});

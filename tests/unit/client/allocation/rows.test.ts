import { describe, expect, it } from 'vitest';
import { allocationRows, filteredRows, isNarrowed, noFilters } from '../../../../client/features/allocation/rows.ts';
import { districtName, pinned, proposal, row } from './fixtures.ts';

const AS_AT = '2021-04-01';
const names = {
  districtName,
  roleTitle: (id: string) => id,
  languageName: (code: string) => (code === 'ur' ? 'Urdu' : code),
};

describe('rows of the grid', () => {
  it('show what a waiting proposal suggests and where it differs; who is pinned stays', () => {
    const plan = [row('a', 'c'), row('b', 'c'), row('c', 'c', { pin: pinned() }), row('d', 'c')];
    const rows = allocationRows(plan, proposal({ a: 's', b: 'c', c: 's' }), AS_AT);
    expect(rows.map(({ differs }) => differs)).toEqual([true, false, false, false]);
    expect(rows.map(({ suggested }) => suggested?.[0]?.districtId ?? null)).toEqual(['s', 'c', 's', null]);
  });

  it('show no suggestion of a proposal that is not ready', () => {
    const [only] = allocationRows([row('a', 'c')], proposal({ a: 's' }, { state: 'discarded' }), AS_AT);
    expect(only).toMatchObject({ suggested: null, differs: false });
  });

  it('stay the same objects while neither plan nor suggestion changes', () => {
    const plan = [row('a', 'c'), row('b', 'c')];
    const waiting = proposal({ a: 's' });
    const first = allocationRows(plan, waiting, AS_AT);
    const second = allocationRows([plan[0] ?? row('a', 'c'), row('b', 'e')], waiting, AS_AT);
    expect(second[0]).toBe(first[0]);
    expect(second[1]).not.toBe(first[1]);
    expect(allocationRows(plan, undefined, AS_AT)[0]).not.toBe(first[0]);
  });
});

describe('filters', () => {
  const rows = allocationRows(
    [
      row('W1', 'c', { name: 'Ann Lee', languages: ['ur'], moved: true }),
      row('W2', 's', { name: 'Bo Chan', roleId: 'support', warnings: ['Cannot work in South.'] }),
      row('W3', 's', { name: 'Cy Dean', pin: pinned() }),
    ],
    proposal({ W1: 'e' }),
    AS_AT,
  );
  const shown = (filters: Partial<typeof noFilters>, district?: string) =>
    filteredRows(rows, { ...noFilters, ...filters }, district, names).map(({ personId }) => personId);

  it('narrow by each property and by the district the plan puts people in', () => {
    expect(shown({})).toEqual(['W1', 'W2', 'W3']);
    expect(shown({}, 's')).toEqual(['W2', 'W3']);
    expect(shown({ roleId: 'support' })).toEqual(['W2']);
    expect(shown({ language: 'ur' })).toEqual(['W1']);
    expect(shown({ moved: true })).toEqual(['W1']);
    expect(shown({ pinned: true })).toEqual(['W3']);
    expect(shown({ warnings: true })).toEqual(['W2']);
    expect(shown({ differs: true })).toEqual(['W1']);
    expect(shown({ pinned: true, moved: true })).toEqual([]);
  });

  it('find every word of a search anywhere in the row', () => {
    expect(shown({ search: 'urdu LEE' })).toEqual(['W1']);
    expect(shown({ search: 'south' })).toEqual(['W2', 'W3']);
    expect(shown({ search: 'w3 group' })).toEqual(['W3']);
    expect(shown({ search: 'ann south' })).toEqual([]);
  });

  it('say whether they narrow', () => {
    expect(isNarrowed(noFilters, undefined)).toBe(false);
    expect(isNarrowed(noFilters, 's')).toBe(true);
    expect(isNarrowed({ ...noFilters, moved: true }, undefined)).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { findPages } from '../../../../../client/layout/search/pages-to-search.ts';
import { PERMISSIONS, type Role, reachOf } from '../../../../../server/contract/permissions.ts';

const all = Object.keys(PERMISSIONS);
const labels = (question: string, permissions: readonly string[] = all) =>
  findPages(question, permissions).map(({ label }) => label);
const permissionsOf = (role: Role) => all.filter((name) => reachOf(role, name as keyof typeof PERMISSIONS));

describe('pages to search', () => {
  it('are found by their name, the one that is called so first', () => {
    expect(labels('posts')[0]).toBe('Posts');
    expect(labels('POSTS')).toEqual(['Posts', 'Temporary posts', 'Import posts', 'Import temporary posts']);
    expect(labels('demand forecast')).toEqual(['Demand: Forecast']);
    expect(labels('forec')).toEqual(['Demand: Forecast']);
  });

  it('are found by what else people call them, after those with the name', () => {
    expect(labels('honorarium')).toEqual(['Temporary posts']);
    expect(labels('import')[0]).toBe('Import');
    expect(labels('password', permissionsOf('administrator'))).toEqual(['Accounts', 'My account']);
  });

  it('are not found by the inside of a word', () => {
    expect(labels('osts')).toEqual([]);
  });

  it('are those of the role only', () => {
    expect(labels('accounts', permissionsOf('hr'))).toEqual([]);
    expect(labels('costs', permissionsOf('manager'))).toEqual([]);
    expect(labels('costs', permissionsOf('hr'))).toEqual(['Costs']);
  });

  it('are none where nothing is asked, and five at most', () => {
    expect(labels(' - ')).toEqual([]);
    expect(labels('i')).toHaveLength(5);
  });
});

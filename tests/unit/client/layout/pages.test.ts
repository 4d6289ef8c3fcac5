import { describe, expect, it } from 'vitest';
import { pagesFor } from '../../../../client/layout/pages.ts';

describe('the pages of a role', () => {
  it('put work into the tabs and administration into the menu', () => {
    const { tabs, menu } = pagesFor(['overview:read', 'establishment:read', 'audit:read']);
    expect(tabs.map(({ label }) => label)).toEqual(expect.arrayContaining(['Overview', 'Posts']));
    expect(menu.map(({ label }) => label)).toEqual(['History']);
  });

  it('put administration into the tabs of whoever has nothing else', () => {
    const { tabs, menu } = pagesFor(['accounts:manage', 'audit:read']);
    expect(tabs.map(({ label }) => label)).toEqual(['History', 'Accounts']);
    expect(menu).toEqual([]);
  });

  it('are none without a permission', () => {
    expect(pagesFor([])).toEqual({ tabs: [], menu: [] });
  });
});

import { describe, expect, it } from 'vitest';
import { defaultMonth } from '../../../client/features/demand/default-month.ts';

describe('the month the demand page opens on', () => {
  const months = ['2020-02', '2020-03', '2020-04'];
  it('is the latest that is over', () => {
    expect(defaultMonth(months, '2020-04-01')).toBe('2020-03');
    expect(defaultMonth(months, '2020-04-30')).toBe('2020-04');
    expect(defaultMonth(months, '2020-04-29')).toBe('2020-03');
    expect(defaultMonth(months, '2026-01-01')).toBe('2020-04');
  });
  it('counts a leap day', () => {
    const winter = ['2020-01', '2020-02'];
    expect(defaultMonth(winter, '2020-02-28')).toBe('2020-01');
    expect(defaultMonth(winter, '2020-02-29')).toBe('2020-02');
  });
  it('is the earliest where none is over, and none where there is none', () => {
    expect(defaultMonth(months, '2019-01-01')).toBe('2020-02');
    expect(defaultMonth([], '2020-04-01')).toBeUndefined();
  });
});

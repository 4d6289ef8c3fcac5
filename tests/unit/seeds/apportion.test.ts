import { describe, expect, it } from 'vitest';
import { apportion } from '../../../seeds/apportion.ts';

describe('apportion', () => {
  it('rounds the largest remainders up, so that nothing is lost', () => {
    // 10 × 1/6, 2/6, 3/6 = 1.67, 3.33, 5
    expect(apportion(10, [1, 2, 3])).toEqual([2, 3, 5]);
  });

  it('gives the first of equal remainders the rest', () => {
    expect(apportion(1, [1, 1])).toEqual([1, 0]);
  });

  it('gives nothing where nothing weighs', () => {
    expect(apportion(5, [0, 0])).toEqual([0, 0]);
    expect(apportion(5, [])).toEqual([]);
  });
});

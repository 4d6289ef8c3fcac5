import { describe, expect, it } from 'vitest';
import { meanCoverage, serviceFigures } from '../../../../../../server/domain/demand/fairness/figures.ts';

describe('Waiting', () => {
  it('is told for each 100 open cases and in days on average', () => {
    expect(serviceFigures(80, 10, 250)).toEqual({
      isCounted: true,
      openCases: 80,
      waiting: 10,
      waitingDays: 250,
      per100: 12.5,
      meanDays: 25,
    });
  });

  it('tells no days where the families are too few to show', () => {
    const hidden = { waiting: null, waitingDays: null, per100: null, meanDays: null };
    expect(serviceFigures(80, 'suppressed', 250)).toMatchObject({ isCounted: true, openCases: 80, ...hidden });
    expect(serviceFigures('suppressed', 10, 250)).toMatchObject({ openCases: null, per100: null, meanDays: 25 });
  });

  it('knows nobody waiting from not counted', () => {
    expect(serviceFigures(80, 0, 0)).toMatchObject({ isCounted: true, waiting: 0, per100: 0, meanDays: null });
    expect(serviceFigures(undefined, undefined, 0)).toMatchObject({ isCounted: false, waiting: null });
    expect(serviceFigures(0, 5, 50).per100).toBe(null);
  });
});

describe('Coverage of families in several districts', () => {
  const part = (districtId: string, openCases: number | 'suppressed', coverage: number | null) => ({
    districtId,
    openCases,
    coverage,
  });

  it('is the mean of the districts weighted by open cases', () => {
    // (83 × 0.75 + 186 × 1.03) ÷ 269
    const { coverage, isRough } = meanCoverage([part('south', 83, 0.75), part('central', 186, 1.03)], 269);
    expect(coverage).toBeCloseTo(0.943606, 6);
    expect(isRough).toBe(false);
  });

  it('takes hidden counts to share what is left over alike', () => {
    // 30 cases are left for two hidden counts: 15 each, (70 × 1 + 15 × 0.8 + 15 × 0.4) ÷ 100
    const parts = [part('a', 70, 1), part('b', 'suppressed', 0.8), part('c', 'suppressed', 0.4)];
    expect(meanCoverage(parts, 100)).toEqual({ coverage: expect.closeTo(0.88, 10), isRough: true });
  });

  it('cannot be told where the total is hidden too, unless all have the same', () => {
    const parts = [part('a', 7, 1), part('b', 'suppressed', 0.8)];
    expect(meanCoverage(parts, 'suppressed').coverage).toBe(null);
    expect(meanCoverage([part('b', 'suppressed', 0.8)], 'suppressed')).toEqual({ coverage: 0.8, isRough: false });
  });

  it('leaves out districts without demand', () => {
    expect(meanCoverage([part('a', 10, null), part('b', 5, 0.5)], 15).coverage).toBe(0.5);
    expect(meanCoverage([], 0).coverage).toBe(null);
  });
});

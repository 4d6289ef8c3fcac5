import { describe, expect, it } from 'vitest';
import { axisTop, spread } from '../../../../client/features/demand-history/line-ends.ts';

describe('axisTop', () => {
  it.each([
    [371, 400, 100],
    [70, 80, 20],
    [14.7, 15, 5],
    [1, 1, 0.2],
    [0.8, 0.8, 0.2],
    [400, 400, 100],
    [0, 1, 1],
  ])('%d is drawn up to %d in steps of %d', (largest, max, step) => {
    expect(axisTop(largest).max).toBeCloseTo(max, 10);
    expect(axisTop(largest).step).toBeCloseTo(step, 10);
  });
});

describe('spread', () => {
  it('leaves places alone that are far enough apart', () => {
    expect(spread([100, 20, 60], 15, 300)).toEqual([100, 20, 60]);
  });

  it('moves the lower ones down, and all up again at the foot', () => {
    expect(spread([50, 52, 51], 15, 300)).toEqual([50, 80, 65]);
    expect(spread([298, 299, 300], 15, 300)).toEqual([270, 285, 300]);
  });

  it('keeps their order and their distance, whatever they are', () => {
    const places = [12, 290, 291, 292, 293, 12.5, 150];
    const moved = spread(places, 15, 300).toSorted((a, b) => a - b);
    for (const [at, place] of moved.slice(1).entries()) expect(place - (moved[at] ?? 0)).toBeGreaterThanOrEqual(15);
    expect(Math.max(...moved)).toBeLessThanOrEqual(300);
  });
});

import { describe, expect, it } from 'vitest';
import { changeClasses, classOf, valueClasses } from '../../../../client/components/ward-map-classes.ts';
import { drawWards } from '../../../../client/components/ward-map-shapes.ts';

const square = (wardCode: string, lon: number, lat: number) => ({
  wardCode,
  geometry: {
    type: 'Polygon' as const,
    coordinates: [
      [
        [lon, lat],
        [lon + 1, lat],
        [lon + 1, lat + 1],
        [lon, lat + 1],
        [lon, lat],
      ],
    ],
  },
});

describe('Outlines of wards', () => {
  // two squares side by side on the equator: 2 degrees wide, 1 high
  const drawing = drawWards([square('a', 0, -0.5), square('b', 1, -0.5)], 212);

  it('fill the width, north up, with a label in the middle of each', () => {
    expect(drawing.height).toBe(112);
    expect(drawing.shapes).toEqual([
      { code: 'a', path: 'M6 106L106 106L106 6L6 6L6 106Z', x: 56, y: 56 },
      { code: 'b', path: 'M106 106L206 106L206 6L106 6L106 106Z', x: 156, y: 56 },
    ]);
  });

  it('have thick lines where districts meet and where the area ends only', () => {
    const inner = 'M106 106L106 6';
    expect(drawing.borders((code) => code)).toContain(inner);
    const together = drawing.borders(() => 'one district');
    expect(together).not.toContain(inner);
    expect(together.match(/M/g)).toHaveLength(6);
  });

  it('keep shapes away from the equator', () => {
    // a degree of longitude is half as long at 60 degrees north
    expect(drawWards([square('a', 0, 59.5)], 112).height).toBeCloseTo(212, 0);
  });

  it('take the largest part of a ward for its label', () => {
    const { geometry } = square('a', 0, 0);
    const far = [
      [5, 5],
      [5.1, 5],
      [5.1, 5.1],
      [5, 5],
    ];
    const both = {
      wardCode: 'a',
      geometry: { type: 'MultiPolygon' as const, coordinates: [[far], geometry.coordinates] },
    };
    const [shape] = drawWards([both], 522).shapes;
    expect(shape?.x).toBeCloseTo(56, 0);
  });

  it('draw nothing of nothing', () => {
    expect(drawWards([], 100)).toMatchObject({ shapes: [], height: 0 });
  });
});

describe('Classes of a map', () => {
  it('are at most five, equally wide, with round limits', () => {
    expect(valueClasses([0.75, 0.93, 1.09], 0.01)).toEqual([
      { from: 0.7, to: 0.8 },
      { from: 0.8, to: 0.9 },
      { from: 0.9, to: 1 },
      { from: 1, to: 1.1 },
    ]);
    expect(valueClasses([3, 96], 1)).toEqual([
      { from: 0, to: 20 },
      { from: 20, to: 40 },
      { from: 40, to: 60 },
      { from: 60, to: 80 },
      { from: 80, to: 100 },
    ]);
    expect(valueClasses([5, 5], 1)).toEqual([{ from: 5, to: 6 }]);
    expect(valueClasses([], 1)).toEqual([]);
  });

  it('hold every value', () => {
    for (const values of [
      [0.1, 0.2, 0.3],
      [17, 24, 29],
      [0.055, 0.341],
      [1, 1000],
      [99.9, 100.1],
    ]) {
      const classes = valueClasses(values, 0.01);
      expect(classes.length).toBeLessThanOrEqual(5);
      for (const value of values) {
        const found = classes[classOf(classes, value)];
        expect(found?.from).toBeLessThanOrEqual(value + 1e-9);
        expect(found?.to).toBeGreaterThan(value);
      }
    }
  });

  it('of a change stand around none, the greatest in an outermost', () => {
    const classes = changeClasses([-0.14, 0.26], 0.02);
    expect(classes.map(({ from }) => from)).toEqual([Number.NEGATIVE_INFINITY, -0.15, -0.05, 0.05, 0.15]);
    expect([-0.14, 0, 0.26].map((value) => classOf(classes, value))).toEqual([1, 2, 4]);
    expect(changeClasses([0, 0], 0.02)[2]).toEqual({ from: -0.01, to: 0.01 });
  });
});

import { describe, expect, it } from 'vitest';
import { layOutWards, type WardPlace } from '../../../client/features/overview/ward-layout.ts';

const wards: WardPlace[] = Array.from({ length: 20 }, (_, index) => ({
  code: `W${index}`,
  children: 2000 + index * 150,
  lon: -2.16 + (index % 5) * 0.02,
  lat: 53.5 + Math.floor(index / 5) * 0.02,
}));

describe('the schematic map', () => {
  const { circles, height } = layOutWards(wards, 640);
  it('has a circle per ward, in the order of the wards, all inside the drawing', () => {
    expect(circles.map((circle) => circle.code)).toEqual(wards.map((ward) => ward.code));
    for (const { x, y, radius } of circles) {
      expect(Math.min(x - radius, y - radius)).toBeGreaterThanOrEqual(0);
      expect(x + radius).toBeLessThanOrEqual(640);
      expect(y + radius).toBeLessThanOrEqual(height);
    }
  });
  it('lets no two circles overlap', () => {
    for (const a of circles) {
      for (const b of circles) {
        if (a.code >= b.code) continue;
        expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan((a.radius + b.radius) * 0.98);
      }
    }
  });
  it('sizes the area of a circle by the children', () => {
    const [first, last] = [circles[0], circles[19]];
    const areas = ((last?.radius ?? 0) / (first?.radius ?? 1)) ** 2;
    expect(areas).toBeCloseTo(4850 / 2000, 6);
  });
  it('keeps north above south', () => {
    const mean = (from: number, to: number) =>
      circles.slice(from, to).reduce((sum, circle) => sum + circle.y, 0) / (to - from);
    expect(mean(15, 20)).toBeLessThan(mean(0, 5));
  });
  it('gives the same picture for the same wards', () => {
    expect(layOutWards(wards, 640)).toEqual({ circles, height });
  });
  it('copes with one ward, with none, and with two in one place', () => {
    expect(layOutWards([], 640)).toEqual({ circles: [], height: 0 });
    expect(layOutWards(wards.slice(0, 1), 640).circles[0]?.radius).toBeCloseTo(318, 0);
    const twins = layOutWards(
      [0, 1].map((n) => ({ code: `T${n}`, children: 10, lon: 0, lat: 50 })),
      640,
    ).circles;
    expect(twins.every((circle) => Number.isFinite(circle.x + circle.y + circle.radius))).toBe(true);
  });
});

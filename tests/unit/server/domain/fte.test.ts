import { describe, expect, it } from 'vitest';
import { fteOf } from '../../../../server/domain/fte.ts';

describe('FTE of a contract', () => {
  it.each([
    // 37 h = 2,220 minutes is full time
    [2220, 2220, 1],
    [1110, 2220, 0.5],
    [1776, 2220, 0.8],
    // 22.2 h of 37 h
    [1332, 2220, 0.6],
    // 36-hour full time, 20 h contract
    [1200, 2160, 0.5555555555555556],
    // more than full time
    [2400, 2220, 1.0810810810810811],
  ])('%i of %i minutes is %f', (contracted, full, fte) => {
    expect(fteOf(contracted, full)).toBe(fte);
  });

  it.each([
    [0, 2220, /contractedMinutes is 0/],
    [-60, 2220, /contractedMinutes is -60/],
    [37.5, 2220, /contractedMinutes is 37.5/],
    [2220, 0, /fullTimeMinutes is 0/],
    [2220, Number.NaN, /fullTimeMinutes is NaN/],
  ])('refuses %d of %d minutes, naming the value', (contracted, full, message) => {
    expect(() => fteOf(contracted, full)).toThrow(message);
  });
});

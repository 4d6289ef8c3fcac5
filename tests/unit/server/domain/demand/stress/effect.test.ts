import { describe, expect, it } from 'vitest';
import { monthLater } from '../../../../../../server/domain/demand/stress/arrivals.ts';
import type { StressCase } from '../../../../../../server/domain/demand/stress/cases.ts';
import { hardestMonth, type StressEffect, stressEffect } from '../../../../../../server/domain/demand/stress/effect.ts';
import { exampleDistrict, exampleGround } from '../../../../../support/stress-ground.ts';

const ground = exampleGround(exampleDistrict('north'), exampleDistrict('south'));
const MAY = '2021-05';
const effectOf = (...cases: StressCase[]) => stressEffect(cases, ground, MAY);
const ofDistrict = (effect: StressEffect, id: string) =>
  effect.districts.find(({ districtId }) => districtId === id)?.months ?? [];
const fteOf = (effect: StressEffect, id: string) =>
  new Map(ofDistrict(effect, id).map(({ month, demandFte }) => [month, demandFte]));

describe('a school return', () => {
  const plain = { kind: 'school-return', monthsHeldBack: 0, heldBack: 0, districtIds: null } as const;

  it('brings referrals from schools in its month, which close at the district’s rate', () => {
    const effect = effectOf({ ...plain, rise: 1 });
    // 10 referrals × ½ = 5 families = 5 cases: 3.75 × 5 + 1.25 × 10 = 31.25 points ÷ 100
    expect(fteOf(effect, 'north').get('2021-05')).toBeCloseTo(0.3125, 10);
    // half of them close in a month
    expect(fteOf(effect, 'north').get('2021-06')).toBeCloseTo(0.15625, 10);
    expect(effect.months).toEqual([
      ...['2021-05', '2021-06', '2021-07', '2021-08', '2021-09', '2021-10', '2021-11', '2021-12'],
      ...['2022-01', '2022-02', '2022-03', '2022-04', '2022-05'],
    ]);
    const [month] = ofDistrict(effect, 'north');
    expect(month?.cases[0]).toEqual({
      referrals: 10,
      engaged: 5,
      unwilling: 1,
      opened: [3.75, 1.25],
      open: [3.75, 1.25],
    });
    // a fifth of the cases need an Urdu speaker
    expect(month?.languageDemand).toEqual([{ code: 'ur', demandFte: expect.closeTo(0.0625, 10) }]);
  });

  it('is preceded by months in which schools hold back', () => {
    const effect = effectOf({ ...plain, rise: 1, monthsHeldBack: 2, heldBack: 0.4 });
    expect(effect.months.slice(0, 3)).toEqual(['2021-03', '2021-04', '2021-05']);
    const fte = fteOf(effect, 'north');
    // 4 referrals fewer: 0.4 of 0.3125
    expect(fte.get('2021-03')).toBeCloseTo(-0.125, 10);
    expect(fte.get('2021-04')).toBeCloseTo(-0.125 * 1.5, 10);
    expect(fte.get('2021-05')).toBeCloseTo(0.3125 - 0.09375, 10);
    expect(ofDistrict(effect, 'north')[0]?.languageDemand[0]?.demandFte).toBeCloseTo(-0.025, 10);
    expect(hardestMonth(effect)).toBe('2021-05');
  });

  it('counts in the districts chosen', () => {
    const fte = fteOf(effectOf({ ...plain, rise: 1, districtIds: ['south'] }), 'north');
    expect([...fte.values()].every((each) => each === 0)).toBe(true);
  });
});

describe('publicity', () => {
  it('arrives later and falls from month to month', () => {
    const effect = effectOf({ kind: 'publicity', rise: 0.5, monthsUntil: 2, falls: 0.5, districtIds: null });
    const fte = fteOf(effect, 'north');
    expect([fte.get('2021-05'), fte.get('2021-06')]).toEqual([0, 0]);
    // 20 referrals × ½ = 10 cases: 7.5 × 5 + 2.5 × 10 = 62.5 points
    expect(fte.get('2021-07')).toBeCloseTo(0.625, 10);
    // half of those, and 5 cases more
    expect(fte.get('2021-08')).toBeCloseTo(0.3125 + 0.3125, 10);
    expect(fte.get('2021-09')).toBeCloseTo(0.3125 + 0.15625, 10);
    // July and August ask as much: the earlier one is named
    expect(hardestMonth(effect)).toBe('2021-07');
    expect(hardestMonth(effect, ['2021-09', '2021-10'])).toBe('2021-09');
  });
});

describe('a partner that closes', () => {
  it('leaves its families at once, and those it would have taken in every month after', () => {
    const effect = effectOf({
      kind: 'partner-closes',
      families: [
        { districtId: 'north', levelId: 'low', families: 8 },
        { districtId: 'south', levelId: 'high', families: 4 },
      ],
      referrals: [{ districtId: 'north', perMonth: 4 }],
    });
    // 8 families × 1.25 cases × 5 points
    expect(fteOf(effect, 'north').get('2021-05')).toBeCloseTo(0.5, 10);
    // half of them, and 4 referrals × ½ = 2 cases: 1.5 × 5 + 0.5 × 10 = 12.5 points
    expect(fteOf(effect, 'north').get('2021-06')).toBeCloseTo(0.25 + 0.125, 10);
    // it comes to twice 0.125, where as many close as come
    expect(fteOf(effect, 'north').get('2022-05')).toBeCloseTo(0.25, 3);
    expect(fteOf(effect, 'south').get('2021-05')).toBeCloseTo(0.5, 10);
    expect(fteOf(effect, 'south').get('2021-06')).toBeCloseTo(0.25, 10);
  });
});

describe('a new estate', () => {
  it('brings cases as families move in, and keeps them', () => {
    const effect = effectOf({
      kind: 'new-estate',
      districtId: 'north',
      homes: 200,
      childrenPer100Homes: 50,
      monthsToMoveIn: 4,
    });
    const fte = fteOf(effect, 'north');
    // 25 of 100 children: 0.25 cases × 5 + 0.1 × 10 = 2.25 points
    expect(fte.get('2021-05')).toBeCloseTo(0.0225, 10);
    expect(fte.get('2021-08')).toBeCloseTo(0.09, 10);
    expect(fte.get('2022-05')).toBeCloseTo(0.09, 10);
    expect(fteOf(effect, 'south').get('2022-05')).toBe(0);
  });
});

describe('a month later', () => {
  it('some cases are closed, some have moved up or down, none beyond the ends', () => {
    const rates = (closing: number, up: number, down: number) => ({
      levelId: '',
      openPerChild: known(0),
      openingShare: known(0),
      closing: known(closing),
      steppingUp: known(up),
      steppingDown: known(down),
    });
    const known = (value: number) => ({ value, basis: 'own' as const, rate: null });
    // 100 at each level: 100 − 10 − 5 + 4; 100 − 20 − 8 − 4 + 5 + 3; 100 − 30 − 3 + 8
    const left = monthLater([100, 100, 100], [rates(0.1, 0.05, 0.5), rates(0.2, 0.08, 0.04), rates(0.3, 0.5, 0.03)]);
    expect(left.map((cases) => Number(cases.toFixed(9)))).toEqual([89, 76, 75]);
  });
});

describe('the month that asks most', () => {
  it('is the one the cases are applied to where none asks more', () => {
    const nothing = effectOf({ kind: 'publicity', rise: 0, monthsUntil: 3, falls: 1, districtIds: null });
    expect(hardestMonth(nothing)).toBe(MAY);
  });
});

describe('chasing and travel', () => {
  it('weigh as they do on every case', () => {
    const far = exampleGround(exampleDistrict('north', { travelShare: 0.2 }));
    far.standard = { ...far.standard, chasingPoints: 2 };
    const stress = { kind: 'school-return', rise: 1, monthsHeldBack: 0, heldBack: 0, districtIds: null } as const;
    const [month] = ofDistrict(stressEffect([stress], far, MAY), 'north');
    // 31.25 points + 1 family × 2, of 80 points carried
    expect(month?.points).toBeCloseTo(33.25, 10);
    expect(month?.pointsCarried).toBe(80);
    expect(month?.demandFte).toBeCloseTo(33.25 / 80, 10);
  });
});

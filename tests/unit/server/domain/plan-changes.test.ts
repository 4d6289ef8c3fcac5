import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../../server/domain/plan.ts';
import { applyChanges, type PlanChange } from '../../../../server/domain/plan-changes.ts';
import { examplePlan } from './example.ts';

const by = { author: 'Sam', at: '2021-03-01T09:00:00.000Z' };
const place = (personId: string, ...placements: [string, number][]): PlanChange => ({
  kind: 'place',
  personId,
  placements: placements.map(([districtId, share]) => ({ districtId, share })),
});
const pin = (personId: string, expires: string | null = null): PlanChange => ({
  kind: 'pin',
  personId,
  reason: 'knows the schools',
  expires,
});
const unpin = (personId: string): PlanChange => ({ kind: 'unpin', personId });

function applied(plan: Plan, ...changes: PlanChange[]) {
  const result = applyChanges(plan, changes, by);
  if ('faults' in result) throw new Error(result.faults.map((fault) => `${fault.field}: ${fault.remedy}`).join('; '));
  return result;
}

function faults(plan: Plan, ...changes: PlanChange[]) {
  const result = applyChanges(plan, changes, by);
  return 'faults' in result ? result.faults : [];
}

describe('changes', () => {
  it('place, pin and unpin in order, and say how to go back', () => {
    const { plan, touched, undo } = applied(
      examplePlan(),
      place('a', ['south', 1]),
      pin('a'),
      place('b', ['south', 1]),
    );
    expect(plan.placements.get('a')).toEqual([{ districtId: 'south', share: 1 }]);
    expect(plan.pins.get('a')).toEqual({ reason: 'knows the schools', expires: null, author: 'Sam', pinnedAt: by.at });
    expect(touched).toEqual(['a', 'b']);
    expect(undo).toEqual([place('b', ['north', 1]), unpin('a'), place('a', ['north', 1])]);
  });

  it('leave the plan they start from as it was', () => {
    const plan = examplePlan();
    applied(plan, place('a', ['south', 1]), pin('b'));
    expect(plan.placements.get('a')).toEqual([{ districtId: 'north', share: 1 }]);
    expect(plan.pins.size).toBe(0);
  });

  it('allow a split in steps of 0.05, stored exactly', () => {
    const { plan } = applied(examplePlan(), place('a', ['north', 0.1 + 0.2], ['south', 0.7]));
    expect(plan.placements.get('a')).toEqual([
      { districtId: 'north', share: 0.3 },
      { districtId: 'south', share: 0.7 },
    ]);
  });

  it('have nothing to take back where nothing changes', () => {
    expect(applied(examplePlan(), place('a', ['north', 1]), unpin('a')).undo).toEqual([]);
  });

  it('bring an earlier pin back with its reason and end', () => {
    const { plan } = applied(examplePlan(), pin('a', '2021-12-31'));
    expect(applied(plan, unpin('a')).undo).toEqual([pin('a', '2021-12-31')]);
  });

  it('let a pin that has lapsed bind nobody', () => {
    const lapsed = { reason: 'x', author: 'Sam', pinnedAt: by.at, expires: '2021-03-31' };
    const plan = examplePlan({ pins: new Map([['a', lapsed]]) });
    expect(faults(plan, place('a', ['south', 1]))).toEqual([]);
  });
});

describe('refusals', () => {
  it.each([
    ['an unknown person', place('nobody', ['north', 1]), 'personId', 'Refresh the plan'],
    ['an unknown district', place('a', ['nowhere', 1]), 'placements.0.districtId', 'no such district'],
    [
      'a district they cannot work in',
      place('c', ['north', 1]),
      'placements.0.districtId',
      'Cas Roe cannot work in North',
    ],
    [
      'a share of such a district',
      place('c', ['south', 0.5], ['north', 0.5]),
      'placements.1.districtId',
      'cannot work',
    ],
    ['a district named twice', place('a', ['north', 0.5], ['north', 0.5]), 'placements.1.districtId', 'named twice'],
    ['shares that do not add up', place('a', ['north', 0.5], ['south', 0.4]), 'placements', 'add up to 0.90'],
    ['shares between the steps', place('a', ['north', 0.33], ['south', 0.67]), 'placements.0.share', 'steps of 0.05'],
    ['next to nothing', place('a', ['south', 1e-12], ['north', 1]), 'placements.0.share', 'steps of 0.05'],
    ['a pin that ends before the plan begins', pin('a', '2021-03-31'), 'expires', 'before the plan’s date'],
  ])('name %s', (_, change, field, remedy) => {
    const [fault, ...more] = faults(examplePlan(), change);
    expect(more).toEqual([]);
    expect(fault?.field).toBe(`changes.0.${field}`);
    expect(fault?.remedy).toContain(remedy);
  });

  it('protect a pinned person until unpinned', () => {
    const { plan } = applied(examplePlan(), pin('a'));
    expect(faults(plan, place('a', ['south', 1]))[0]?.remedy).toBe(
      'Ann Lee is pinned by Sam (“knows the schools”). Release the pin first.',
    );
    expect(faults(plan, unpin('a'), place('a', ['south', 1]))).toEqual([]);
  });

  it('name every fault of several changes', () => {
    const found = faults(examplePlan(), place('c', ['north', 1]), place('a', ['south', 1]), place('x', ['south', 1]));
    expect(found.map((fault) => fault.field)).toEqual(['changes.0.placements.0.districtId', 'changes.2.personId']);
  });

  it('do not let somebody be pinned who is nowhere', () => {
    const plan = examplePlan({ placements: new Map() });
    expect(faults(plan, pin('a'))[0]?.remedy).toContain('not placed yet');
  });
});

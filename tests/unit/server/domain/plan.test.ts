import { describe, expect, it } from 'vitest';
import {
  bindingPins,
  onFacts,
  pinBinds,
  placementsByPerson,
  planOf,
  problemAsStands,
  problemToPropose,
  samePlacements,
} from '../../../../server/domain/plan.ts';
import { exampleFacts, examplePlan, factsWith } from './example.ts';

const pin = { reason: 'knows the schools', author: 'Sam', pinnedAt: '2021-03-01T09:00:00.000Z', expires: null };
const source = {
  plan: {
    id: 'p',
    name: 'Draft',
    asAt: '2021-04-01',
    presetId: 'fewest-moves',
    maxMoves: 2,
    version: 3,
    createdBy: 'Sam',
    updatedAt: '2021-03-01T09:00:00.000Z',
    facts: JSON.stringify(exampleFacts),
  },
  placements: [
    { personId: 'a', districtId: 'north', share: 0.6 },
    { personId: 'a', districtId: 'south', share: 0.4 },
    { personId: 'b', districtId: 'south', share: 1 },
  ],
  pins: [{ personId: 'a', ...pin }],
};

describe('reading a plan', () => {
  it('puts facts, placements and pins together', () => {
    const plan = planOf(source);
    expect(plan.facts).toEqual(exampleFacts);
    expect(plan.placements.get('a')).toEqual([
      { districtId: 'north', share: 0.6 },
      { districtId: 'south', share: 0.4 },
    ]);
    expect(plan.pins.get('a')).toEqual(pin);
    expect(plan.presetId).toBe('fewest-moves');
  });

  it('refuses a policy that does not exist', () => {
    expect(() => planOf({ ...source, plan: { ...source.plan, presetId: 'toString' } })).toThrow('no policy “toString”');
  });
});

describe('pins', () => {
  it('hold to their last day', () => {
    expect(pinBinds({ ...pin, expires: '2021-04-01' }, '2021-04-01')).toBe(true);
    expect(pinBinds({ ...pin, expires: '2021-03-31' }, '2021-04-01')).toBe(false);
    expect(pinBinds(pin, '2099-01-01')).toBe(true);
  });

  it('bind the solver only while they hold, split shares included', () => {
    const plan = planOf({ ...source, pins: [...source.pins, { personId: 'b', ...pin, expires: '2021-03-31' }] });
    expect([...bindingPins(plan).keys()]).toEqual(['a']);
    const [ann, bob] = problemToPropose(plan).staff;
    expect(ann).toMatchObject({ pinned: { north: 0.6, south: 0.4 }, maxDistricts: 2, splitStep: 0.05 });
    expect(bob?.pinned).toBeUndefined();
  });

  it('are left out for the person one asks about', () => {
    const plan = planOf(source);
    expect(problemAsStands(plan).staff[0]?.pinned).toEqual({ north: 0.6, south: 0.4 });
    expect(problemAsStands(plan, { freeing: 'a' }).staff[0]?.pinned).toBeUndefined();
  });

  it('leave the policy of the plan in place, unless another is given', () => {
    const plan = planOf(source);
    expect(problemAsStands(plan).policy).toMatchObject({ maxMoves: 2, weights: { move: 4 } });
    const policy = { presetId: 'balanced' as const, maxMoves: null };
    expect(problemAsStands(plan, { policy }).policy).toMatchObject({ maxMoves: null, weights: { move: 0.5 } });
  });
});

describe('newer facts', () => {
  const placed = examplePlan({
    placements: new Map([
      ['a', [{ districtId: 'south', share: 1 }]],
      ['b', [{ districtId: 'north', share: 1 }]],
      ['c', [{ districtId: 'south', share: 1 }]],
      ['m', [{ districtId: 'north', share: 1 }]],
    ]),
    pins: new Map([
      ['a', pin],
      ['b', pin],
    ]),
  });

  it('take out who left, with the pin, and keep the rest', () => {
    const plan = onFacts(placed, factsWith('b', null));
    expect([...plan.placements.keys()]).toEqual(['a', 'c', 'm']);
    expect(plan.placements.get('a')).toEqual([{ districtId: 'south', share: 1 }]);
    expect([...plan.pins.keys()]).toEqual(['a']);
  });

  it('bring newcomers in where they work today', () => {
    const [ann] = exampleFacts.people;
    if (!ann) throw new Error('The example has no people');
    const facts = {
      ...exampleFacts,
      people: [...exampleFacts.people, { ...ann, id: 'z', currentDistrictId: 'south' }],
    };
    expect(onFacts(placed, facts).placements.get('z')).toEqual([{ districtId: 'south', share: 1 }]);
  });

  it('return people of a district that is gone to their own, without the pin', () => {
    const facts = {
      ...exampleFacts,
      districts: exampleFacts.districts.filter(({ id }) => id === 'north'),
      people: exampleFacts.people.map((person) => ({ ...person, currentDistrictId: 'north' })),
    };
    const plan = onFacts(placed, facts);
    expect(plan.placements.get('a')).toEqual([{ districtId: 'north', share: 1 }]);
    expect([...plan.pins.keys()]).toEqual(['b']);
  });
});

describe('placements', () => {
  it('are the same whatever their order', () => {
    const [x, y] = [
      { districtId: 'north', share: 0.5 },
      { districtId: 'south', share: 0.5 },
    ];
    if (!x || !y) throw new Error('unreachable');
    expect(samePlacements([x, y], [y, x])).toBe(true);
    expect(samePlacements([x, y], [x])).toBe(false);
    expect(samePlacements([x], [{ ...x, share: 1 }])).toBe(false);
  });

  it('are gathered by person from the exchange format', () => {
    const gathered = placementsByPerson([
      { staff: '__proto__', district: 'north', share: 0.5 },
      { staff: 'a', district: 'south', share: 1 },
      { staff: '__proto__', district: 'south', share: 0.5 },
    ]);
    expect(gathered.get('__proto__')).toHaveLength(2);
    expect(gathered.get('a')).toEqual([{ districtId: 'south', share: 1 }]);
  });
});

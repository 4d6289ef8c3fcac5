import { describe, expect, it } from 'vitest';
import { defaultPolicy, readPlanInput } from '../../../solver/plan-input.ts';

function problem(change: (json: ReturnType<typeof base>) => void): unknown {
  const json = base();
  change(json);
  return json;
}

function base() {
  const person: Record<string, unknown> = { id: 'P1', kind: 'person', role: 'caseworker', fte: 1, languages: ['ur'] };
  const district: Record<string, unknown> = { id: 'north', name: 'North', demandFte: 3 };
  const root: Record<string, unknown> = {};
  return {
    format: 'evenhand-problem/1',
    title: 'Base',
    asAt: '2021-04-01',
    districts: [district, { id: 'south', name: 'South', demandFte: 2 }],
    roles: [{ id: 'caseworker', caseload: 1 }],
    staff: [person],
    ...root,
  };
}

describe('reading a problem', () => {
  it('fills the default policy, each weight on its own', () => {
    const reading = readPlanInput(problem((json) => Object.assign(json, { policy: { weights: { move: 2 } } })));
    expect(reading).toMatchObject({
      ok: true,
      input: { policy: { ...defaultPolicy, weights: { ...defaultPolicy.weights, move: 2 } } },
    });
  });

  const person = (fields: object) => problem((json) => Object.assign(json.staff[0] ?? {}, fields));
  const district = (fields: object) => problem((json) => Object.assign(json.districts[0] ?? {}, fields));
  const root = (fields: object) => problem((json) => Object.assign(json, fields));

  it.each([
    ['staff[0].fte', person({ fte: Number.NaN })],
    ['staff[0].fte', person({ fte: Number.POSITIVE_INFINITY })],
    ['staff[0].fte', person({ fte: Number.NEGATIVE_INFINITY })],
    ['staff[0].fte', person({ fte: 1e300 })],
    ['staff[0].fte', person({ fte: -0.5 })],
    ['staff[0].fte', person({ fte: '1' })],
    ['staff[0].role', person({ role: 'wizard' })],
    ['staff[0].role', person({ role: 'constructor' })],
    ['staff[0].kind', person({ kind: 'robot' })],
    ['staff[0].current', person({ current: 'moon' })],
    ['staff[0].current', person({ current: '__proto__' })],
    ['staff[0].excluded[0]', person({ excluded: ['moon'] })],
    ['staff[0].preferences.moon', person({ preferences: { moon: 1 } })],
    ['staff[0].preferences.north', person({ preferences: { north: 1.5 } })],
    ['staff[0].pinned', person({ pinned: 'moon' })],
    ['staff[0].pinned.moon', person({ pinned: { moon: 1 } })],
    ['staff[0].pinned', person({ pinned: { north: 0.5 } })],
    ['staff[0].pinned', person({ pinned: 7 })],
    ['staff[0].pinned.north', person({ pinned: { north: 0.3, south: 0.7 }, maxDistricts: 2, splitStep: 0.5 })],
    ['staff[0].pinned', person({ pinned: { north: 0.5, south: 0.5 } })],
    ['staff[0].splitStep', person({ maxDistricts: 2, splitStep: 0.3 })],
    ['staff[0].splitStep', person({ maxDistricts: 2 })],
    ['staff[0].maxDistricts', person({ maxDistricts: 0 })],
    ['staff[0].maxDistricts', person({ maxDistricts: 1.5, splitStep: 0.5 })],
    ['staff[0].languages', person({ languages: 'ur' })],
    ['staff[0].id', person({ id: 7 })],
    ['districts[0].demandFte', district({ demandFte: -1 })],
    ['districts[0].demandFte', district({ demandFte: 1e300 })],
    ['districts[0].demandFte', district({ demandFte: Number.NaN })],
    ['districts[0].demandFte', district({ demandFte: Number.POSITIVE_INFINITY })],
    ['districts[0].languageDemandFte.ur', district({ languageDemandFte: { ur: Number.NaN } })],
    ['districts[0].minimumFte.wizard', district({ minimumFte: { wizard: 1 } })],
    ['districts[0].maximumFte', district({ maximumFte: Number.NEGATIVE_INFINITY })],
    ['districts[1].id', district({ id: 'south' })],
    ['districts', root({ districts: [] })],
    ['districts', root({ districts: undefined })],
    ['districts', root({ districts: {} })],
    ['staff[0].pinned.north', person({ pinned: { north: Number.NaN } })],
    ['policy.weights.move', root({ policy: { weights: { move: 1e300 } } })],
    ['staff[1].id', root({ staff: [...base().staff, ...base().staff] })],
    ['roles[1].id', root({ roles: [...base().roles, ...base().roles] })],
    ['roles[0].caseload', root({ roles: [{ id: 'caseworker', caseload: 2 }] })],
    ['asAt', root({ asAt: '1 April' })],
    ['format', root({ format: 'evenhand-problem/2' })],
    ['policy.weights.severe', root({ policy: { weights: { severe: -1 } } })],
    ['policy.weights', root({ policy: { weights: [1] } })],
    ['policy.tolerance', root({ policy: { tolerance: 2 } })],
    ['policy.maxMoves', root({ policy: { maxMoves: 1.5 } })],
    ['problem', null],
    ['problem', [1]],
    ['problem', 'text'],
  ])('refuses %s with field, value and remedy (case %#)', (field, json) => {
    const reading = readPlanInput(json);
    expect(reading.ok).toBe(false);
    const fault = reading.ok ? undefined : reading.faults.find((entry) => entry.field === field);
    expect(fault).toBeDefined();
    expect(fault?.message).toBe(`${fault?.field}: ${fault?.value}. ${fault?.remedy}`);
    expect(fault?.remedy).toMatch(/\.$/);
  });

  const numbers: [string, (value: number) => unknown][] = [
    ['staff[0].fte', (fte) => person({ fte })],
    ['staff[0].maxDistricts', (maxDistricts) => person({ maxDistricts, splitStep: 0.5 })],
    ['staff[0].splitStep', (splitStep) => person({ maxDistricts: 2, splitStep })],
    ['staff[0].preferences.north', (north) => person({ preferences: { north } })],
    ['staff[0].pinned.north', (north) => person({ pinned: { north } })],
    ['districts[0].demandFte', (demandFte) => district({ demandFte })],
    ['districts[0].languageDemandFte.ur', (ur) => district({ languageDemandFte: { ur } })],
    ['districts[0].minimumFte.caseworker', (caseworker) => district({ minimumFte: { caseworker } })],
    ['districts[0].maximumFte', (maximumFte) => district({ maximumFte })],
    ['roles[0].caseload', (caseload) => root({ roles: [{ id: 'caseworker', caseload }] })],
    ['policy.tolerance', (tolerance) => root({ policy: { tolerance } })],
    ['policy.severe', (severe) => root({ policy: { severe } })],
    ['policy.maxMoves', (maxMoves) => root({ policy: { maxMoves } })],
    ['policy.weights.language', (language) => root({ policy: { weights: { language } } })],
  ];
  const unusable = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e300, -1e300, -0.5];

  it.each(numbers)('refuses every number in %s that cannot be reckoned with, and says which', (field, withValue) => {
    for (const value of unusable) {
      const reading = readPlanInput(withValue(value));
      const fault = reading.ok ? undefined : reading.faults.find((entry) => entry.field === field);
      expect(fault, `${field}: ${value}`).toMatchObject({ value: String(value) });
    }
  });

  it('tells every fault at once', () => {
    const reading = readPlanInput(person({ fte: -1, role: 'wizard', current: 'moon' }));
    expect(reading.ok ? 0 : reading.faults.length).toBe(3);
  });

  it('takes any text as an id, also those with a meaning in JavaScript', () => {
    const ids = ['constructor', '__proto__', 'Ann Smith', 'a/b', 'toString', '', '- free inf'];
    const json = JSON.parse(
      JSON.stringify({
        format: 'evenhand-problem/1',
        districts: ids.map((id) => ({ id, name: id, demandFte: 1 })),
        roles: ids.map((id) => ({ id, caseload: 1 })),
        staff: ids.map((id) => ({ id, kind: 'person', role: id, fte: 1, languages: [id], current: id })),
      }),
    );
    const preferences = JSON.parse('{"__proto__": 0.5, "constructor": 1}');
    json.staff[0].preferences = preferences;
    const reading = readPlanInput(json);
    expect(reading.ok && Object.entries(reading.input.staff[0]?.preferences ?? {})).toEqual([
      ['__proto__', 0.5],
      ['constructor', 1],
    ]);
  });
});

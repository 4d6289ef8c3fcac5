import { describe, expect, it } from 'vitest';
import { proofOf, stillHolds } from '../../../../client/features/allocation/proof.ts';
import { measures, pinned, proposal, row, view } from './fixtures.ts';

const places = { a: 's', b: 'c' };
const before = view([row('a', 'c'), row('b', 'c', { pin: pinned() })]);
const after = view([row('a', 's'), row('b', 'c', { pin: pinned() })]);

describe('what a proposal proves', () => {
  it('is remembered of a ready proposal made for the plan as it stands', () => {
    expect(proofOf(before, proposal(places))).toMatchObject({ proven: true, pinned: ['b'], presetId: 'balanced' });
    expect(proofOf(before, proposal(places, { basedOnVersion: 2 }))).toBeUndefined();
    expect(proofOf(before, proposal(places, { state: 'running' }))).toBeUndefined();
    expect(proofOf({ ...before, plan: null }, proposal(places))).toBeUndefined();
  });

  it('holds while the plan is what was proposed, and no longer', () => {
    const proof = proofOf(before, proposal(places));
    if (!proof) throw new Error('no proof');
    const { plan } = after;
    if (!plan) throw new Error('no plan');
    expect(stillHolds(proof, before)).toBe(false);
    expect(stillHolds(proof, after)).toBe(true);
    expect(stillHolds(proof, { ...after, plan: { ...plan, presetId: 'even-demand' } })).toBe(false);
    expect(stillHolds(proof, { ...after, plan: { ...plan, maxMoves: 5 } })).toBe(false);
    expect(stillHolds(proof, { ...after, measures: measures({ objective: 10.1 }) })).toBe(false);
    expect(stillHolds(proof, { ...after, rows: [row('a', 's'), row('b', 'c')] })).toBe(false);
    expect(
      stillHolds(proof, { ...after, rows: [row('a', 's', { pin: pinned() }), row('b', 'c', { pin: pinned() })] }),
    ).toBe(true);
  });
});

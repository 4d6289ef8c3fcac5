import { describe, expect, it } from 'vitest';
import { relaxingSteps } from '../../../../client/features/studies/relaxing.ts';
import { pinned, row, view } from '../allocation/fixtures.ts';
import { relaxation } from './fixtures.ts';

const plan = view([row('a', 's', { pin: pinned() }), row('b', 'n')]);

describe('what a relaxation asks of the page', () => {
  it('releases a pin as a change that can be undone', () => {
    expect(relaxingSteps(relaxation({ kind: 'unpin', personId: 'a' }), plan)).toEqual({
      requests: [{ kind: 'change', label: 'release Name a', changes: [{ kind: 'unpin', personId: 'a' }] }],
      records: [],
      isDone: false,
    });
  });

  it('sets another limit to moves, or none', () => {
    const { requests } = relaxingSteps(relaxation({ kind: 'maxMoves', maxMoves: 4 }), plan);
    expect(requests).toEqual([{ kind: 'settings', label: 'at most 4 moves', settings: { maxMoves: 4 } }]);
    expect(relaxingSteps(relaxation({ kind: 'maxMoves', maxMoves: null }), plan).isDone).toBe(true);
  });

  it('leads to a record that somebody has to correct', () => {
    const record = { kind: 'record' as const, personId: null, districtId: 's', limit: null };
    expect(relaxingSteps(relaxation(record), plan)).toEqual({
      requests: [],
      records: [{ personId: null, districtId: 's', isSetting: false }],
      isDone: false,
    });
    const limit = { roleId: 'manager', fromFte: 2, toFte: 1 };
    const [setting] = relaxingSteps(relaxation({ ...record, limit }), plan).records;
    expect(setting).toEqual({ personId: null, districtId: 's', isSetting: true });
  });

  it('is done once the pin is released, and asks for it again after an undo', () => {
    const release = relaxation({ kind: 'unpin', personId: 'a' });
    expect(relaxingSteps(release, view([row('a', 's')])).isDone).toBe(true);
    expect(relaxingSteps(release, plan).isDone).toBe(false);
  });
});

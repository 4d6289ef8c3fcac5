import { describe, expect, it } from 'vitest';
import { joined, planConflict } from '../../../../client/features/allocation/conflict.ts';
import type { EditRequest } from '../../../../client/features/allocation/edit-requests.ts';
import { did, emptyHistory } from '../../../../client/features/allocation/history.ts';
import { districtName, pinned, row, view } from './fixtures.ts';

const names = { districtName };
const base = view([row('a', 'c'), row('b', 'c'), row('d', 'c')]);
const theirs = view([row('a', 'e'), row('b', 'n'), row('d', 'c', { pin: pinned() })]);
const move = (personId: string, districtId: string): EditRequest => ({
  kind: 'change',
  label: `move ${personId}`,
  changes: [{ kind: 'place', personId, placements: [{ districtId, share: 1 }] }],
});

describe('a change that somebody else got in the way of', () => {
  it('sets their value against mine and lists what else they changed', () => {
    const { lines, others } = planConflict(move('a', 's'), emptyHistory, base, theirs, names);
    expect(lines).toEqual([{ what: 'Name a', theirs: 'East', mine: 'South' }]);
    expect(others).toEqual(['Name b: Central → North', 'Name d: pinned']);
  });

  it('asks nothing where both want the same', () => {
    expect(planConflict(move('a', 'e'), emptyHistory, base, theirs, names).lines).toEqual([]);
  });

  it('turns an undo into the change it would have made, since the steps are dropped', () => {
    const history = did(
      emptyHistory,
      {
        label: 'move Name a to East',
        changes: [{ kind: 'place', personId: 'a', placements: [{ districtId: 'c', share: 1 }] }],
      },
      3,
    );
    const conflict = planConflict({ kind: 'undo' }, history, base, theirs, names);
    expect(conflict.request).toMatchObject({ kind: 'change', label: 'undo “move Name a to East”' });
    expect(conflict.lines).toEqual([{ what: 'Name a', theirs: 'East', mine: 'Central' }]);
  });

  it('sets settings against each other in words', () => {
    const request: EditRequest = { kind: 'settings', label: 'limit', settings: { maxMoves: 5 } };
    expect(planConflict(request, emptyHistory, base, theirs, names).lines).toEqual([
      { what: 'Most moves', theirs: 'no limit', mine: '5' },
    ]);
  });

  it('joins two refused changes into one question', () => {
    const first = planConflict(move('a', 's'), emptyHistory, base, theirs, names);
    const second = planConflict(move('b', 's'), emptyHistory, base, theirs, names);
    const both = joined(first, second);
    expect(both.lines.map(({ what }) => what)).toEqual(['Name a', 'Name b']);
    expect(both.request).toMatchObject({ kind: 'change', changes: [{ personId: 'a' }, { personId: 'b' }] });
  });
});

import { describe, expect, it } from 'vitest';
import {
  did,
  dropped,
  emptyHistory,
  moved,
  noticed,
  redid,
  type Step,
  seen,
  undid,
} from '../../../../client/features/allocation/history.ts';

const step = (label: string): Step => ({ label, changes: [{ kind: 'unpin', personId: label }] });

describe('undo and redo', () => {
  it('keeps the newest step on top and forgets what could be redone once something new is done', () => {
    const twice = did(did(emptyHistory, step('a'), 2), step('b'), 3);
    const back = undid(twice, step('b again'), 4);
    expect(back.undo.map(({ label }) => label)).toEqual(['a']);
    expect(back.redo.map(({ label }) => label)).toEqual(['b again']);
    const forth = redid(back, step('b'), 5);
    expect(forth.undo.map(({ label }) => label)).toEqual(['a', 'b']);
    expect(forth.redo).toEqual([]);
    expect(did(back, step('c'), 5).redo).toEqual([]);
  });

  it('leaves no step for a change without effect', () => {
    expect(did(emptyHistory, { label: 'nothing', changes: [] }, 2)).toEqual({ ...emptyHistory, version: 2 });
  });

  it('keeps two hundred steps and drops the oldest', () => {
    let history = emptyHistory;
    for (let version = 1; version <= 205; version += 1) history = did(history, step(String(version)), version);
    expect(history.undo).toHaveLength(200);
    expect(history.undo[0]?.label).toBe('6');
  });

  it('is cleared with an explanation when a version appears that is not ours', () => {
    const mine = did(seen(emptyHistory, 1), step('a'), 2);
    expect(seen(mine, 2)).toBe(mine);
    expect(seen(mine, 1)).toBe(mine);
    const theirs = seen(mine, 3);
    expect(theirs).toMatchObject({ version: 3, undo: [], redo: [] });
    expect(theirs.notice).toMatch(/somebody else changed this plan/i);
    expect(noticed(theirs).notice).toBeNull();
  });

  it('says nothing where there was nothing to clear', () => {
    expect(seen(seen(emptyHistory, 1), 7)).toEqual({ version: 7, undo: [], redo: [], notice: null });
  });

  it('survives a change of ours that moves no one, but not one that takes new data', () => {
    const mine = did(emptyHistory, step('a'), 2);
    expect(seen(moved(mine, 3), 3).undo).toHaveLength(1);
    expect(dropped(mine, 3, 'New data.')).toEqual({ version: 3, undo: [], redo: [], notice: 'New data.' });
  });
});

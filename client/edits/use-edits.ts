import { useEffectEvent, useRef, useState } from 'react';
import { isProblem } from '../api.ts';
import { askAboutConflict } from '../components/conflict.tsx';
import { notifyProblem } from '../components/notify.ts';
import { type Edit, type EditStack, emptyStack, pushed, redone, undone } from './edit-stack.ts';

interface Row {
  id: string;
  version: number;
}

interface Source<R extends Row, Change> {
  /** The row as the page shows it now. */
  read: (id: string) => R | undefined;
  /** Shows another state of a row. */
  show: (row: R) => void;
  /** The row with a change on it, until the server has answered. */
  preview: (row: R, change: Change) => R;
  save: (id: string, version: number, change: Change) => Promise<R>;
  /** True where `current` of a problem is such a row. */
  isRow: (value: unknown) => value is R;
  /** What a row shows in the fields of a change, for the question after a conflict. */
  describe: (row: R, fields: Change) => string;
}

export interface Edits<Change> {
  make: (edit: Edit<Change>) => void;
  undo: () => void;
  redo: () => void;
  next: { undo: string | undefined; redo: string | undefined };
  /** What happened last, for the status line. */
  status: string;
}

/**
 * Edits that are saved at once, one after another, with undo and redo of one's own. Where somebody else changed the row
 * in the meantime, both values are shown and the person decides.
 */
export function useEdits<R extends Row, Change>(source: Source<R, Change>): Edits<Change> {
  const [stack, setStack] = useState<EditStack<Change>>(emptyStack);
  const latest = useRef<EditStack<Change>>(emptyStack);
  const [status, setStatus] = useState('');
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const apply = useEffectEvent(async (id: string, change: Change, what: string, done = 'Saved'): Promise<boolean> => {
    const row = source.read(id);
    if (!row) return false;
    source.show(source.preview(row, change));
    setStatus('Saving …');
    try {
      source.show(await source.save(id, row.version, change));
      setStatus(`${done}: ${what}`);
      return true;
    } catch (error) {
      source.show(row);
      setStatus(`Not saved: ${what}`);
      if (isProblem(error, 'version-changed') && source.isRow(error.current)) {
        return settle(error.current, change, what);
      }
      notifyProblem(error, `Not saved: ${what}`);
      return false;
    }
  });

  const settle = useEffectEvent(async (current: R, change: Change, what: string): Promise<boolean> => {
    source.show(current);
    const mine = source.describe(source.preview(current, change), change);
    const theirs = source.describe(current, change);
    if (mine === theirs) return true;
    return (await askAboutConflict({ what, mine, theirs })) === 'mine' ? apply(current.id, change, what) : false;
  });

  const inTurn = (task: () => Promise<void>): void => {
    queue.current = queue.current.then(task, task);
  };
  // which edit it is is decided when its turn comes: two quick presses of Ctrl+Z take back two edits
  const run = (
    pick: (stack: EditStack<Change>) => Edit<Change> | undefined,
    side: 'before' | 'after',
    done: string,
    then: typeof undone<Change>,
  ): void =>
    inTurn(async () => {
      const edit = pick(latest.current);
      if (!edit || !(await apply(edit.id, edit[side], edit.what, done))) return;
      latest.current = then(latest.current);
      setStack(latest.current);
    });
  return {
    make: (edit) =>
      run(
        () => edit,
        'after',
        'Saved',
        (current) => pushed(current, edit),
      ),
    undo: () => run((current) => current.done.at(-1), 'before', 'Undone', undone),
    redo: () => run((current) => current.undone.at(-1), 'after', 'Done again', redone),
    next: { undo: stack.done.at(-1)?.what, redo: stack.undone.at(-1)?.what },
    status,
  };
}

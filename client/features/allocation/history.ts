import type { PlanChange } from '../../../server/contract/plans.ts';

/** A step that can be taken back or again: the changes to send, and what they do in words. */
export interface Step {
  /** What was done, to follow “Undo:” or “Redo:”, such as `move Ann Lee to South`. */
  label: string;
  changes: PlanChange[];
}

/** What can be undone and redone in one plan. The server says, with every change, what would take it back. */
export interface History {
  /** Version of the plan after the last step; null before the plan was seen. */
  version: number | null;
  undo: readonly Step[];
  redo: readonly Step[];
  /** Why steps were dropped, in words for the person at the screen. */
  notice: string | null;
}

/** How many steps are kept. */
const DEPTH = 200;

export const emptyHistory: History = { version: null, undo: [], redo: [], notice: null };

/** After a new change: its way back is on top, and nothing is left to redo. A change without effect leaves no step. */
export function did(history: History, back: Step, version: number): History {
  if (back.changes.length === 0) return { ...history, version };
  return { version, undo: [...history.undo, back].slice(-DEPTH), redo: [], notice: null };
}

/** After the newest step was undone: `again` would redo it. */
export function undid(history: History, again: Step, version: number): History {
  return { version, undo: history.undo.slice(0, -1), redo: [...history.redo, again], notice: null };
}

/** After the newest undone step was redone: `back` would undo it once more. */
export function redid(history: History, back: Step, version: number): History {
  return { version, undo: [...history.undo, back], redo: history.redo.slice(0, -1), notice: null };
}

/** After a change of ours that moves no one, such as a new name: the steps stay good. */
export function moved(history: History, version: number): History {
  return { ...history, version };
}

/** Drops every step, and says why where there was one to drop. */
export function dropped(history: History, version: number, reason: string): History {
  const had = history.undo.length + history.redo.length > 0;
  return { version, undo: [], redo: [], notice: had ? reason : history.notice };
}

/** After the plan was read again: a version that is not ours means that somebody else changed it. */
export function seen(history: History, version: number): History {
  if (history.version === null) return { ...history, version };
  if (version <= history.version) return history;
  return dropped(
    history,
    version,
    'Somebody else changed this plan, so your earlier steps can no longer be undone. The plan now shows their changes too.',
  );
}

/** The history without its notice. */
export function noticed(history: History): History {
  return history.notice === null ? history : { ...history, notice: null };
}

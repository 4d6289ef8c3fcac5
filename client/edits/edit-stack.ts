/** One change of one row by the person at the screen: what it was and what it became. */
export interface Edit<Change> {
  id: string;
  /** In words, for messages: “Role of Aisha Ahmed”. */
  what: string;
  before: Change;
  after: Change;
}

/** One's own edits, the latest last; the grid's undo is lost with every refresh, this one is not. */
export interface EditStack<Change> {
  done: readonly Edit<Change>[];
  undone: readonly Edit<Change>[];
}

/** How many edits can be taken back. */
const DEPTH = 200;

export const emptyStack = { done: [], undone: [] } as const;

/** After a new edit: nothing can be redone any more. */
export function pushed<Change>(stack: EditStack<Change>, edit: Edit<Change>): EditStack<Change> {
  return { done: [...stack.done, edit].slice(-DEPTH), undone: [] };
}

/** After the latest edit was taken back. */
export function undone<Change>(stack: EditStack<Change>): EditStack<Change> {
  const last = stack.done.at(-1);
  return last ? { done: stack.done.slice(0, -1), undone: [...stack.undone, last] } : stack;
}

/** After the latest edit that was taken back was made again. */
export function redone<Change>(stack: EditStack<Change>): EditStack<Change> {
  const last = stack.undone.at(-1);
  return last ? { done: [...stack.done, last], undone: stack.undone.slice(0, -1) } : stack;
}

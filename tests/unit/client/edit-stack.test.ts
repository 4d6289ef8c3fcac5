import { describe, expect, it } from 'vitest';
import { type EditStack, emptyStack, pushed, redone, undone } from '../../../client/edits/edit-stack.ts';

const edit = (id: string) => ({ id, what: id, before: 0, after: 1 });
const filled = (...ids: string[]): EditStack<number> =>
  ids.reduce<EditStack<number>>((stack, id) => pushed(stack, edit(id)), emptyStack);
const ids = (stack: EditStack<number>) => [stack.done.map((one) => one.id), stack.undone.map((one) => one.id)];

describe('the stack of edits', () => {
  it('takes back the latest first and makes it again', () => {
    const stack = undone(undone(filled('a', 'b', 'c')));
    expect(ids(stack)).toEqual([['a'], ['c', 'b']]);
    expect(ids(redone(stack))).toEqual([['a', 'b'], ['c']]);
  });
  it('forgets what was taken back once something new is done', () => {
    expect(ids(pushed(undone(filled('a', 'b')), edit('c')))).toEqual([['a', 'c'], []]);
  });
  it('stays as it is where there is nothing to take back or to make again', () => {
    expect(undone(filled())).toEqual(emptyStack);
    expect(redone(filled('a'))).toEqual(filled('a'));
  });
  it('keeps the latest 200', () => {
    const stack = filled(...Array.from({ length: 205 }, (_, index) => `e${index}`));
    expect(stack.done).toHaveLength(200);
    expect(stack.done[0]?.id).toBe('e5');
  });
});

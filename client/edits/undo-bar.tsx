import { Button, Group } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { Edits } from './use-edits.ts';

/** Undo and redo of one's own edits, by button and by Ctrl+Z and Ctrl+Y, and what was saved last. */
export function UndoBar<Change>({ edits }: { edits: Edits<Change> }) {
  useHotkeys([
    ['mod+Z', () => edits.undo()],
    ['mod+Y', () => edits.redo()],
    ['mod+shift+Z', () => edits.redo()],
  ]);
  const { undo, redo } = edits.next;
  return (
    <Group gap="xs">
      <Button variant="default" disabled={!undo} title={undo ? `Undo: ${undo}` : undefined} onClick={edits.undo}>
        Undo
      </Button>
      <Button variant="default" disabled={!redo} title={redo ? `Redo: ${redo}` : undefined} onClick={edits.redo}>
        Redo
      </Button>
      <span role="status">{edits.status}</span>
    </Group>
  );
}

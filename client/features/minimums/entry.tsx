import { TextInput } from '@mantine/core';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import type { MinimumCell } from '../../../server/contract/minimums.ts';
import { notifyRemedy } from '../../components/notify.ts';
import { useReference } from '../../reference.ts';
import { type Draft, type Grid, keyOf, type Place, pasted, textOf } from './draft.ts';
import classes from './minimums.module.css';

interface EntryProps {
  cell: MinimumCell;
  text: string;
  isTyped: boolean;
  fault: string | undefined;
  grid: Grid;
  type: (entries: Draft) => void;
  settle: () => void;
  focus: (at: Place, down: number) => void;
}

/** One minimum to be typed: Enter and the arrows go up and down, Escape takes back, a copied block fills from here on. */
export function Entry({ cell, text, isTyped, fault, grid, type, settle, focus }: EntryProps) {
  const { roleTitle, districtName } = useReference();
  const key = keyOf(cell);
  const onKeyDown = (event: KeyboardEvent): void => {
    const down = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (down !== undefined) {
      event.preventDefault();
      focus(cell, down);
    } else if (event.key === 'Escape' && isTyped) {
      event.preventDefault();
      type({ [key]: textOf(cell.minimumFte) });
    }
  };
  const onPaste = (event: ClipboardEvent): void => {
    const copied = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(copied.replace(/\r?\n$/, ''))) return;
    event.preventDefault();
    const block = pasted(copied, cell, grid);
    if ('fault' in block) notifyRemedy('Nothing was pasted', block.fault);
    else type(block.entries);
  };
  return (
    <TextInput
      className={classes.entry}
      data-typed={isTyped || undefined}
      size="xs"
      name={key}
      aria-label={`Minimum of ${roleTitle(cell.roleId)} in ${districtName(cell.districtId)}, FTE`}
      inputMode="decimal"
      autoComplete="off"
      placeholder="none"
      value={text}
      error={fault === undefined ? undefined : 'not possible'}
      aria-description={fault}
      onChange={(event) => type({ [key]: event.currentTarget.value })}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={settle}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
    />
  );
}

import { NumberInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import classes from './plan-bar.module.css';

interface MostMovesProps {
  maxMoves: number | null;
  onChange: (maxMoves: number | null) => void;
}

/** The most people a proposal may move; empty means no limit. Saved when the field is left or Enter is pressed. */
export function MostMoves({ maxMoves, onChange }: MostMovesProps) {
  const [value, setValue] = useState<number | string>(maxMoves ?? '');
  useEffect(() => setValue(maxMoves ?? ''), [maxMoves]);
  const save = (): void => {
    const next = typeof value === 'number' ? value : null;
    if (next !== maxMoves) onChange(next);
  };
  return (
    <span className={classes.field}>
      <span aria-hidden="true">At most</span>
      <NumberInput
        aria-label="Most people a proposal may move"
        size="sm"
        w={90}
        value={value}
        onChange={setValue}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
        }}
        min={0}
        max={10_000}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="strict"
        hideControls
        placeholder="no limit"
      />
      <span aria-hidden="true">moves</span>
    </span>
  );
}

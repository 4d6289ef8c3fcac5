import { Button } from '@mantine/core';
import { type DragEvent, useRef, useState } from 'react';
import classes from './imports.module.css';

interface Props {
  fileName: string | undefined;
  busy: boolean;
  /** True where something else has to be said first. */
  disabled?: boolean;
  choose: (file: File) => void;
}

/** Choose a CSV file with a button, or drop it anywhere on the field. */
export function DropFile({ fileName, busy, disabled = false, choose }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !busy && !disabled) choose(file);
  };
  return (
    <fieldset
      className={classes.drop}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <legend className={classes.legend}>CSV file</legend>
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        aria-label="CSV file"
        tabIndex={-1}
        className={classes.hidden}
        disabled={disabled}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) choose(file);
          event.currentTarget.value = '';
        }}
      />
      <Button loading={busy} disabled={disabled} onClick={() => input.current?.click()}>
        {fileName ? 'Choose another file' : 'Choose a CSV file'}
      </Button>
      <span>{fileName ?? 'or drop it here'}</span>
    </fieldset>
  );
}

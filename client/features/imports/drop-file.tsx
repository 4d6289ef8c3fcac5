import { Button } from '@mantine/core';
import { type DragEvent, useRef, useState } from 'react';
import classes from './imports.module.css';

interface Props {
  fileName: string | undefined;
  busy: boolean;
  choose: (file: File) => void;
}

/** Choose a CSV file with a button, or drop it anywhere on the field. */
export function DropFile({ fileName, busy, choose }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !busy) choose(file);
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
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) choose(file);
          event.currentTarget.value = '';
        }}
      />
      <Button loading={busy} onClick={() => input.current?.click()}>
        {fileName ? 'Choose another file' : 'Choose a CSV file'}
      </Button>
      <span>{fileName ?? 'or drop it here'}</span>
    </fieldset>
  );
}

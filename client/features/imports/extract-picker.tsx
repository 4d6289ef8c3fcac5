import { Anchor, Group, TextInput } from '@mantine/core';
import type { ExtractKind } from '../../../server/contract/imports-extracts.ts';
import { Panel } from '../../components/panel.tsx';
import { DropFile } from './drop-file.tsx';
import { extractTemplate, type Months } from './extract-queries.ts';
import { extractWords } from './extract-words.ts';
import classes from './imports.module.css';

interface Props {
  kind: ExtractKind;
  fileName: string | undefined;
  busy: boolean;
  months: Months;
  setMonths: (months: Months) => void;
  choose: (file: File) => void;
}

/** The first step with a file of another system: the months it covers, and the file. */
export function ExtractPicker({ kind, months, setMonths, ...file }: Props) {
  const { about, asksMonths } = extractWords[kind];
  return (
    <Panel title={asksMonths ? '1. Say which months it covers, and choose the file' : '1. Choose a file'}>
      {asksMonths ? (
        <Group mb="sm" align="flex-end">
          <TextInput
            type="month"
            label="First month"
            placeholder="2021-03"
            value={months.from}
            onChange={(event) => setMonths({ ...months, from: event.currentTarget.value })}
          />
          <TextInput
            type="month"
            label="Last month"
            placeholder="2021-03"
            value={months.to}
            onChange={(event) => setMonths({ ...months, to: event.currentTarget.value })}
          />
          <span className={classes.months}>
            The file replaces the figures of these months, in the districts it names.
          </span>
        </Group>
      ) : null}
      <DropFile {...file} />
      <p className={classes.about}>
        {about}{' '}
        <Anchor href={extractTemplate(kind)} download underline="always">
          Download the template
        </Anchor>
      </p>
    </Panel>
  );
}

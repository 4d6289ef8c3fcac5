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
  fault: MonthsFault | null;
  setMonths: (months: Months) => void;
  choose: (file: File) => void;
}

/** What to correct in the months, by field. */
export interface MonthsFault {
  from?: string;
  to?: string;
}

/** What to correct before a file can be read for these months; null where nothing is. */
export function monthsFault({ from, to }: Months): MonthsFault | null {
  const isMonth = (text: string) => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
  if (!isMonth(from)) return { from: 'Choose a month, such as 2021-03' };
  if (!isMonth(to)) return { to: 'Choose a month, such as 2021-03' };
  return to < from ? { to: 'It is before the first month' } : null;
}

/** The first step with a file of another system: the months it covers, and the file. */
export function ExtractPicker({ kind, months, fault, setMonths, ...file }: Props) {
  const { about, asksMonths } = extractWords[kind];
  return (
    <Panel title={asksMonths ? '1. Say which months it covers, and choose the file' : '1. Choose a file'}>
      {asksMonths ? (
        <Group mb="sm" align="flex-start">
          <TextInput
            type="month"
            label="First month"
            placeholder="2021-03"
            value={months.from}
            error={fault?.from}
            onChange={(event) => setMonths({ ...months, from: event.currentTarget.value })}
          />
          <TextInput
            type="month"
            label="Last month"
            placeholder="2021-03"
            value={months.to}
            error={fault?.to}
            onChange={(event) => setMonths({ ...months, to: event.currentTarget.value })}
          />
          <span className={classes.months}>
            The file replaces the figures of these months, in the districts it names.
          </span>
        </Group>
      ) : null}
      <DropFile {...file} disabled={fault !== null} />
      <p className={classes.about}>
        {about}{' '}
        <Anchor href={extractTemplate(kind)} download underline="always">
          Download the template
        </Anchor>
      </p>
    </Panel>
  );
}

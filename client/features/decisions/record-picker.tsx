import { Box, Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { type DecisionSubject, SUBJECT_KINDS } from '../../../server/contract/decisions.ts';
import { formatCount, formatDate } from '../../format.ts';
import classes from './decisions.module.css';
import { subjectsQuery } from './queries.ts';

/** Finds arrangements, funding lines and posts, and adds them to what a decision is about. */
export function RecordPicker({
  chosen,
  onAdd,
  isBusy = false,
}: {
  /** Numbers of the records that are in it already. */
  chosen: readonly string[];
  onAdd: (subject: DecisionSubject) => void;
  isBusy?: boolean;
}) {
  const id = useId();
  const [find, setFind] = useState('');
  const [asked] = useDebouncedValue(find.trim(), 200);
  const { data, error } = useQuery(subjectsQuery(asked));
  const offered = data?.subjects.filter(({ subjectId }) => !chosen.includes(subjectId)) ?? [];
  return (
    <div>
      <TextInput
        id={id}
        label="Find arrangements, funding or posts"
        description="Number, post, name, fund or reference. Without anything: arrangements and funding, the latest first."
        value={find}
        onChange={(event) => setFind(event.currentTarget.value)}
        autoComplete="off"
        mb="xs"
      />
      <p className={classes.quiet} role="status">
        {error
          ? 'The records could not be read. Try again.'
          : data
            ? `${formatCount(offered.length, 'record')}${data.left > 0 ? ' and more: find something narrower' : ''}`
            : 'Looking …'}
      </p>
      {offered.length === 0 ? null : (
        <Box component="section" className={classes.found} aria-label="Records found" tabIndex={0}>
          <ul className={classes.rows}>
            {offered.map((subject) => (
              <li key={subject.subjectId} className={classes.row}>
                <div>
                  {subject.label}
                  <div className={classes.quiet}>{aboutSubject(subject)}</div>
                </div>
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={isBusy}
                  aria-label={`Add ${subject.subjectId}, ${subject.label}`}
                  onClick={() => onAdd(subject)}
                >
                  Add
                </Button>
              </li>
            ))}
          </ul>
        </Box>
      )}
    </div>
  );
}

/** “A-0203 · Arrangement · Jordan Shepherd · 1 Dec 2020 to 31 May 2021 · EH-2020-11-18”. */
export function aboutSubject({
  kind,
  subjectId,
  who,
  startDate,
  endDate,
  decisionReference = null,
}: {
  kind: DecisionSubject['kind'];
  subjectId: string;
  who: string | null;
  startDate: string | null;
  endDate: string | null;
  decisionReference?: string | null;
}): string {
  const dates =
    startDate === null
      ? null
      : endDate === null
        ? `from ${formatDate(startDate)}`
        : `${formatDate(startDate)} to ${formatDate(endDate)}`;
  return [subjectId, SUBJECT_KINDS[kind], who, dates, decisionReference].filter((part) => part !== null).join(' · ');
}

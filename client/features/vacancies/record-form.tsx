import { Stack, type StackProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { faultLines } from '../../components/fault-lines.ts';

/** What is told of hours that cannot be read. */
export const NOT_A_TIME = 'This is not a time. Write hours and minutes, for example 18:30.';

interface Props extends Pick<StackProps, 'gap' | 'mt'> {
  /** The saving, as it stands. */
  save: { error: Error | null; submittedAt: number };
  /** Ids of the fields of the form by the names that a refusal gives them. */
  fields: Readonly<Record<string, string>>;
  submit: () => void;
  children: ReactNode;
}

/** A form about a recruitment: why nothing is stored, then its fields and what it can do below each other. */
export function RecordForm({ save, fields, submit, children, gap = 'sm', mt }: Props) {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap={gap} mt={mt}>
        {save.error ? (
          <ErrorSummary
            key={save.submittedAt}
            title="Nothing is stored yet"
            faults={faultLines(save.error, (field) => fields[field])}
          />
        ) : null}
        {children}
      </Stack>
    </form>
  );
}

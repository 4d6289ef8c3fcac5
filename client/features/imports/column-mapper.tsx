import { Box, Button, Group, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ExtractHeadings, ExtractKind, ExtractLayout } from '../../../server/contract/imports-extracts.ts';
import { FormProblem } from '../../components/form-parts.tsx';
import { ErrorState } from '../../components/page-states.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { readLayout } from './extract-queries.ts';
import classes from './imports.module.css';
import { useFocusAfter } from './use-focus-after.ts';

const NONE = '';

/** Match each of our columns with a heading of the file; it is remembered for the next file with the same headings. */
export function ColumnMapper({
  kind,
  given,
  busy,
  refused,
  save,
}: {
  kind: ExtractKind;
  given: ExtractHeadings;
  busy: boolean;
  /** Why it could not be saved, where that was tried. */
  refused: Error | null;
  save: (mapping: Record<string, string>) => void;
}) {
  const [mapping, setMapping] = useState(given.mapping);
  const button = useFocusAfter(refused);
  const layout = useQuery({ queryKey: ['import-layout', kind], queryFn: () => readLayout(kind), staleTime: Infinity });
  const columns = layout.data?.columns ?? [];
  const missing = missingOf(layout.data, mapping);
  const used = new Set(Object.values(mapping));
  const twice = chosenTwice(columns, mapping);
  const passedOver = given.headings.flatMap(({ name }) => (used.has(name) ? [] : [name]));
  const choices = [
    { value: NONE, label: 'Not in the file' },
    ...given.headings.map(({ name }) => ({ value: name, label: name })),
  ];
  // a key passes by other headings on the way to the one that is meant: no other column loses its heading to it
  const change = (column: string, heading: string) => {
    const others = Object.entries(mapping).filter(([id]) => id !== column);
    setMapping(Object.fromEntries(heading === NONE ? others : [...others, [column, heading]]));
  };
  return (
    <Panel title="2. Match the columns" takesFocus note="Remembered for files with the same headings">
      <p className={classes.kind}>
        Choose the heading of the file for each of our columns. Values that may tell who somebody is are not shown.
      </p>
      {layout.error ? <ErrorState error={layout.error} retry={() => void layout.refetch()} /> : null}
      <Box
        component="section"
        className={`${classes.table} ${classes.mapper}`}
        aria-label="Columns to match"
        tabIndex={0}
      >
        <PlainTable
          caption="Our columns, and the headings of the file"
          rows={columns}
          rowKey={({ id }) => id}
          columns={[
            {
              title: 'Our column',
              cell: ({ title, required, help }) => (
                <>
                  {required ? `${title} (needed)` : title}
                  <span className={classes.note}>{help}</span>
                </>
              ),
            },
            {
              title: 'Heading of the file',
              cell: ({ id, title }) => (
                <>
                  <NativeSelect
                    aria-label={`Heading for ${title}`}
                    data={choices}
                    value={mapping[id] ?? NONE}
                    error={twice.has(mapping[id] ?? NONE) ? 'Chosen more than once' : undefined}
                    onChange={(event) => change(id, event.currentTarget.value)}
                  />
                  <Samples values={given.headings.find(({ name }) => name === mapping[id])?.samples ?? []} />
                </>
              ),
            },
          ]}
        />
      </Box>
      <p className={classes.about}>
        {passedOver.length === 0
          ? 'Every heading is matched.'
          : `Not matched, and passed over: ${passedOver.join(', ')}.`}
      </p>
      <FormProblem error={refused} />
      <Group mt="sm">
        <Button
          ref={button}
          disabled={missing.length > 0 || twice.size > 0 || columns.length === 0}
          loading={busy}
          onClick={() => save(mapping)}
        >
          Read the file
        </Button>
        <span role="status">
          {missing.length === 0 ? '' : `Still to match: ${missing.join(', ')}. `}
          {[...twice].map(([heading, titles]) => `“${heading}” is chosen for ${titles.join(' and ')}: keep one. `)}
        </span>
      </Group>
    </Panel>
  );
}

/** What stands below a heading in the file. */
function Samples({ values }: { values: readonly string[] }) {
  return values.length === 0 ? null : <span className={classes.note}>Such as {values.join(', ')}</span>;
}

/** Headings that are chosen for more than one column, each with the titles of those. */
function chosenTwice(columns: ExtractLayout['columns'], mapping: Record<string, string>): Map<string, string[]> {
  const chosen = Map.groupBy(
    columns.filter(({ id }) => mapping[id] !== undefined),
    ({ id }) => mapping[id] ?? NONE,
  );
  return new Map(
    [...chosen].flatMap(([heading, those]) =>
      those.length < 2 ? [] : [[heading, those.map(({ title }) => title)] as const],
    ),
  );
}

/** What has to be matched before the file can be read, in words. */
function missingOf(layout: ExtractLayout | undefined, mapping: Record<string, string>): string[] {
  const { columns = [], oneOf = [] } = layout ?? {};
  const needed = columns.flatMap(({ id, title, required }) => (required && !mapping[id] ? [title] : []));
  const titles = oneOf.map((id) => columns.find((column) => column.id === id)?.title ?? id);
  return oneOf.length > 0 && !oneOf.some((id) => mapping[id]) ? [...needed, titles.join(' or ')] : needed;
}

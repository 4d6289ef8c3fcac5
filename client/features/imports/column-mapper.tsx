import { Box, Button, Group, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ExtractHeadings, ExtractKind } from '../../../server/contract/imports-extracts.ts';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { readLayout } from './extract-queries.ts';
import classes from './imports.module.css';

const NONE = '';

/** Match each of our columns with a heading of the file; it is remembered for the next file with the same headings. */
export function ColumnMapper({
  kind,
  given,
  busy,
  save,
}: {
  kind: ExtractKind;
  given: ExtractHeadings;
  busy: boolean;
  save: (mapping: Record<string, string>) => void;
}) {
  const [mapping, setMapping] = useState(given.mapping);
  const layout = useQuery({ queryKey: ['import-layout', kind], queryFn: () => readLayout(kind), staleTime: Infinity });
  const columns = layout.data?.columns ?? [];
  const missing = columns.filter(({ id, required }) => required && !mapping[id]);
  const choices = [
    { value: NONE, label: 'Not in the file' },
    ...given.headings.map(({ name }) => ({ value: name, label: name })),
  ];
  const change = (column: string, heading: string) => {
    const others = Object.entries(mapping).filter(([id, known]) => id !== column && known !== heading);
    setMapping(Object.fromEntries(heading === NONE ? others : [...others, [column, heading]]));
  };
  return (
    <Panel title="2. Match the columns" takesFocus note="Remembered for files with the same headings">
      <Box component="section" className={classes.table} aria-label="Columns to match" tabIndex={0}>
        <PlainTable
          caption="Values that may tell who somebody is are not shown."
          rows={columns}
          rowKey={({ id }) => id}
          columns={[
            { title: 'Our column', cell: ({ title, required }) => (required ? `${title} (needed)` : title) },
            {
              title: 'Heading of the file',
              cell: ({ id, title }) => (
                <NativeSelect
                  aria-label={`Heading for ${title}`}
                  data={choices}
                  value={mapping[id] ?? NONE}
                  onChange={(event) => change(id, event.currentTarget.value)}
                />
              ),
            },
            {
              title: 'Values, such as',
              cell: ({ id }) => given.headings.find(({ name }) => name === mapping[id])?.samples.join(', ') ?? '',
            },
            { title: 'How it is read', cell: ({ help }) => help },
          ]}
        />
      </Box>
      <Group mt="sm">
        <Button disabled={missing.length > 0 || columns.length === 0} loading={busy} onClick={() => save(mapping)}>
          Read the file
        </Button>
        <span role="status">
          {missing.length === 0 ? '' : `Still to match: ${missing.map(({ title }) => title).join(', ')}.`}
        </span>
      </Group>
    </Panel>
  );
}

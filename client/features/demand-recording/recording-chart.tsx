import { NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { DemandRecording, QualityFieldName, RecordingLine } from '../../../server/contract/demand-recording.ts';
import { present } from '../../address.ts';
import { Chart } from '../../components/chart.tsx';
import { Panel } from '../../components/panel.tsx';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { formatMonth, formatPercent } from '../../format.ts';
import { useChartColours } from '../../palette.ts';
import { useReference } from '../../reference.ts';
import { recordingOption } from './recording-option.ts';
import { FIELD_NAMES, FIELDS, recordingSearch } from './search.ts';

/** Share of cases without a field month by month, a line for each district, with the figures as a table. */
export function RecordingChart({ recording, field }: { recording: DemandRecording; field: QualityFieldName }) {
  const navigate = useNavigate({ from: '/demand/recording' });
  const colours = useChartColours();
  const { districtIndex } = useReference();
  const { months } = recording;
  const lines = useMemo(() => recording.lines.filter((line) => line.field === field), [recording, field]);
  const option = useMemo(
    () => recordingOption({ months, lines, indexOf: districtIndex }, colours),
    [months, lines, districtIndex, colours],
  );
  const title = `${FIELD_NAMES[field]} not recorded`;
  return (
    <Panel
      title={`${title}, month by month`}
      note={
        <NativeSelect
          aria-label="What is not recorded"
          size="xs"
          value={field}
          onChange={(event) => {
            const next = recordingSearch({ field: event.currentTarget.value }).field;
            void navigate({ search: (previous) => present({ ...previous, field: next }), replace: true });
          }}
          data={FIELDS.map((value) => ({ value, label: FIELD_NAMES[value] }))}
        />
      }
    >
      {lines.length === 0 ? (
        <p>Whether it is recorded was not counted in these months. The file of recording brings it.</p>
      ) : (
        <Chart
          label={`Line chart of the share of cases with ${FIELD_NAMES[field].toLowerCase()} not recorded, from ${formatMonth(months[0] ?? '')} to ${formatMonth(months.at(-1) ?? '')}. The table below has every figure.`}
          option={option}
          height={300}
          tableTitle="The figures as a table"
          table={
            <ScrolledTable
              caption={`${title}, share of open cases by month`}
              rows={months.map((month, at) => ({ month, at }))}
              rowKey={({ month }) => month}
              columns={[
                { title: 'Month', cell: ({ month }) => formatMonth(month) },
                ...lines.map((line) => ({
                  title: line.name,
                  numeric: true,
                  cell: ({ at }: { at: number }) => cellOf(line, at),
                })),
              ]}
            />
          }
        />
      )}
    </Panel>
  );
}

function cellOf({ values, hidden }: RecordingLine, at: number): string {
  if (hidden.includes(at)) return 'too few';
  const value = values[at] ?? null;
  return value === null ? 'not counted' : formatPercent(value, 1);
}

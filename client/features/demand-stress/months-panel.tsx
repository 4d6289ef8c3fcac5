import { NativeSelect } from '@mantine/core';
import { useMemo } from 'react';
import type { StressAnswer, StressDistrict, StressTotal } from '../../../server/contract/demand-stress.ts';
import { BalanceChip } from '../../components/balance-chip.tsx';
import { Chart } from '../../components/chart.tsx';
import { Panel } from '../../components/panel.tsx';
import { type Column, ScrolledTable } from '../../components/plain-table.tsx';
import { useChartColours } from '../../palette.ts';
import classes from './demand-stress.module.css';
import { stressOption } from './stress-option.ts';
import { BASIS_WORDS, leastCovered, monthWords } from './words.ts';
import { After, Before, Covered, Extra, ExtraOfAll } from './workings.tsx';

interface Props {
  answer: StressAnswer;
  /** District that is looked at; undefined: all together, where the reader sees them. */
  districtId: string | undefined;
  choose: (districtId: string | undefined) => void;
}

/** One district, or all together, month by month: as a chart with its table. */
export function MonthsPanel({ answer, districtId, choose }: Props) {
  const colours = useChartColours();
  const { districts, total } = answer;
  const district = districts.find((each) => each.districtId === districtId) ?? (total ? undefined : districts[0]);
  const shown = district ?? total;
  const name = district?.name ?? 'all districts';
  const option = useMemo(() => (shown ? stressOption(shown.months, shown.capacityFte, colours) : {}), [shown, colours]);
  if (!shown) return null;
  return (
    <Panel title="Month by month">
      {districts.length > 1 ? (
        <NativeSelect
          label="District"
          value={district?.districtId ?? ''}
          onChange={(event) => choose(event.currentTarget.value || undefined)}
          data={[
            ...(total ? [{ value: '', label: 'All districts' }] : []),
            ...districts.map((each) => ({ value: each.districtId, label: each.name })),
          ]}
          maw="16rem"
          mb="xs"
        />
      ) : null}
      <p className={classes.note}>
        {district && total ? `${district.sentence} ` : ''}
        {leastCovered(district?.name ?? 'All districts together', shown)}
      </p>
      <Chart
        label={`Line chart of the demand of ${name} by month, before and after, beside its case-holding FTE today. The table below has every figure.`}
        option={option}
        height={300}
        tableTitle="The figures as a table"
        isTableOpen
        table={
          <ScrolledTable
            caption={`Demand of ${name}, FTE by month`}
            rows={shown.months}
            rowKey={({ month }) => month}
            columns={columnsOf(answer, name, shown.capacityFte, district)}
          />
        }
      />
    </Panel>
  );
}

/** @param district undefined for all together */
function columnsOf(
  answer: StressAnswer,
  name: string,
  capacityFte: number,
  district: StressDistrict | undefined,
): Column<StressTotal['months'][number]>[] {
  const basisOf = (wanted: string) => answer.months.find(({ month }) => month === wanted)?.basis ?? 'not-known';
  const ofDistrict = (wanted: string) => district?.months.find(({ month }) => month === wanted);
  return [
    { title: 'Month', cell: ({ month }) => monthWords(answer, month) },
    { title: 'Rests on', cell: ({ month }) => BASIS_WORDS[basisOf(month)] },
    { title: 'Before', numeric: true, cell: (sides) => <Before answer={answer} name={name} sides={sides} /> },
    {
      title: 'More',
      numeric: true,
      cell: (sides) => {
        const month = ofDistrict(sides.month);
        if (!district || !month) return <ExtraOfAll answer={answer} sides={sides} />;
        return <Extra answer={answer} district={district} month={month} />;
      },
    },
    { title: 'After', numeric: true, cell: (sides) => <After name={name} sides={sides} /> },
    {
      title: 'Covered',
      numeric: true,
      cell: (sides) => <Covered name={name} capacityFte={capacityFte} sides={sides} />,
    },
    ...(district
      ? [
          {
            title: 'Beside the others, after',
            cell: ({ month }: { month: string }) => {
              const word = ofDistrict(month)?.wordAfter;
              return word ? <BalanceChip word={word} /> : '–';
            },
          },
        ]
      : []),
  ];
}

import { Text } from '@mantine/core';
import { WorkedOut, WorkingTable } from '../../components/worked-out.tsx';
import { formatMonth, formatPence } from '../../format.ts';
import classes from './panel.module.css';
import type { VacancyRow } from './rows.ts';

/** What the vacant hours save in a month against what cover costs; nothing for those who see no pay. */
export function CostSection({ row, month }: { row: VacancyRow; month: string }) {
  const { monthSavingPence: saving, monthCoverPence: cover, costMissing = [] } = row;
  if (saving === undefined || cover === undefined) return null;
  return (
    <section className={classes.section}>
      <h3>Cost in {formatMonth(month)}</h3>
      <dl className={classes.costs}>
        <dt>The vacant hours save</dt>
        <dd>
          <Figure pence={saving} title="Saving of the vacancy" lines={row.monthSavingWorking ?? []} />
        </dd>
        <dt>Cover costs</dt>
        <dd>
          <Figure
            pence={cover}
            title="Cost of cover"
            lines={row.cover.flatMap(({ name, monthWorking = [] }) => monthWorking.map((line) => `${name}: ${line}`))}
          />
        </dd>
        {saving === null || cover === null ? null : (
          <>
            <dt>{cover > saving ? 'Cover costs more than is saved, by' : 'Left of what is saved'}</dt>
            <dd>
              <strong>{formatPence(Math.abs(saving - cover))}</strong>
            </dd>
          </>
        )}
      </dl>
      {costMissing.map((sentence) => (
        <Text key={sentence} c="var(--tight)">
          {sentence}
        </Text>
      ))}
    </section>
  );
}

function Figure({ pence, title, lines }: { pence: number | null; title: string; lines: string[] }) {
  if (pence === null) return <>not known</>;
  if (lines.length === 0) return <>{formatPence(pence)}</>;
  return (
    <WorkedOut figure={formatPence(pence)} title={title}>
      <WorkingTable
        lines={[...lines.map((line) => ({ what: line, result: '' })), { what: 'Together', result: formatPence(pence) }]}
      />
    </WorkedOut>
  );
}

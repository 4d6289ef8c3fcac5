import { Button, Group } from '@mantine/core';
import type { ExtractPreview } from '../../../server/contract/imports-extracts.ts';
import { FormProblem } from '../../components/form-parts.tsx';
import { Panel } from '../../components/panel.tsx';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { formatCount, formatMonth, formatNumber } from '../../format.ts';
import { extractWords } from './extract-words.ts';
import { FaultTable } from './fault-table.tsx';
import classes from './imports.module.css';
import { useFocusAfter } from './use-focus-after.ts';

type Line = ExtractPreview['months'][number];

/** What an extract would change: what was counted, faults with their remedies, and the figures by month and district. */
export function ExtractPreviewView({
  preview,
  headings,
  storing,
  refused,
  store,
  matchAgain,
}: {
  preview: ExtractPreview;
  /** Headings of the file by our columns. */
  headings: Readonly<Record<string, string>>;
  storing: boolean;
  /** Why it could not be stored, where that was tried. */
  refused: Error | null;
  store: () => void;
  matchAgain: () => void;
}) {
  const button = useFocusAfter(refused);
  const faulty = preview.faultCount > 0;
  const changes = preview.added + preview.changed + preview.removed;
  const found: [string, number | null][] = [
    [extractWords[preview.kind].counted, preview.cases],
    ['Families', preview.families],
    ['Figures added', preview.added],
    ['Changed', preview.changed],
    ['Taken away', preview.removed],
    ['Left as they are', preview.unchanged],
  ];
  // what sound rows alone come to is no figure to look at
  const counts: [string, number | null][] = [...(faulty ? [] : found), ['Faults', preview.faultCount]];
  return (
    <Panel
      title={faulty ? 'The file has faults' : 'See what it would change'}
      takesFocus
      note={`${formatCount(preview.rows, 'row')} read`}
    >
      <dl className={classes.counts}>
        {counts.map(([title, value]) =>
          value === null ? null : (
            <div key={title} data-bad={title === 'Faults' && faulty}>
              <dt>{title}</dt>
              <dd>{formatNumber(value)}</dd>
            </div>
          ),
        )}
      </dl>
      {faulty || preview.notices.length === 0 ? null : (
        <ul className={classes.notices} aria-label="Look at this before you import">
          {preview.notices.map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
      )}
      <FormProblem error={refused} />
      <Group mb="sm">
        <Button ref={button} disabled={faulty || changes === 0} loading={storing} onClick={store}>
          Import the counts
        </Button>
        <Button variant="default" disabled={storing} onClick={matchAgain}>
          Match the columns again
        </Button>
        <span role="status">{sentenceOf(preview, faulty, changes)}</span>
      </Group>
      {faulty ? <FaultTable faults={preview.faults} all={preview.faultCount} headings={headings} /> : null}
      {preview.months.length > 0 && !faulty ? <MonthsTable months={preview.months} /> : null}
    </Panel>
  );
}

function sentenceOf({ from, to, rows, removed }: ExtractPreview, faulty: boolean, changes: number): string {
  if (faulty) return 'Correct the file and choose it again: nothing can be imported while there are faults.';
  if (rows === 0) return 'The file has headings and no rows: there is nothing to import.';
  if (changes === 0) return 'Everything in this file is stored already: there is nothing to import.';
  if (!from || !to) return '';
  const months = from === to ? formatMonth(from) : `${formatMonth(from)} to ${formatMonth(to)}`;
  const gone =
    removed > 0 ? ' Taken away: what stands for these months and districts, where the file has no cases.' : '';
  return `Covers ${months}.${gone}`;
}

function MonthsTable({ months }: { months: readonly Line[] }) {
  const names = [...new Set(months.flatMap(({ figures }) => figures.map(({ name }) => name)))];
  return (
    <ScrolledTable
      caption="Figures by month and district, as they stand → as they would be"
      rows={months}
      rowKey={({ month, district }) => `${month} ${district}`}
      columns={[
        { title: 'Month', cell: ({ month }) => formatMonth(month) },
        { title: 'District', cell: ({ district }) => district },
        ...names.map((name) => ({
          title: name,
          numeric: true,
          cell: (line: Line) => <Figure line={line} name={name} />,
        })),
      ]}
    />
  );
}

function Figure({ line, name }: { line: Line; name: string }) {
  const figure = line.figures.find((known) => known.name === name);
  if (!figure) return '–';
  if (figure.before === figure.after) return formatNumber(figure.after);
  return (
    <>
      {formatNumber(figure.before)} → <strong>{formatNumber(figure.after)}</strong>
    </>
  );
}

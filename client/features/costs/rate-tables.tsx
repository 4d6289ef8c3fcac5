import { NativeSelect, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { PAY_BASES, type Rate, type Rates } from '../../../server/contract/rates.ts';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { formatDate, formatNumber, formatPence } from '../../format.ts';
import { useReference } from '../../reference.ts';
import classes from './costs.module.css';

interface Props {
  rates: Rates;
  /** Opens a rate to be corrected; absent where the reader may not. */
  correct: ((rate: Rate) => void) | undefined;
}

/** Pay points of one award at a time, and what is missing in it. */
export function PayPointsTables({ rates: { awards, asAt }, correct }: Props) {
  const inForce = awards.findLast(({ fromDate }) => fromDate <= asAt) ?? awards[0];
  const [chosen, setChosen] = useState(inForce?.fromDate);
  const award = awards.find(({ fromDate }) => fromDate === chosen) ?? inForce;
  if (!award) return <p>There is no pay point yet. Add one, or import them from a CSV file.</p>;
  return (
    <>
      <NativeSelect
        label="Award"
        maw={320}
        value={award.fromDate}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={awards.map(({ fromDate, payYear, points }) => ({
          value: fromDate,
          label: `${payYear}, ${points.length} points`,
        }))}
      />
      {award.missing.length > 0 ? (
        <p className={classes.attention}>
          Points without pay that a grade has: {runs(award.missing)}. What is paid or budgeted at them cannot be costed
          in this award. Add them with their source.
        </p>
      ) : null}
      <ScrolledTable
        caption={`Award from ${formatDate(award.fromDate)}`}
        rows={award.points}
        rowKey={({ point }) => String(point)}
        columns={[
          {
            title: 'Point',
            cell: (row) => (
              <Correct
                text={String(row.point)}
                label={`Correct point ${row.point}`}
                correct={correct && (() => correct({ what: 'pay-point', fromDate: award.fromDate, ...row }))}
              />
            ),
          },
          {
            title: 'Pay a year',
            numeric: true,
            cell: ({ annualPence }) => formatPence(annualPence, annualPence % 100 === 0 ? 0 : 2),
          },
          { title: 'Basis', cell: ({ basis }) => PAY_BASES[basis] },
          { title: 'Source', cell: ({ source, note }) => <Source text={source} note={note} /> },
        ]}
      />
    </>
  );
}

interface GradeRow {
  grade: Omit<Rates['grades'][number], 'ranges'>;
  range: Rates['grades'][number]['ranges'][number] | null;
}

/** Grades with their points by date. */
export function GradesTable({ rates: { grades }, correct }: Props) {
  const rows = grades.flatMap(({ ranges, ...grade }): GradeRow[] =>
    ranges.length === 0 ? [{ grade, range: null }] : ranges.map((range) => ({ grade, range })),
  );
  return (
    <ScrolledTable
      caption="Grades and their points"
      rows={rows}
      rowKey={({ grade, range }) => `${grade.id} ${range?.fromDate ?? ''}`}
      columns={[
        {
          title: 'Grade',
          cell: ({ grade }) => (
            <Correct
              text={grade.name}
              label={`Correct the grade ${grade.name}`}
              correct={correct && (() => correct({ what: 'grade', ...grade }))}
            />
          ),
        },
        {
          title: 'From',
          cell: ({ grade, range }) =>
            range ? (
              <Correct
                text={formatDate(range.fromDate)}
                label={`Correct the points of ${grade.name} from ${formatDate(range.fromDate)}`}
                correct={correct && (() => correct({ what: 'grade-range', gradeId: grade.id, ...bare(range) }))}
              />
            ) : (
              'No points yet'
            ),
        },
        {
          title: 'Points',
          numeric: true,
          cell: ({ range }) =>
            range === null
              ? ''
              : range.lowPoint === range.highPoint
                ? range.lowPoint
                : `${range.lowPoint}–${range.highPoint}`,
        },
        { title: 'Source', cell: ({ range }) => (range ? <Source text={range.source} /> : '') },
      ]}
    />
  );
}

/** On-cost rates by date. */
export function OnCostTable({ rates: { onCosts }, correct }: Props) {
  return (
    <ScrolledTable
      caption="On-cost rates"
      rows={onCosts}
      rowKey={({ fromDate }) => fromDate}
      columns={[
        {
          title: 'From',
          cell: (row) => (
            <Correct
              text={formatDate(row.fromDate)}
              label={`Correct the on-cost from ${formatDate(row.fromDate)}`}
              correct={correct && (() => correct({ what: 'on-cost', ...bare(row) }))}
            />
          ),
        },
        { title: 'On pay', numeric: true, cell: ({ basisPoints }) => `${formatNumber(basisPoints / 100, 2)} %` },
        { title: 'Source', cell: ({ source }) => <Source text={source} /> },
      ]}
    />
  );
}

/** Funds beside the base budget. */
export function FundsTable({ rates: { funds }, correct }: Props) {
  return (
    <ScrolledTable
      caption="Funds"
      rows={funds}
      rowKey={({ id }) => id}
      columns={[
        {
          title: 'Fund',
          cell: ({ lines: _, ...row }) => (
            <Correct
              text={row.name}
              label={`Correct the fund ${row.name}`}
              correct={correct && (() => correct({ what: 'fund', ...bare(row) }))}
            />
          ),
        },
        { title: 'Cost code', cell: ({ costCode }) => costCode ?? '' },
        { title: 'First day', cell: ({ fromDate }) => formatDate(fromDate) },
        { title: 'Last day', cell: ({ toDate }) => formatDate(toDate) },
        { title: 'Funding lines', numeric: true, cell: ({ lines }) => formatNumber(lines) },
        { title: 'Source', cell: ({ source }) => <Source text={source} /> },
      ]}
    />
  );
}

/** What agencies ask an hour, by role and date. */
export function AgencyTable({ rates: { agencyRates }, correct }: Props) {
  const { roleTitle } = useReference();
  return (
    <ScrolledTable
      caption="Agency rates"
      rows={agencyRates}
      rowKey={({ roleId, fromDate }) => `${roleId} ${fromDate}`}
      columns={[
        {
          title: 'Role',
          cell: (row) => (
            <Correct
              text={roleTitle(row.roleId)}
              label={`Correct the agency rate of ${roleTitle(row.roleId)} from ${formatDate(row.fromDate)}`}
              correct={correct && (() => correct({ what: 'agency-rate', ...bare(row) }))}
            />
          ),
        },
        { title: 'From', cell: ({ fromDate }) => formatDate(fromDate) },
        { title: 'An hour', numeric: true, cell: ({ hourlyPence }) => formatPence(hourlyPence) },
        { title: 'Source', cell: ({ source }) => <Source text={source} /> },
      ]}
    />
  );
}

function Correct({ text, label, correct }: { text: string; label: string; correct: (() => void) | undefined }) {
  return correct ? (
    <UnstyledButton className={classes.link} aria-label={label} onClick={correct}>
      {text}
    </UnstyledButton>
  ) : (
    text
  );
}

/** Where a rate comes from; what is assumed says so in words that stand out. */
function Source({ text, note = null }: { text: string; note?: string | null }) {
  const isAssumed = text.toLowerCase().startsWith('assumed');
  return (
    <>
      <span className={isAssumed ? classes.attention : undefined}>{text.replace(/^published: /, 'Published: ')}</span>
      {note ? <span className={classes.working}>{note}</span> : null}
    </>
  );
}

function bare<T extends { isAssumed: boolean }>({ isAssumed: _, ...rate }: T): Omit<T, 'isAssumed'> {
  return rate;
}

/** 17, 18, 19, 38 → `17–19, 38`. */
function runs(points: readonly number[]): string {
  const found: [number, number][] = [];
  for (const point of points) {
    const last = found.at(-1);
    if (last && last[1] + 1 === point) last[1] = point;
    else found.push([point, point]);
  }
  return found.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

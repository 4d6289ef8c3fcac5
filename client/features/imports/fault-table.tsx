import { Box } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ImportFault } from '../../../server/contract/imports.ts';
import { PlainTable } from '../../components/plain-table.tsx';
import { formatCount, formatNumber } from '../../format.ts';
import classes from './imports.module.css';

/** Rows that are named for one and the same fault. */
const ROWS_NAMED = 8;

interface Props {
  faults: readonly ImportFault[];
  all: number;
  /** Headings of the file by our columns, where the file calls them otherwise. */
  headings?: Readonly<Record<string, string>>;
}

/**
 * Everything wrong in the file: where, what stands there, and what to do about it. The same fault of many rows is one
 * line. The heading above takes the focus and says that there are faults: an alert would be read out to its end.
 */
export function FaultTable({ faults, all, headings = {} }: Props) {
  const isNarrow = useMediaQuery('(max-width: 34rem)', false, { getInitialValueInEffect: false });
  const caption =
    faults.length < all
      ? `The first ${formatNumber(faults.length)} of ${formatCount(all, 'fault')}; the same one is listed at most 20 times`
      : formatCount(all, 'fault');
  const groups = [...Map.groupBy(faults, alike)];
  if (isNarrow) {
    return (
      <section className={classes.table} aria-label="Faults in the file">
        <p className={classes.caption}>{caption}</p>
        <ul className={classes.faults}>
          {groups.map(([key, same]) => (
            <FaultItem key={key} same={same} headings={headings} />
          ))}
        </ul>
      </section>
    );
  }
  return (
    <Box component="section" className={classes.table} aria-label="Faults in the file" tabIndex={0}>
      <PlainTable
        caption={caption}
        rows={groups}
        rowKey={([key]) => key}
        columns={[
          { title: 'Row', cell: ([, same]) => rowsOf(same) },
          { title: 'Column', cell: ([, [fault]]) => <ColumnName column={fault?.column ?? ''} headings={headings} /> },
          { title: 'Value', cell: ([, [fault]]) => fault?.value ?? '' },
          { title: 'What is wrong', cell: ([, [fault]]) => (fault ? withoutRow(fault) : '') },
          { title: 'What to do', cell: ([, [fault]]) => fault?.remedy ?? '' },
        ]}
      />
    </Box>
  );
}

/** A fault on a narrow screen, where a table of five columns would have to be scrolled sideways line by line. */
function FaultItem({ same, headings }: { same: readonly ImportFault[]; headings: Readonly<Record<string, string>> }) {
  const [fault] = same;
  if (!fault) return null;
  const rows = rowsOf(same);
  return (
    <li>
      <strong>{fault.row === null ? rows : `Row ${rows}`}</strong>
      {fault.column === null ? null : (
        <span className={classes.column}>
          <ColumnName column={fault.column} headings={headings} />
        </span>
      )}
      <p>{withoutRow(fault)}</p>
      <p className={classes.note}>{fault.remedy}</p>
    </li>
  );
}

/** A column as the file calls it, and what it is read as. */
function ColumnName({ column, headings }: { column: string; headings: Readonly<Record<string, string>> }) {
  const heading = headings[column];
  if (heading === undefined || heading.toLowerCase() === column) return column;
  return (
    <>
      {heading}
      <span className={classes.note}>read as {column}</span>
    </>
  );
}

function alike(fault: ImportFault): string {
  return JSON.stringify([fault.column, fault.value, withoutRow(fault), fault.remedy]);
}

/** A message without the row, which stands in a column of its own. */
function withoutRow({ row, message }: ImportFault): string {
  const text = message.replace(`Row ${row}: `, '');
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function rowsOf(faults: readonly ImportFault[]): string {
  const rows = faults.flatMap(({ row }) => (row === null ? [] : [formatNumber(row)]));
  if (rows.length === 0) return 'Whole file';
  const more = rows.length - ROWS_NAMED;
  return more > 0 ? `${rows.slice(0, ROWS_NAMED).join(', ')} and ${more} more` : rows.join(', ');
}

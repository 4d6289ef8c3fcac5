import { Box } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './plain-table.module.css';

/** A column of a plain table. */
export interface Column<Row> {
  title: string;
  /** Figures stand right-aligned. */
  numeric?: boolean;
  cell: (row: Row) => ReactNode;
  /** Cell of the sums at the foot. */
  total?: ReactNode;
}

interface Props<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}

/** A plain table: for figures, also those behind a chart, and lists that nobody edits. The first column heads each row. */
export function PlainTable<Row>({ caption, columns, rows, rowKey }: Props<Row>) {
  return (
    <table className={classes.table}>
      <caption>
        <span>{caption}</span>
      </caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.title} scope="col" data-numeric={column.numeric}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Cells key={rowKey(row)} columns={columns} cell={(column) => column.cell(row)} />
        ))}
      </tbody>
      {columns.some(({ total }) => total !== undefined) ? (
        <tfoot>
          <Cells columns={columns} cell={({ total }) => total} />
        </tfoot>
      ) : null}
    </table>
  );
}

/** A plain table in a window of its own: its heads and sums stay in view, and narrow screens scroll it. */
export function ScrolledTable<Row>(props: Props<Row>) {
  return (
    <Box component="section" className={classes.scroll} aria-label={props.caption} tabIndex={0}>
      <PlainTable {...props} />
    </Box>
  );
}

function Cells<Row>({ columns, cell }: { columns: readonly Column<Row>[]; cell: (column: Column<Row>) => ReactNode }) {
  return (
    <tr>
      {columns.map((column, at) =>
        at === 0 ? (
          <th key={column.title} scope="row">
            {cell(column)}
          </th>
        ) : (
          <td key={column.title} data-numeric={column.numeric}>
            {cell(column)}
          </td>
        ),
      )}
    </tr>
  );
}

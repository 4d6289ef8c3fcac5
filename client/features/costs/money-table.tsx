import { Box } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './costs.module.css';

interface Column<Row> {
  title: string;
  /** Figures stand right-aligned. */
  numeric?: boolean;
  cell: (row: Row) => ReactNode;
  /** Cell of the sums at the foot. */
  total?: ReactNode;
}

interface Props<Row> {
  caption: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}

/** A table of figures whose sums stay in view at its foot. The first column heads each row; narrow windows scroll it. */
export function MoneyTable<Row>({ caption, columns, rows, rowKey }: Props<Row>) {
  const hasTotals = columns.some(({ total }) => total !== undefined);
  return (
    <Box component="section" className={classes.scroll} aria-label={caption} tabIndex={0}>
      <table className={classes.table}>
        <caption>{caption}</caption>
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
            <tr key={rowKey(row)}>
              {columns.map((column, at) =>
                at === 0 ? (
                  <th key={column.title} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.title} data-numeric={column.numeric}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {hasTotals ? (
          <tfoot>
            <tr>
              {columns.map((column, at) =>
                at === 0 ? (
                  <th key={column.title} scope="row">
                    {column.total}
                  </th>
                ) : (
                  <td key={column.title} data-numeric={column.numeric}>
                    {column.total}
                  </td>
                ),
              )}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </Box>
  );
}

import { Box } from '@mantine/core';
import type { ImportFault } from '../../../server/contract/imports.ts';
import { PlainTable } from '../../components/plain-table.tsx';
import { formatCount, formatNumber } from '../../format.ts';
import classes from './imports.module.css';

/** What rules warn of, row by row: it may be imported nevertheless. */
export function WarningTable({ warnings, all }: { warnings: readonly ImportFault[]; all: number }) {
  if (warnings.length === 0) return null;
  const caption =
    warnings.length < all
      ? `The first ${formatNumber(warnings.length)} of ${formatCount(all, 'warning')}`
      : formatCount(all, 'warning');
  return (
    <Box component="section" className={classes.table} aria-label="Warnings" tabIndex={0}>
      <PlainTable
        caption={`${caption}: look at these first; they can be imported nevertheless`}
        rows={warnings}
        rowKey={(warning) => `${warning.row} ${warning.column} ${warning.message}`}
        columns={[
          { title: 'Row', cell: ({ row }) => (row === null ? 'Whole file' : formatNumber(row)) },
          { title: 'Column', cell: ({ column }) => column ?? '' },
          { title: 'What the rule says', cell: ({ row, message }) => message.replace(`Row ${row}: `, '') },
          { title: 'What to do', cell: ({ remedy }) => remedy },
        ]}
      />
    </Box>
  );
}

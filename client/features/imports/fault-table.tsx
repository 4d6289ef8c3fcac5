import { Box } from '@mantine/core';
import type { ImportFault } from '../../../server/contract/imports.ts';
import { PlainTable } from '../../components/plain-table.tsx';
import { formatCount, formatNumber } from '../../format.ts';
import classes from './imports.module.css';

/** Everything wrong in the file: where, what stands there, and what to do about it. */
export function FaultTable({ faults, all }: { faults: readonly ImportFault[]; all: number }) {
  const caption =
    faults.length < all
      ? `The first ${formatNumber(faults.length)} of ${formatCount(all, 'fault')}`
      : formatCount(all, 'fault');
  return (
    <Box component="section" className={classes.table} aria-label="Faults in the file" tabIndex={0} role="alert">
      <PlainTable
        caption={caption}
        rows={faults}
        rowKey={(fault) => `${fault.row} ${fault.column} ${fault.message}`}
        columns={[
          { title: 'Row', cell: (fault) => (fault.row === null ? 'Whole file' : formatNumber(fault.row)) },
          { title: 'Column', cell: (fault) => fault.column ?? '' },
          { title: 'Value', cell: (fault) => fault.value ?? '' },
          { title: 'What is wrong', cell: (fault) => fault.message },
          { title: 'What to do', cell: (fault) => fault.remedy },
        ]}
      />
    </Box>
  );
}

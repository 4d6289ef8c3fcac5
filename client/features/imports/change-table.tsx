import { Box } from '@mantine/core';
import type { ImportPreview } from '../../../server/contract/imports.ts';
import { PlainTable } from '../../components/plain-table.tsx';
import { formatCount, formatNumber } from '../../format.ts';
import classes from './imports.module.css';

/** Additions and changes, field by field, before → after. */
export function ChangeTable({ changes, all }: { changes: ImportPreview['changes']; all: number }) {
  if (changes.length === 0) return null;
  const caption =
    changes.length < all
      ? `The first ${formatNumber(changes.length)} of ${formatCount(all, 'addition and change', 'additions and changes')}`
      : 'Additions and changes';
  return (
    <Box component="section" className={classes.table} aria-label="Additions and changes" tabIndex={0}>
      <PlainTable
        caption={caption}
        rows={changes}
        rowKey={(change) => `${change.row} ${change.key}`}
        columns={[
          { title: 'Row', cell: (change) => formatNumber(change.row) },
          { title: 'About', cell: (change) => change.key },
          { title: 'What', cell: (change) => (change.action === 'add' ? 'Added' : 'Changed') },
          {
            title: 'Before → after',
            cell: (change) => (
              <ul className={classes.fields}>
                {change.fields.map((field) => (
                  <li key={field.column}>
                    {field.column}: {field.before === null ? '' : `${field.before || 'empty'} → `}
                    <strong>{field.after || 'empty'}</strong>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Box>
  );
}

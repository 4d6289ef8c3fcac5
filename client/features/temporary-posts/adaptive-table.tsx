import { useMediaQuery } from '@mantine/hooks';
import type { ComponentProps } from 'react';
import { PlainTable } from '../../components/plain-table.tsx';
import classes from './temporary-posts.module.css';

/** A table; where the window is too narrow for its columns, each row becomes a block of lines. */
export function AdaptiveTable<Row>(props: ComponentProps<typeof PlainTable<Row>>) {
  const isNarrow = useMediaQuery('(max-width: 40rem)') ?? false;
  if (!isNarrow) return <PlainTable {...props} />;
  const { caption, columns, rows, rowKey } = props;
  return (
    <ul className={classes.blocks} aria-label={caption}>
      {rows.map((row) => (
        <li key={rowKey(row)}>
          <dl>
            {columns.map(({ title, cell }) => (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{cell(row)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

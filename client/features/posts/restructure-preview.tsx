import { NativeSelect } from '@mantine/core';
import { OCCUPANCY_KINDS } from '../../../server/contract/establishment.ts';
import type { RestructuredPosts } from '../../../server/contract/posts.ts';
import { PlainTable } from '../../components/plain-table.tsx';
import { formatDate, formatFte } from '../../format.ts';
import { useReference } from '../../reference.ts';
import classes from './posts.module.css';

type Move = RestructuredPosts['moves'][number];

interface Props {
  preview: RestructuredPosts;
  /** @param toPostId null ends it the day before */
  move: (occupancyId: string, toPostId: string | null) => void;
}

/** What a merger or split would do: the new posts as they would stand, and where everybody goes, to be chosen here. */
export function RestructurePreview({ preview, move }: Props) {
  const { onDate, oldPosts, newPosts, moves, notes } = preview;
  const { unitName } = useReference();
  return (
    <section aria-label="What it does" className={classes.part}>
      <h3>What it does</h3>
      <p role="status">
        {oldPosts.map(({ id }) => id).join(' and ')} {oldPosts.length === 1 ? 'ends' : 'end'} the day before{' '}
        {formatDate(onDate)} and {oldPosts.length === 1 ? 'becomes' : 'become'}{' '}
        {newPosts.map(({ id }) => id).join(' and ')}.
      </p>
      <PlainTable
        caption={`New posts on ${formatDate(onDate)}`}
        rows={newPosts}
        rowKey={({ id }) => id}
        columns={[
          { title: 'Post', cell: ({ id, title }) => `${id}, ${title}` },
          { title: 'Unit', cell: ({ unitId }) => unitName(unitId) },
          { title: 'FTE', numeric: true, cell: ({ budgetedFte }) => formatFte(budgetedFte) },
          { title: 'Held', numeric: true, cell: ({ heldFte }) => formatFte(heldFte) },
          { title: 'Vacant', numeric: true, cell: ({ vacantFte }) => formatFte(vacantFte) },
        ]}
      />
      {moves.length === 0 ? (
        <p>Nobody is in the old posts on that day or later.</p>
      ) : (
        <PlainTable<Move>
          caption="Where everybody goes"
          rows={moves}
          rowKey={({ occupancyId }) => occupancyId}
          columns={[
            { title: 'Name', cell: ({ name }) => name },
            { title: 'Kind', cell: ({ kind }) => OCCUPANCY_KINDS[kind] },
            { title: 'FTE', numeric: true, cell: ({ fte }) => formatFte(fte) },
            { title: 'From', cell: ({ fromPostId }) => fromPostId },
            {
              title: 'To',
              cell: ({ occupancyId, name, toPostId }) => (
                <NativeSelect
                  aria-label={`Where ${name} goes`}
                  value={toPostId ?? ''}
                  onChange={(event) => move(occupancyId, event.currentTarget.value || null)}
                  data={[
                    ...newPosts.map(({ id }) => ({ value: id, label: id })),
                    { value: '', label: 'Ends the day before' },
                  ]}
                />
              ),
            },
          ]}
        />
      )}
      {notes.length > 0 ? (
        <ul>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

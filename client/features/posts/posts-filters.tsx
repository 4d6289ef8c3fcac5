import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { Toolbar } from '../../components/toolbar.tsx';
import { formatCount, formatNumber } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { STANDING_TITLES } from './filter-posts.ts';
import { type PostsSearch, STANDINGS } from './search.ts';

interface Props {
  filter: PostsSearch;
  shown: number;
  all: number;
  /** True where units are chosen here, because the tree of units has no room. */
  withUnits: boolean;
  change: (changes: PostsSearch) => void;
  children: ReactNode;
}

/** What narrows the list of posts, how many are left, and the way back to all. */
export function PostsFilters({ filter, shown, all, withUnits, change, children }: Props) {
  const { roles, units } = useReference();
  const { find, role, unit, standing } = filter;
  const narrowed = [find, role, unit, standing].some(Boolean);
  return (
    <Toolbar label="Filters and edits">
      <TextInput
        label="Find"
        type="search"
        value={find ?? ''}
        onChange={(event) => change({ find: event.currentTarget.value || undefined })}
      />
      {withUnits ? (
        <NativeSelect
          label="Unit"
          value={unit ?? ''}
          onChange={(event) => change({ unit: event.currentTarget.value || undefined })}
          data={[{ value: '', label: 'All units' }, ...units.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      ) : null}
      <NativeSelect
        label="Role"
        value={role ?? ''}
        onChange={(event) => change({ role: event.currentTarget.value || undefined })}
        data={[{ value: '', label: 'All roles' }, ...roles.map(({ id, title }) => ({ value: id, label: title }))]}
      />
      <NativeSelect
        label="State"
        value={standing ?? ''}
        onChange={(event) => {
          const chosen = STANDINGS.find((one) => one === event.currentTarget.value);
          change({ standing: chosen });
        }}
        data={[
          { value: '', label: 'All states' },
          ...STANDINGS.map((one) => ({ value: one, label: STANDING_TITLES[one] })),
        ]}
      />
      <span role="status">
        {shown === all ? formatCount(all, 'post') : `${formatNumber(shown)} of ${formatCount(all, 'post')}`}
      </span>
      {narrowed ? (
        <Button
          variant="subtle"
          onClick={() => change({ find: undefined, role: undefined, unit: undefined, standing: undefined })}
        >
          Show all
        </Button>
      ) : null}
      {children}
    </Toolbar>
  );
}

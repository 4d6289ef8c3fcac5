import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ChoiceField, FindField } from '../../components/filter-fields.tsx';
import { Toolbar } from '../../components/toolbar.tsx';
import { formatShown } from '../../format.ts';
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
      <FindField value={find} change={(find) => change({ find })} />
      {withUnits ? (
        <ChoiceField
          label="Unit"
          value={unit}
          all="All units"
          choices={units.map(({ id, name }) => ({ value: id, label: name }))}
          change={(unit) => change({ unit })}
        />
      ) : null}
      <ChoiceField
        label="Role"
        value={role}
        all="All roles"
        choices={roles.map(({ id, title }) => ({ value: id, label: title }))}
        change={(role) => change({ role })}
      />
      <ChoiceField
        label="State"
        value={standing}
        all="All states"
        choices={STANDINGS.map((one) => ({ value: one, label: STANDING_TITLES[one] }))}
        change={(chosen) => change({ standing: STANDINGS.find((one) => one === chosen) })}
      />
      <span role="status">{formatShown(shown, all, 'post')}</span>
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

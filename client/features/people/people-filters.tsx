import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { Toolbar } from '../../components/toolbar.tsx';
import { formatCount, formatNumber } from '../../format.ts';
import { useReference } from '../../reference.ts';
import type { PeopleFilter } from './filter-people.ts';

interface Props {
  filter: PeopleFilter;
  shown: number;
  all: number;
  change: (changes: PeopleFilter) => void;
  children: ReactNode;
}

/** What narrows the list of people, how many are left, and the way back to all. */
export function PeopleFilters({ filter, shown, all, change, children }: Props) {
  const { roles, units, languages } = useReference();
  const narrowed = Object.entries(filter).some(([key, value]) => key !== 'asAt' && key !== 'plan' && Boolean(value));
  return (
    <Toolbar label="Filters and edits">
      <TextInput
        label="Find"
        type="search"
        value={filter.find ?? ''}
        onChange={(event) => change({ find: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        label="Role"
        value={filter.role ?? ''}
        onChange={(event) => change({ role: event.currentTarget.value || undefined })}
        data={[{ value: '', label: 'All roles' }, ...roles.map(({ id, title }) => ({ value: id, label: title }))]}
      />
      <NativeSelect
        label="Unit"
        value={filter.unit ?? ''}
        onChange={(event) => change({ unit: event.currentTarget.value || undefined })}
        data={[{ value: '', label: 'All units' }, ...units.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <NativeSelect
        label="Language"
        value={filter.language ?? ''}
        onChange={(event) => change({ language: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: 'All languages' },
          ...languages
            .filter(({ needsSpeaker }) => needsSpeaker)
            .map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      <span role="status">
        {shown === all
          ? formatCount(all, 'person', 'people')
          : `${formatNumber(shown)} of ${formatCount(all, 'person', 'people')}`}
      </span>
      {narrowed ? (
        <Button
          variant="subtle"
          onClick={() => change({ find: undefined, role: undefined, unit: undefined, language: undefined })}
        >
          Show all
        </Button>
      ) : null}
      {children}
    </Toolbar>
  );
}

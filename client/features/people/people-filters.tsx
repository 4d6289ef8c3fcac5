import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ChoiceField, FindField } from '../../components/filter-fields.tsx';
import { Toolbar } from '../../components/toolbar.tsx';
import { formatShown } from '../../format.ts';
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
      <FindField value={filter.find} change={(find) => change({ find })} />
      <ChoiceField
        label="Role"
        value={filter.role}
        all="All roles"
        choices={roles.map(({ id, title }) => ({ value: id, label: title }))}
        change={(role) => change({ role })}
      />
      <ChoiceField
        label="Unit"
        value={filter.unit}
        all="All units"
        choices={units.map(({ id, name }) => ({ value: id, label: name }))}
        change={(unit) => change({ unit })}
      />
      <ChoiceField
        label="Language"
        value={filter.language}
        all="All languages"
        choices={languages
          .filter(({ needsSpeaker }) => needsSpeaker)
          .map(({ code, name }) => ({ value: code, label: name }))}
        change={(language) => change({ language })}
      />
      <span role="status">{formatShown(shown, all, 'person', 'people')}</span>
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

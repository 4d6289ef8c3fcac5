import { Button } from '@mantine/core';
import { ARRANGEMENT_STATES, TEMPORARY_KINDS } from '../../../server/contract/arrangements.ts';
import { ChoiceField, FindField } from '../../components/filter-fields.tsx';
import { Toolbar } from '../../components/toolbar.tsx';
import { formatShown } from '../../format.ts';
import { type TemporarySearch, temporarySearch } from './search.ts';

interface Props {
  filter: TemporarySearch;
  shown: number;
  all: number;
  change: (changes: TemporarySearch) => void;
}

const choicesOf = (titles: Readonly<Record<string, string>>) =>
  Object.entries(titles).map(([value, label]) => ({ value, label }));

/** What narrows the list, how many are left, and the way back to all. */
export function Filters({ filter, shown, all, change }: Props) {
  const { find, kind, state } = filter;
  return (
    <Toolbar label="Filters">
      <FindField value={find} change={(find) => change({ find })} />
      <ChoiceField
        label="Kind"
        value={kind}
        all="All kinds"
        choices={choicesOf(TEMPORARY_KINDS)}
        change={(chosen) => change({ kind: temporarySearch({ kind: chosen }).kind })}
      />
      <ChoiceField
        label="State"
        value={state}
        all="All states"
        choices={choicesOf(ARRANGEMENT_STATES)}
        change={(chosen) => change({ state: temporarySearch({ state: chosen }).state })}
      />
      <span role="status">{formatShown(shown, all, 'arrangement')}</span>
      {find || kind || state ? (
        <Button variant="subtle" onClick={() => change({ find: undefined, kind: undefined, state: undefined })}>
          Show all
        </Button>
      ) : null}
    </Toolbar>
  );
}

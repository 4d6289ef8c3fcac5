import { Button, NativeSelect, TextInput } from '@mantine/core';
import { ARRANGEMENT_STATES, TEMPORARY_KINDS } from '../../../server/contract/arrangements.ts';
import { Toolbar } from '../../components/toolbar.tsx';
import { formatCount, formatNumber } from '../../format.ts';
import { type TemporarySearch, temporarySearch } from './search.ts';

interface Props {
  filter: TemporarySearch;
  shown: number;
  all: number;
  change: (changes: TemporarySearch) => void;
}

const options = (entries: Readonly<Record<string, string>>, all: string) => [
  { value: '', label: all },
  ...Object.entries(entries).map(([value, label]) => ({ value, label })),
];

/** What narrows the list, how many are left, and the way back to all. */
export function Filters({ filter, shown, all, change }: Props) {
  const { find, kind, state } = filter;
  const total = formatCount(all, 'arrangement');
  return (
    <Toolbar label="Filters">
      <TextInput
        label="Find"
        type="search"
        value={find ?? ''}
        onChange={(event) => change({ find: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        label="Kind"
        value={kind ?? ''}
        onChange={(event) => change({ kind: temporarySearch({ kind: event.currentTarget.value }).kind })}
        data={options(TEMPORARY_KINDS, 'All kinds')}
      />
      <NativeSelect
        label="State"
        value={state ?? ''}
        onChange={(event) => change({ state: temporarySearch({ state: event.currentTarget.value }).state })}
        data={options(ARRANGEMENT_STATES, 'All states')}
      />
      <span role="status">{shown === all ? total : `${formatNumber(shown)} of ${total}`}</span>
      {find || kind || state ? (
        <Button variant="subtle" onClick={() => change({ find: undefined, kind: undefined, state: undefined })}>
          Show all
        </Button>
      ) : null}
    </Toolbar>
  );
}

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { AUDIT_AREAS } from '../../../server/contract/audit.ts';
import { present } from '../../address.ts';
import { Toolbar } from '../../components/toolbar.tsx';
import classes from './audit.module.css';
import { areas, type HistorySearch, historySearch } from './search.ts';

interface Props {
  search: HistorySearch;
  change: (search: HistorySearch) => void;
}

/** What narrows the history. It is asked for when the form is sent, so that a text is looked for once. */
export function HistoryFilters({ search, change }: Props) {
  const { person, ofPlan } = search;
  const narrowed = Object.keys(search).some((key) => key !== 'asAt' && key !== 'plan');
  return (
    <form
      aria-label="Search the history"
      onSubmit={(event) => {
        event.preventDefault();
        const asked = Object.fromEntries(new FormData(event.currentTarget));
        change(present({ ...historySearch(asked), person, ofPlan }));
      }}
    >
      <Toolbar label="Filters">
        <TextInput
          label="Find"
          description="A name, a value, a reason"
          type="search"
          name="find"
          maxLength={80}
          defaultValue={search.find ?? ''}
        />
        <TextInput
          label="Who"
          description="Part of a name"
          type="search"
          name="who"
          maxLength={80}
          defaultValue={search.who ?? ''}
        />
        <NativeSelect
          label="What"
          name="area"
          defaultValue={search.area ?? ''}
          data={[
            { value: '', label: 'Everything' },
            ...areas.map((area) => ({ value: area, label: AUDIT_AREAS[area] })),
          ]}
        />
        <TextInput type="date" label="From" name="from" defaultValue={search.from ?? ''} />
        <TextInput type="date" label="To" name="to" defaultValue={search.to ?? ''} />
        <Button type="submit">Search</Button>
        {narrowed ? (
          <Button variant="subtle" onClick={() => change({})}>
            Show all
          </Button>
        ) : null}
      </Toolbar>
      {person || ofPlan ? (
        <p className={classes.only}>
          {person ? <>Only events about the person {person}. </> : null}
          {ofPlan ? <>Only events of one plan. </> : null}
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => change({ ...search, person: undefined, ofPlan: undefined })}
          >
            All events
          </Button>
        </p>
      ) : null}
    </form>
  );
}

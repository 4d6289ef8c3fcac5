import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Person } from '../../../server/contract/people.ts';
import { useAsAt } from '../../address.ts';
import { PageHead } from '../../components/page-head.tsx';
import { EmptyState, ErrorState, PageLoading } from '../../components/page-states.tsx';
import { formatDate } from '../../format.ts';
import { useMay, useSession } from '../../session.ts';
import { PeopleList } from './people-list.tsx';
import { peopleQuery } from './queries.ts';

/** Everybody in post at a date: a grid to search, filter and edit. */
export default function PeoplePage() {
  const { asAt } = useAsAt();
  const { data, error, refetch } = useQuery(peopleQuery(asAt));
  return (
    <>
      <title>People – Evenhand</title>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data ? (
        <Shown people={data.people} asAt={asAt} />
      ) : (
        <PageLoading />
      )}
    </>
  );
}

function Shown({ people, asAt }: { people: Person[]; asAt: string }) {
  const mayImport = useMay('people:import');
  const mayEdit = useSession().editablePersonFields.length > 0;
  const importButton = mayImport ? (
    <Button variant="default" renderRoot={(props) => <Link to="/people/import" {...props} />}>
      Import people
    </Button>
  ) : null;
  return (
    <>
      <PageHead title="People" actions={importButton}>
        In post on {formatDate(asAt)}.
        {mayEdit ? ' Enter or F2 changes a cell or opens the details; every change is saved at once.' : ''}
      </PageHead>
      {people.length === 0 ? (
        <EmptyState title={`Nobody is in post on ${formatDate(asAt)}`} action={importButton}>
          {mayImport
            ? 'Import people from a CSV file, or choose another as-at date at the top of the page.'
            : 'Choose another as-at date at the top of the page, or ask HR to import people.'}
        </EmptyState>
      ) : (
        <PeopleList key={asAt} people={people} asAt={asAt} />
      )}
    </>
  );
}

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { PageHead } from '../../components/page-head.tsx';
import { EmptyState, ErrorState, NoPermission, PageLoading } from '../../components/page-states.tsx';
import { useMay } from '../../session.ts';
import classes from './audit.module.css';
import { ErasurePanel } from './erasure-panel.tsx';
import { KeptSheet } from './kept-sheet.tsx';
import { subjectAccessQuery } from './queries.ts';

/** All that is kept about one person: to print, to save, and to erase once they have left. */
export default function KeptPage() {
  const may = useMay('people:subject-access');
  const { person } = useSearch({ from: '/app/people/kept' });
  return (
    <>
      <title>All that is kept – Evenhand</title>
      {!may ? (
        <NoPermission />
      ) : person === undefined ? (
        <>
          <PageHead title="All that is kept about a person" />
          <EmptyState title="No person is chosen" action={<ToPeople />}>
            Open the details of a person, then “All that is kept”.
          </EmptyState>
        </>
      ) : (
        <OfPerson key={person} personId={person} />
      )}
    </>
  );
}

function OfPerson({ personId }: { personId: string }) {
  const mayErase = useMay('people:erase');
  const { data, error, refetch } = useQuery(subjectAccessQuery(personId));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  return (
    <div className={classes.kept}>
      <PageHead
        title={`All that is kept about ${data.name}`}
        actions={
          <span className={classes.onScreen}>
            <Button onClick={() => window.print()}>Print</Button>{' '}
            <Button variant="default" onClick={() => save(personId, data)}>
              Save as JSON
            </Button>
          </span>
        }
      >
        {data.council}, staff number {personId}. That it was given out stands in the history.
      </PageHead>
      <KeptSheet kept={data} />
      {mayErase ? <ErasurePanel personId={personId} /> : null}
    </div>
  );
}

function ToPeople() {
  return <Button renderRoot={(props) => <Link to="/people" {...props} />}>Go to people</Button>;
}

/** Saves what was read as a file; nothing is asked for a second time. */
function save(personId: string, data: object): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `kept-about-${personId.replaceAll(/[^\w-]/g, '_')}.json`;
  link.click();
  URL.revokeObjectURL(address);
}

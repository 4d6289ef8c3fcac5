import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../../components/page-states.tsx';
import { formatDate } from '../../format.ts';
import { useMay } from '../../session.ts';

/** There is nobody to place at this date: why, and the next step. */
export function NobodyYet({ asAt }: { asAt: string }) {
  const mayImport = useMay('people:import');
  return (
    <EmptyState
      title={`Nobody is in post on ${formatDate(asAt)}`}
      action={
        mayImport ? (
          <Button renderRoot={(props) => <Link to="/people/import" {...props} />}>Import people</Button>
        ) : undefined
      }
    >
      {mayImport
        ? 'An allocation needs people in district teams and the demand of the districts. Import them, or choose another date.'
        : 'Choose another date at the top of the page, or ask HR or the service manager to import the people.'}
    </EmptyState>
  );
}

import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../../components/page-states.tsx';
import { useMay } from '../../session.ts';

/** There is no plan to set beside doing nothing: what to do. */
export function NoPlans() {
  const mayMake = useMay('plans:edit');
  return (
    <EmptyState
      title="There are no plans yet"
      action={
        mayMake ? (
          <Button
            renderRoot={(props) => (
              <Link to="/allocation" search={(previous) => ({ ...previous, plan: undefined })} {...props} />
            )}
          >
            Make a plan in Allocation
          </Button>
        ) : undefined
      }
    >
      {mayMake
        ? 'Make one from today’s placements, let a proposal change it, and it stands here beside doing nothing.'
        : 'As soon as a service manager or manager makes one, it stands here beside doing nothing.'}
    </EmptyState>
  );
}

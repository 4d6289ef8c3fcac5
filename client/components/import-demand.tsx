import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMay } from '../session.ts';

/** The next step where no demand is on record: its import, for whoever may; for others whom to ask. */
export function ImportDemand() {
  if (!useMay('demand:import')) return <>Ask a service manager or a manager to import it.</>;
  return (
    <Button variant="default" renderRoot={(props) => <Link to="/demand/import" {...props} />}>
      Import demand
    </Button>
  );
}

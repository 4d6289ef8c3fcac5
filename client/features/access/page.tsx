import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { AccessView } from '../../../server/contract/access.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ErrorState, NoPermission, PageLoading } from '../../components/page-states.tsx';
import { useMay } from '../../session.ts';
import classes from './access.module.css';
import { DataTable } from './data-table.tsx';
import { FieldList } from './field-list.tsx';
import { accessQuery } from './queries.ts';
import { RoleActions } from './role-actions.tsx';

/** Who may see and do what, in words and as the server holds to it. */
export default function AccessPage() {
  const may = useMay('access:read');
  return (
    <>
      <title>Who may see and do what – Evenhand</title>
      {may ? <Loaded /> : <NoPermission />}
    </>
  );
}

function Loaded() {
  const { data, error, refetch } = useQuery(accessQuery);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  return data ? <Shown access={data} /> : <PageLoading />;
}

function Shown({ access }: { access: AccessView }) {
  return (
    <div className={classes.page}>
      <PageHead
        title="Who may see and do what"
        actions={
          <Button variant="default" onClick={() => window.print()}>
            Print
          </Button>
        }
      >
        The server decides by these tables on every request. What is not listed is refused, and data outside somebody’s
        own district is answered as if it did not exist.
      </PageHead>
      <RoleActions access={access} />
      <DataTable access={access} />
      <FieldList access={access} />
    </div>
  );
}

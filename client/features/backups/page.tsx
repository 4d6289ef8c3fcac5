import { Alert, Button, Code } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { BackupsView } from '../../../server/contract/backup.ts';
import { notifyDone, notifyProblem } from '../../components/notify.ts';
import { PageHead } from '../../components/page-head.tsx';
import { EmptyState, ErrorState, NoPermission, PageLoading } from '../../components/page-states.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { formatDateTime } from '../../format.ts';
import { useMay } from '../../session.ts';
import classes from './backups.module.css';
import { backupsQuery, makeBackup } from './queries.ts';
import { formatBytes, schedule } from './words.ts';

/** What backups there are, whether the last one succeeded, how to make one and how to restore one. */
export default function BackupsPage() {
  const may = useMay('backups:manage');
  return (
    <>
      <title>Backups – Evenhand</title>
      <PageHead title="Backups" actions={may ? <MakeButton /> : null}>
        Every backup was restored on trial and compared with the data before it is listed here.
      </PageHead>
      {may ? <Shown /> : <NoPermission />}
    </>
  );
}

function MakeButton() {
  const client = useQueryClient();
  const make = useMutation({
    mutationFn: makeBackup,
    onSuccess: ({ name }) => notifyDone(`${name} was made and restored on trial.`),
    onError: (error) => notifyProblem(error, 'No backup was made'),
    onSettled: () => client.invalidateQueries({ queryKey: backupsQuery.queryKey }),
  });
  return (
    <Button loading={make.isPending} onClick={() => make.mutate()}>
      Back up now
    </Button>
  );
}

function Shown() {
  const { data, error, refetch } = useQuery(backupsQuery);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  return (
    <div className={classes.parts}>
      <Failure view={data} />
      <p className={classes.line}>{schedule(data)}</p>
      {data.backups.length === 0 ? (
        <EmptyState title="There is no backup yet">
          {data.everyHours > 0
            ? 'Make one now, or wait for the first: it is made soon after the start.'
            : 'Make one now.'}
        </EmptyState>
      ) : (
        <Table view={data} />
      )}
      <HowToRestore view={data} />
    </div>
  );
}

function Failure({ view: { lastFailure, everyHours } }: { view: BackupsView }) {
  if (!lastFailure) return null;
  return (
    <Alert color="red" role="alert" title={`The last backup failed, ${formatDateTime(lastFailure.at)}`}>
      {lastFailure.reason} {everyHours > 0 ? 'It is tried again within an hour.' : 'Try again once that is put right.'}{' '}
      The backups below are not touched.
    </Alert>
  );
}

function Table({ view: { backups, folder } }: { view: BackupsView }) {
  return (
    <PlainTable
      caption={`Backups in ${folder ?? 'no folder'}, newest first`}
      rows={backups}
      rowKey={({ name }) => name}
      columns={[
        { title: 'Data as at', cell: ({ createdAt }) => formatDateTime(createdAt) },
        {
          title: 'File and size',
          cell: ({ name, bytes }) => (
            <>
              <Code className={classes.name}>{name}</Code> <span className={classes.size}>{formatBytes(bytes)}</span>
            </>
          ),
        },
        {
          title: 'Verified',
          cell: ({ encrypted, version }) =>
            `Restored on trial; ${encrypted ? 'encrypted' : 'not encrypted'}; made by version ${version}`,
        },
      ]}
    />
  );
}

function HowToRestore({ view: { backups, folder } }: { view: BackupsView }) {
  const file = `${folder ?? 'FOLDER'}/${backups[0]?.name ?? 'FILE'}`;
  return (
    <Panel title="To restore a backup">
      <ol className={classes.steps}>
        <li>Stop Evenhand on its server (Ctrl+C, or the way your operator starts and stops it).</li>
        <li>
          In the folder of the program, with the settings it is started with, run{' '}
          <Code className={classes.command}>npm run restore -- {file}</Code>
        </li>
        <li>Start Evenhand again. Everybody sees the data as at the moment of the backup.</li>
      </ol>
      <p className={classes.line}>
        A damaged or newer backup, or one of another key, is refused and nothing is changed. The database from before
        stays beside the new one, so that a restore can be taken back.
      </p>
    </Panel>
  );
}

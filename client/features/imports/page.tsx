import { Anchor, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ImportKind } from '../../../server/contract/imports.ts';
import { isProblem } from '../../api.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ErrorState, NoPermission } from '../../components/page-states.tsx';
import { useMay } from '../../session.ts';
import { FilePicker } from './file-picker.tsx';
import { ImportDoneMessage } from './import-done.tsx';
import { PreviewView } from './preview-view.tsx';
import { Reading } from './reading.tsx';
import { StalePreview } from './stale-preview.tsx';
import { Stopped } from './stopped.tsx';
import { useImport } from './use-import.ts';
import { words } from './words.ts';

/** Import of a kind of file: choose a file, see what it would do, then all of it or nothing. */
export function ImportPage({ kind }: { kind: ImportKind }) {
  const { title, back, needs } = words[kind];
  const may = useMay(needs);
  return (
    <>
      <title>{`${title} – Evenhand`}</title>
      <PageHead
        title={title}
        actions={<Anchor renderRoot={(props) => <Link to={back.to} {...props} />}>{back.label}</Anchor>}
      >
        Nothing is stored until you have seen what the file would change.
      </PageHead>
      {may ? <Steps kind={kind} /> : <NoPermission />}
    </>
  );
}

function Steps({ kind }: { kind: ImportKind }) {
  const { file, choose, check, commit, run, startOver } = useImport(kind);
  if (commit.data) return <ImportDoneMessage kind={kind} done={commit.data} again={startOver} />;
  const busy = check.isPending || commit.isPending;
  const stale = isProblem(commit.error, 'version-changed');
  return (
    <Stack gap="md">
      <FilePicker kind={kind} fileName={file?.name} busy={busy} choose={choose} />
      {run.isStopped && (check.error || commit.error) && !busy ? (
        <Stopped wasStoring={commit.error !== null} again={() => file && check.mutate(file)} />
      ) : null}
      {check.error && !run.isStopped ? (
        <ErrorState error={check.error} retry={() => file && check.mutate(file)} />
      ) : null}
      {stale && !run.isStopped ? <StalePreview again={() => file && check.mutate(file)} /> : null}
      {commit.error && !stale && !run.isStopped ? <ErrorState error={commit.error} retry={commit.reset} /> : null}
      {check.isPending ? (
        <Reading title={`Checking ${file?.name ?? ''}`} progress={run.progress} stop={run.stop} />
      ) : null}
      {commit.isPending ? (
        <Reading title={`Importing ${file?.name ?? ''}`} progress={run.progress} stop={run.stop} />
      ) : null}
      {check.data && !commit.error ? (
        <PreviewView
          preview={check.data}
          storing={commit.isPending}
          store={() => file && commit.mutate({ file, digest: check.data.digest })}
        />
      ) : null}
    </Stack>
  );
}

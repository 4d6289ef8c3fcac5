import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ExtractDone, ExtractKind } from '../../../server/contract/imports-extracts.ts';
import { useAsAt } from '../../address.ts';
import { isProblem } from '../../api.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ErrorState, NoPermission } from '../../components/page-states.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatCount, formatNumber } from '../../format.ts';
import { useMay } from '../../session.ts';
import { ColumnMapper } from './column-mapper.tsx';
import { ExtractPicker, monthsFault } from './extract-picker.tsx';
import { ExtractPreviewView } from './extract-preview.tsx';
import { extractWords } from './extract-words.ts';
import { Reading } from './reading.tsx';
import { StalePreview } from './stale-preview.tsx';
import { Stopped } from './stopped.tsx';
import { useExtract } from './use-extract.ts';

/** Import of a file of another system: say what it covers, match its columns once, see what it would change, then store. */
export function ExtractPage({ kind }: { kind: ExtractKind }) {
  const { title, care } = extractWords[kind];
  const may = useMay('demand:import');
  return (
    <>
      <title>{`${title} – Evenhand`}</title>
      <PageHead
        title={title}
        actions={<Anchor renderRoot={(props) => <Link to="/import" {...props} />}>Back to imports</Anchor>}
      >
        {care} Nothing is stored until you have seen what the file would change.
      </PageHead>
      {may ? <Steps kind={kind} /> : <NoPermission />}
    </>
  );
}

function Steps({ kind }: { kind: ExtractKind }) {
  const { asAt } = useAsAt();
  const [months, setMonths] = useState(() => {
    const month = extractWords[kind].asksMonths ? monthBefore(asAt) : '';
    return { from: month, to: month };
  });
  const extract = useExtract(kind, months);
  const { file, headings, match, check, commit, run, choose, readAgain, startOver } = extract;
  if (commit.data) return <Done kind={kind} done={commit.data} again={startOver} />;
  const stale = isProblem(commit.error, 'version-changed', 'not-found');
  const busy = headings.isPending || match.isPending || check.isPending || commit.isPending;
  const matched = match.variables?.mapping ?? headings.data?.mapping ?? {};
  const unreadable = isProblem(headings.error, 'invalid-input') ? headings.error : null;
  const error = (unreadable ? null : headings.error) ?? (run.isStopped ? null : check.error);
  const fault = extractWords[kind].asksMonths ? monthsFault(months) : null;
  return (
    <Stack gap="md">
      <ExtractPicker
        kind={kind}
        fileName={file?.name}
        busy={busy}
        months={months}
        fault={fault}
        setMonths={setMonths}
        choose={choose}
      />
      {run.isStopped && check.error && !busy && fault === null ? <Stopped again={readAgain} /> : null}
      {unreadable ? <Unreadable reasons={unreadable.faults.map(({ remedy }) => remedy)} /> : null}
      {error && fault === null ? <ErrorState error={error} retry={() => file && choose(file)} /> : null}
      {stale ? <StalePreview again={readAgain} /> : null}
      {extract.isMatching && headings.data ? (
        <ColumnMapper
          kind={kind}
          given={{ ...headings.data, mapping: matched }}
          busy={match.isPending}
          refused={match.error}
          save={(mapping) => match.mutate({ headings: headings.data.headings.map(({ name }) => name), mapping })}
        />
      ) : null}
      {check.isPending ? (
        <Reading title={`Reading ${file?.name ?? ''}`} progress={run.progress} stop={run.stop} />
      ) : null}
      {extract.isOutOfDate && fault === null ? <OtherMonths readAgain={readAgain} /> : null}
      {check.data && !stale && !extract.isOutOfDate ? (
        <ExtractPreviewView
          preview={check.data}
          headings={matched}
          storing={commit.isPending}
          refused={commit.error}
          store={() => commit.mutate(check.data.digest)}
          matchAgain={extract.matchAgain}
        />
      ) : null}
    </Stack>
  );
}

/** A file of which not even the headings can be read. */
function Unreadable({ reasons }: { reasons: readonly string[] }) {
  return (
    <Panel title="This file cannot be read" takesFocus>
      {reasons.map((reason) => (
        <Text key={reason} role="alert">
          {reason}
        </Text>
      ))}
    </Panel>
  );
}

/** The months were changed after the file was read: what was read is not what would be stored. */
function OtherMonths({ readAgain }: { readAgain: () => void }) {
  return (
    <Panel title="The months have changed">
      <Text role="status">Read the file again to see what it would change in the months chosen now.</Text>
      <Group mt="sm">
        <Button onClick={readAgain}>Read the file again</Button>
      </Group>
    </Panel>
  );
}

function Done({ kind, done, again }: { kind: ExtractKind; done: ExtractDone; again: () => void }) {
  return (
    <Panel title="Imported" takesFocus>
      <Text role="status">
        {formatCount(done.added, 'figure')} added, {formatNumber(done.changed)} changed, {formatNumber(done.removed)}{' '}
        taken away, {formatNumber(done.unchanged)} left as they were.
      </Text>
      <Group mt="sm">
        {kind === 'referrals' ? (
          <Button renderRoot={(props) => <Link to="/demand/history" search={{ measure: 'referrals' }} {...props} />}>
            Look at the referrals
          </Button>
        ) : (
          <Button renderRoot={(props) => <Link to="/demand" {...props} />}>Look at the demand</Button>
        )}
        <Button variant="default" onClick={again}>
          Import another file
        </Button>
      </Group>
    </Panel>
  );
}

/** The month before the one a date lies in: the latest that is complete. */
function monthBefore(date: string): string {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 2;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

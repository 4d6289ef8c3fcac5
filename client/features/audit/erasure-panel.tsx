import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ErasureDone, ErasurePreview } from '../../../server/contract/subject-access.ts';
import { ErrorState } from '../../components/page-states.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatCount } from '../../format.ts';
import classes from './audit.module.css';
import { erase, erasureQuery } from './queries.ts';

/** Erasure of a person: what goes, what has to stay and why, and the name typed out before it is done. */
export function ErasurePanel({ personId }: { personId: string }) {
  const [opened, setOpened] = useState(false);
  return (
    <div className={classes.onScreen}>
      <Panel title="Erase">
        {opened ? (
          <Opened personId={personId} />
        ) : (
          <Button variant="default" onClick={() => setOpened(true)}>
            What erasing would remove…
          </Button>
        )}
      </Panel>
    </div>
  );
}

function Opened({ personId }: { personId: string }) {
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery(erasureQuery(personId));
  const erasing = useMutation({
    mutationFn: (said: { confirm: string; reason: string }) =>
      data ? erase(data, said) : Promise.reject(new Error('Nothing to erase was read')),
    onSuccess: () =>
      queryClient.invalidateQueries({
        predicate: ({ queryKey }) =>
          !['session', 'reference', 'subject-access', 'erasure'].includes(String(queryKey[0])),
      }),
  });
  if (erasing.data) return <Done done={erasing.data} />;
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <p role="status">Looking for everything that names them …</p>;
  return (
    <Stack gap="sm">
      <Portions preview={data} />
      {data.refusal ? (
        <Text fw={600}>{data.refusal}</Text>
      ) : (
        <Confirmation preview={data} busy={erasing.isPending} erase={erasing.mutate} />
      )}
      {erasing.error ? <ErrorState error={erasing.error} retry={() => erasing.reset()} /> : null}
    </Stack>
  );
}

function Portions({ preview }: { preview: ErasurePreview }) {
  return (
    <>
      <div>
        <h3>Removed for good</h3>
        <ul className={classes.portions}>
          {preview.removed.map(({ what, count }) => (
            <li key={what}>
              {what}
              {count > 1 ? ` (${count})` : ''}
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h3>What has to stay, and why</h3>
        <ul className={classes.portions}>
          {preview.kept.map(({ what, count, why }) => (
            <li key={what}>
              {what}
              {count > 1 ? ` (${count})` : ''}. {why}
            </li>
          ))}
        </ul>
      </div>
      <Text c="dimmed">
        Texts that name them by first name only are not found. Look through reasons of pins of their colleagues.
      </Text>
    </>
  );
}

interface ConfirmationProps {
  preview: ErasurePreview;
  busy: boolean;
  erase: (said: { confirm: string; reason: string }) => void;
}

function Confirmation({ preview, busy, erase: go }: ConfirmationProps) {
  const [confirm, setConfirm] = useState('');
  const [reason, setReason] = useState('');
  const isReady = confirm.trim() === preview.name && reason.trim().length >= 3;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) go({ confirm, reason });
      }}
    >
      <Stack gap="xs" maw="30rem">
        <TextInput
          label="Why"
          description="On whose request, or after which rule. Without the person’s name: this stays"
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <TextInput
          label={`Type “${preview.name}” to confirm`}
          autoComplete="off"
          value={confirm}
          onChange={(event) => setConfirm(event.currentTarget.value)}
        />
        <Button type="submit" color="red.9" disabled={!isReady} loading={busy}>
          Erase for good
        </Button>
      </Stack>
    </form>
  );
}

function Done({ done }: { done: ErasureDone }) {
  return (
    <div role="status">
      <Text fw={600}>Erased. From now on they are {done.pseudonym}.</Text>
      <Text>
        {formatCount(done.plans, 'plan')} and {formatCount(done.events, 'event')} of the history no longer name them.
        {done.stillNamedIn.length > 0 ? ` By rule the name stays in: ${done.stillNamedIn.join(', ')}.` : ''} What you
        see above is gone from the installation: print or save it now if they are to have it.
      </Text>
    </div>
  );
}

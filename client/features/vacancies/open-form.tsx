import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { notifyDone } from '../../components/notify.ts';
import { formatHours, parseHours } from '../../format.ts';
import { faultsOf } from './faults.ts';
import { openRecruitment, refreshAfterChange } from './queries.ts';
import type { VacancyRow } from './rows.ts';

const FIELDS = { minutes: 'open-hours', openedOn: 'open-on', nextActionBy: 'open-by' };

/** Opens the recruitment to a post: its hours, the day, who sees to it, and what comes next. */
export function OpenForm({ row, asAt, close }: { row: VacancyRow; asAt: string; close: () => void }) {
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState({
    hours: row.vacantMinutes > 0 ? formatHours(row.vacantMinutes) : '',
    openedOn: asAt,
    owner: '',
    nextAction: '',
    nextActionBy: '',
  });
  const [hoursFault, setHoursFault] = useState<string>();
  const set = (change: Partial<typeof draft>): void => setDraft((before) => ({ ...before, ...change }));
  const save = useMutation({
    mutationFn: async (minutes: number | undefined): Promise<void> => {
      await openRecruitment(asAt, {
        postId: row.postId,
        minutes,
        openedOn: draft.openedOn || undefined,
        owner: draft.owner.trim() || undefined,
        nextAction: draft.nextAction.trim() || undefined,
        nextActionBy: draft.nextActionBy || undefined,
      });
      notifyDone(`The recruitment to ${row.title} ${row.postId} is open.`);
    },
    onSuccess: close,
    onSettled: () => refreshAfterChange(queryClient),
  });
  const submit = (): void => {
    const minutes = draft.hours.trim() === '' ? undefined : parseHours(draft.hours);
    const isTime = draft.hours.trim() === '' || minutes !== undefined;
    setHoursFault(isTime ? undefined : 'This is not a time. Write hours and minutes, for example 18:30.');
    if (isTime) save.mutate(minutes);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="sm">
        {save.error ? (
          <ErrorSummary key={save.submittedAt} title="Nothing is stored yet" faults={faultsOf(save.error, FIELDS)} />
        ) : null}
        <TextInput
          id="open-hours"
          label="Hours a week"
          value={draft.hours}
          onChange={(event) => set({ hours: event.currentTarget.value })}
          error={hoursFault}
          autoComplete="off"
          data-autofocus
        />
        <TextInput
          id="open-on"
          type="date"
          label="Opened on"
          value={draft.openedOn}
          onChange={(event) => set({ openedOn: event.currentTarget.value })}
        />
        <TextInput
          label="Owner (optional)"
          description="Who sees to it"
          value={draft.owner}
          onChange={(event) => set({ owner: event.currentTarget.value })}
          maxLength={120}
          autoComplete="off"
        />
        <TextInput
          label="Next action (optional)"
          value={draft.nextAction}
          onChange={(event) => set({ nextAction: event.currentTarget.value })}
          maxLength={200}
          autoComplete="off"
        />
        <TextInput
          id="open-by"
          type="date"
          label="Next action by (optional)"
          value={draft.nextActionBy}
          onChange={(event) => set({ nextActionBy: event.currentTarget.value })}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            Open the recruitment
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

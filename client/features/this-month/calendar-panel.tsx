import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CalendarAddress } from '../../../server/contract/calendar.ts';
import { confirm } from '../../components/confirm.tsx';
import { notifyDone, notifyProblem } from '../../components/notify.ts';
import { ErrorState } from '../../components/page-states.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatDateTime } from '../../format.ts';
import { AddressDialog } from './address-dialog.tsx';
import { calendarFeedQuery, makeCalendarAddress, revokeCalendarAddress } from './queries.ts';
import classes from './this-month.module.css';

/** One’s own address for a calendar: made, made anew and taken back here. */
export function CalendarPanel() {
  const { data, error, refetch } = useQuery(calendarFeedQuery);
  return (
    <div className={classes.calendar}>
      <Panel title="In your own calendar">
        <Text mb="sm">
          Outlook and other calendars can show the end and review dates of the next two years. They ask for them at an
          address of your own, read what you may read at that moment, and name nobody.
        </Text>
        {error ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : data ? (
          <Choices createdAt={data.createdAt} />
        ) : (
          <Text c="dimmed">Loading</Text>
        )}
      </Panel>
    </div>
  );
}

function Choices({ createdAt }: { createdAt: string | null }) {
  const client = useQueryClient();
  const [made, setMade] = useState<CalendarAddress>();
  const onSettled = () => client.invalidateQueries({ queryKey: calendarFeedQuery.queryKey });
  const make = useMutation({
    mutationFn: makeCalendarAddress,
    onSuccess: setMade,
    onError: (error) => notifyProblem(error, 'No address was made'),
    onSettled,
  });
  const revoke = useMutation({
    mutationFn: revokeCalendarAddress,
    onSuccess: () => notifyDone('Your calendar address leads to nothing any more.'),
    onError: (error) => notifyProblem(error, 'The address was not taken back'),
    onSettled,
  });
  return (
    <>
      {createdAt === null ? (
        <Button variant="default" loading={make.isPending} onClick={() => make.mutate()}>
          Make a calendar address
        </Button>
      ) : (
        <>
          <Text mb="sm">You have an address since {formatDateTime(createdAt)}. It is not shown again.</Text>
          <Group gap="xs">
            <Button
              variant="default"
              loading={make.isPending}
              onClick={() => void ifSure(RENEWING, () => make.mutate())}
            >
              Make a new address
            </Button>
            <Button
              variant="default"
              loading={revoke.isPending}
              onClick={() => void ifSure(REVOKING, () => revoke.mutate())}
            >
              Take it back
            </Button>
          </Group>
        </>
      )}
      {made ? <AddressDialog address={window.location.origin + made.path} close={() => setMade(undefined)} /> : null}
    </>
  );
}

type Question = Parameters<typeof confirm>[0];

const RENEWING: Question = {
  title: 'Make a new calendar address?',
  children: 'The present address stops working at once. Every calendar that uses it has to be given the new one.',
  confirm: 'Make a new address',
};
const REVOKING: Question = {
  title: 'Take your calendar address back?',
  children: 'It stops working at once, and calendars that use it show nothing new. You can make another at any time.',
  confirm: 'Take it back',
  danger: true,
};

async function ifSure(question: Question, then: () => void): Promise<void> {
  if (await confirm(question)) then();
}

import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { faultLines } from '../../components/fault-lines.ts';
import { useSession } from '../../session.ts';

interface ProveDialogProps {
  title: string;
  children: string;
  /** Words of the button that goes on. */
  confirm: string;
  /** What is done with the password; empty where the account has none here. */
  act: (password: string) => Promise<void>;
  onClose: () => void;
}

/** Asks for one's password again before something that nobody else at an unattended screen must do. */
export function ProveDialog({ title, children, confirm, act, onClose }: ProveDialogProps) {
  const hasPassword = useSession().account.signsInWith !== 'council';
  const going = useMutation({ mutationFn: act, onSuccess: onClose });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    going.mutate(String(new FormData(event.currentTarget).get('password') ?? ''));
  };
  return (
    <Modal opened onClose={onClose} title={title}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {going.error ? (
            <ErrorSummary key={going.submittedAt} title="This was not done" faults={faultLines(going.error)} />
          ) : null}
          <Text>{children}</Text>
          {hasPassword ? (
            <PasswordInput
              id="password"
              name="password"
              label="Your password"
              description="Once more, so that nobody else can do this at your screen."
              autoComplete="current-password"
              required
              withAsterisk={false}
              visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
              data-autofocus
            />
          ) : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={going.isPending}>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

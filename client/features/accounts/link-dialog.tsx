import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifyDone, notifyRemedy } from '../../components/notify.ts';
import { formatDateTime } from '../../format.ts';
import classes from './accounts.module.css';
import type { HandedLink } from './use-account-actions.tsx';

/** Shows a one-time link to hand over. It is shown once: nobody can look it up later. */
export function LinkDialog({ link, close }: { link: HandedLink; close: () => void }) {
  const address = window.location.origin + link.path;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(address);
      notifyDone('The link is copied.');
    } catch {
      notifyRemedy('The link is not copied', 'Select it with the mouse and copy it with Ctrl+C.');
    }
  };
  return (
    <Modal opened onClose={close} closeOnClickOutside={false} title={`One-time link for ${link.name}`}>
      <Stack gap="sm">
        <Text>
          Give this link to {link.name} in person or by a safe way. Whoever opens it sets the password of the account.
          It works once, until {formatDateTime(link.expiresAt)}, and is not shown again.
        </Text>
        <output className={classes.link}>{address}</output>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => void copy()}>
            Copy the link
          </Button>
          <Button onClick={close}>Done</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

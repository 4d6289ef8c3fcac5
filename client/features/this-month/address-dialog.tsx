import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifyDone, notifyRemedy } from '../../components/notify.ts';
import classes from './this-month.module.css';

/** Shows a calendar address that was just made, and how to use it. It is shown once: nobody can look it up later. */
export function AddressDialog({ address, close }: { address: string; close: () => void }) {
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(address);
      notifyDone('The address is copied.');
    } catch {
      notifyRemedy('The address is not copied', 'Select it with the mouse and copy it with Ctrl+C.');
    }
  };
  return (
    <Modal opened onClose={close} closeOnClickOutside={false} title="Your calendar address">
      <Stack gap="sm">
        <Text>
          In Outlook: Add calendar, Subscribe from web, and paste it there. Other calendars call it “subscribe” or “from
          URL”.
        </Text>
        <output className={classes.address}>{address}</output>
        <Text>
          It is shown this once. Whoever has it reads the dates without signing in, so treat it like a password; if it
          got about, make a new one.
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => void copy()}>
            Copy the address
          </Button>
          <Button onClick={close}>Done</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

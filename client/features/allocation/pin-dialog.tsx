import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatCount, formatDate } from '../../format.ts';
import { useReference } from '../../reference.ts';
import type { AllocationRow } from './rows.ts';
import { placementText } from './wording.ts';

interface PinDialogProps {
  rows: readonly AllocationRow[];
  /** Date of the plan: a pin cannot end before it. */
  asAt: string;
  onPin: (reason: string, expires: string | null) => void;
  onClose: () => void;
}

/** Asks why somebody has to stay where the plan puts them, and until when. */
export function PinDialog({ rows, asAt, onPin, onClose }: PinDialogProps) {
  const { districtName } = useReference();
  const [reason, setReason] = useState('');
  const [expires, setExpires] = useState('');
  const [errors, setErrors] = useState<{ reason?: string; expires?: string }>({});
  const [only] = rows;
  const who = rows.length === 1 && only ? only.name : formatCount(rows.length, 'person', 'people');
  const where = rows.length === 1 && only ? placementText(only.placements, districtName) : 'where the plan puts them';
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    const found = {
      ...(reason.trim().length < 3 ? { reason: 'Say why, in a few words.' } : {}),
      ...(expires !== '' && expires < asAt
        ? { expires: `The plan is for ${formatDate(asAt)}. Give a date on or after it, or none.` }
        : {}),
    };
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    onPin(reason.trim(), expires === '' ? null : expires);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Pin ${who}`}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Text>
            {who} {rows.length === 1 ? 'stays' : 'stay'} {rows.length === 1 ? `in ${where}` : where}, also when a
            proposal is made, until the pin ends or is released.
          </Text>
          <TextInput
            label="Reason"
            description="Others see it. A working reason, never health or family matters."
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={errors.reason}
            maxLength={200}
            autoComplete="off"
            data-autofocus
          />
          <TextInput
            type="date"
            label="Last day (optional)"
            value={expires}
            onChange={(event) => setExpires(event.currentTarget.value)}
            error={errors.expires}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit">Pin</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { formatCount } from '../../format.ts';

interface AcceptDialogProps {
  /** Name of the plan. */
  plan: string;
  /** How many people are placed otherwise than now. */
  people: number;
  /** The whole proposal, or only those who were selected. */
  isWhole: boolean;
  onAccept: (reason: string) => void;
  onClose: () => void;
}

/** Asks whoever decides for their reason before a proposal is taken into the plan: the calculation decides nothing. */
export function AcceptDialog({ plan, people, isWhole, onAccept, onClose }: AcceptDialogProps) {
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const who = formatCount(people, 'person', 'people');
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    if (reason.trim().length < 3) {
      setError('Say why, in a few words.');
      return;
    }
    onAccept(reason.trim());
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={isWhole ? 'Accept the proposal' : `Accept ${who} of the proposal`}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Text>
            {who} {people === 1 ? 'is' : 'are'} placed as proposed in “{plan}”. Staff records stay as they are, and you
            can undo it.
          </Text>
          <Textarea
            label="Why do you accept it?"
            description="You decide, not the calculation. Your name and reason go into the history. A working reason, never health or family matters."
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={error}
            maxLength={300}
            autosize
            minRows={2}
            autoComplete="off"
            data-autofocus
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit">Accept</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

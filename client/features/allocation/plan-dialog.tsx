import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';

export interface PlanDialogProps {
  title: string;
  /** What will happen, in one sentence. */
  explanation: string;
  initialName: string;
  confirm: string;
  /** Other plans’ names, so that two plans are not called the same unnoticed. */
  taken: readonly string[];
  onConfirm: (name: string) => void;
  onClose: () => void;
}

/** Asks for the name of a plan: for a new one, for a copy, or for another name. */
export function PlanDialog(props: PlanDialogProps) {
  const [name, setName] = useState(props.initialName);
  const [error, setError] = useState<string | null>(null);
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    const trimmed = name.trim();
    const fault = nameFault(trimmed, props.taken);
    setError(fault);
    if (fault !== null) return;
    props.onConfirm(trimmed);
    props.onClose();
  };
  return (
    <Modal opened onClose={props.onClose} title={props.title}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Text>{props.explanation}</Text>
          <TextInput
            label="Name of the plan"
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value);
              setError(null);
            }}
            error={error}
            maxLength={80}
            autoComplete="off"
            data-autofocus
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose}>
              Cancel
            </Button>
            <Button type="submit">{props.confirm}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function nameFault(name: string, taken: readonly string[]): string | null {
  if (name === '') return 'A plan needs a name.';
  return taken.includes(name) ? `There is a plan called “${name}” already. Choose another name.` : null;
}

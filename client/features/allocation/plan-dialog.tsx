import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DemandChoice, type DemandWanted } from './demand-choice.tsx';

export interface PlanDialogProps {
  title: string;
  /** What will happen, in one sentence. */
  explanation: string;
  initialName: string;
  confirm: string;
  /** Other plans’ names, so that two plans are not called the same unnoticed. */
  taken: readonly string[];
  /** Which demand is asked about: at which date, and what the original of a copy takes it to be. Absent for a new name. */
  demand?: { asAt: string; original: string | null } | undefined;
  /** What is confirmed; where it takes time, the dialog stays until it is done, and stays open where it fails. */
  onConfirm: (name: string, demand: DemandWanted) => Promise<void>;
  onClose: () => void;
}

/** Asks for the name of a plan, and for the demand that a new one or a copy is made for. */
export function PlanDialog(props: PlanDialogProps) {
  const [name, setName] = useState(props.initialName);
  const [error, setError] = useState<string | null>(null);
  const [demand, setDemand] = useState<DemandWanted>({
    kind: props.demand?.original ? 'kept' : 'counted',
    caseIds: [],
  });
  const [demandError, setDemandError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: React.FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    const trimmed = name.trim();
    const fault = nameFault(trimmed, props.taken);
    setError(fault);
    const demandFault =
      demand.kind === 'cases' && demand.caseIds.length === 0 ? 'Tick at least one stress case.' : null;
    setDemandError(demandFault);
    if (fault !== null || demandFault !== null) return;
    setBusy(true);
    try {
      await props.onConfirm(trimmed, demand);
      props.onClose();
    } catch {
      // the person was told; what they typed stays
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={props.onClose} title={props.title}>
      <form onSubmit={(event) => void submit(event)} noValidate>
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
          {props.demand ? (
            <DemandChoice
              {...props.demand}
              wanted={demand}
              error={demandError}
              onChange={(wanted) => {
                setDemand(wanted);
                setDemandError(null);
              }}
            />
          ) : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={busy}>
              {props.confirm}
            </Button>
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

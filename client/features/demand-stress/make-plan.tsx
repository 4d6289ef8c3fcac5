import { Button, Modal, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { StressAnswer } from '../../../server/contract/demand-stress.ts';
import { useAsAt } from '../../address.ts';
import { answer, api } from '../../api.ts';
import { DialogForm, FormActions } from '../../components/form-parts.tsx';
import { notifyProblem } from '../../components/notify.ts';
import { formatDate, formatMonth } from '../../format.ts';
import { useMay } from '../../session.ts';
import { plannedWords } from './words.ts';

interface MakePlanProps {
  /** Saved cases that the answer is about. */
  chosen: readonly { id: string; name: string }[];
  /** What they would do. */
  answer: StressAnswer;
}

/** Longest name of a plan. */
const NAME_LENGTH = 80;

/** Makes a plan for the demand that the chosen cases would bring, and goes on to it. */
export function MakePlan(props: MakePlanProps) {
  const [asking, setAsking] = useState(false);
  const mayMake = useMay('plans:edit');
  if (!mayMake || props.chosen.length === 0) return null;
  return (
    <>
      <Button onClick={() => setAsking(true)}>Make a plan for this demand</Button>
      {asking ? <MakePlanDialog {...props} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function MakePlanDialog({ chosen, answer: effect, onClose }: MakePlanProps & { onClose: () => void }) {
  const { asAt } = useAsAt();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: ['plans'], queryFn: () => answer(api.plans.$get()) });
  const [entered, setEntered] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const taken = (data?.plans ?? []).map((plan) => plan.name);
  const name = entered ?? suggestedName(chosen, effect.month, taken);
  const make = useMutation({
    mutationFn: (wanted: string) =>
      answer(
        api.plans.$post({
          json: {
            name: wanted,
            asAt,
            copyOf: null,
            demandAsIf: { caseIds: chosen.map(({ id }) => id), month: effect.month },
          },
        }),
      ),
    onSuccess: ({ plan }) => {
      void client.invalidateQueries({ queryKey: ['plans'] });
      if (plan) void navigate({ to: '/allocation', search: (previous) => ({ ...previous, plan: plan.id }) });
    },
    onError: (problem) => notifyProblem(problem),
  });
  const submit = (): void => {
    const wanted = name.trim();
    const fault =
      wanted === ''
        ? 'A plan needs a name.'
        : taken.includes(wanted)
          ? `There is a plan called “${wanted}” already. Choose another name.`
          : null;
    setError(fault);
    if (fault === null) make.mutate(wanted);
  };
  return (
    <Modal opened onClose={onClose} title="Make a plan for this demand" closeButtonProps={{ 'aria-label': 'Close' }}>
      <DialogForm submit={submit}>
        <Text>
          People start where they work on {formatDate(asAt)}. The plan {plannedWords(effect)} Today’s records stay as
          they are.
        </Text>
        <TextInput
          label="Name of the plan"
          value={name}
          onChange={(event) => {
            setEntered(event.currentTarget.value);
            setError(null);
          }}
          error={error}
          maxLength={NAME_LENGTH}
          autoComplete="off"
          data-autofocus
        />
        <FormActions cancel={onClose}>
          <Button type="submit" loading={make.isPending}>
            Make the plan
          </Button>
        </FormActions>
      </DialogForm>
    </Modal>
  );
}

/** `If Publicity surge, May 2021`; a number after it where there is such a plan already. */
function suggestedName(chosen: readonly { name: string }[], month: string, taken: readonly string[]): string {
  const when = `, ${formatMonth(month)}`;
  const names = chosen.map(({ name }) => name).join(' and ');
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? when : `${when} (${number})`;
    const name = `If ${names}`.slice(0, NAME_LENGTH - end.length) + end;
    if (!taken.includes(name)) return name;
  }
}

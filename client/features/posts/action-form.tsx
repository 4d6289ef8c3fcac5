import { Button, Group, Modal, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import type { PostHistory } from '../../../server/contract/posts.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { faultsTold } from '../../components/fault-lines.ts';
import { notifyDone } from '../../components/notify.ts';
import { refreshEstablishment } from './queries.ts';

/** One thing an action asks for. */
export interface FieldSpec {
  /** As the server calls it, so that a fault leads to its field. */
  name: string;
  label: string;
  kind?: 'text' | 'number' | 'date' | 'select' | 'long' | 'list';
  description?: string;
  initial?: string;
  /** Choices of a `select`; suggestions of a `list`. */
  choices?: readonly { value: string; label: string }[];
  optional?: boolean;
  /** Says in its label or choices that it may be left. */
  bare?: boolean;
}

/** What was written, by field; empty for nothing. */
export type Written = Readonly<Record<string, string>>;

export interface ActionFormProps {
  title: string;
  /** What it does, and what it does not. */
  children?: ReactNode;
  fields: readonly FieldSpec[];
  submit: string;
  danger?: boolean;
  /** @throws ProblemError shown in the form, with its faults at their fields */
  send: (written: Written) => Promise<PostHistory>;
  /** Told in a short message once it is done. */
  done: string;
  /** @param history what there is now; undefined where the form was left */
  close: (history?: PostHistory) => void;
}

/** A dialog that asks what an action needs, sends it, and keeps what was written where it is refused. */
export function ActionForm({ title, children, fields, submit, danger, send, done, close }: ActionFormProps) {
  const prefix = useId();
  const queryClient = useQueryClient();
  const sending = useMutation({
    mutationFn: send,
    onSuccess: (history) => {
      notifyDone(done);
      void refreshEstablishment(queryClient);
      close(history);
    },
  });
  const idOf = (name: string) => `${prefix}-${name}`;
  const faults = sending.error ? faultsOf(sending.error, fields, idOf) : [];
  return (
    <Modal opened onClose={() => close()} title={title} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          sending.mutate(Object.fromEntries(fields.map(({ name }) => [name, String(form.get(name) ?? '').trim()])));
        }}
      >
        <Stack gap="sm">
          {faults.length > 0 ? (
            <ErrorSummary key={sending.submittedAt} title="Nothing is stored yet" faults={faults} />
          ) : null}
          {typeof children === 'string' ? <Text>{children}</Text> : children}
          {fields.map((field) => (
            <Field key={field.name} field={field} id={idOf(field.name)} />
          ))}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => close()}>
              Cancel
            </Button>
            <Button type="submit" loading={sending.isPending} {...(danger ? { color: 'red.9' } : {})}>
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Field({ field, id }: { field: FieldSpec; id: string }) {
  const { name, label, kind = 'text', description, initial = '', choices = [], optional = false, bare = false } = field;
  const common = {
    id,
    name,
    label: optional && !bare ? `${label} (optional)` : label,
    description,
    defaultValue: initial,
    required: !optional,
    withAsterisk: false,
  };
  if (kind === 'select') return <NativeSelect {...common} data={[...choices]} />;
  if (kind === 'long') return <Textarea {...common} maxLength={300} autosize minRows={2} />;
  if (kind === 'date') return <TextInput {...common} type="date" />;
  if (kind === 'number') return <TextInput {...common} inputMode="numeric" autoComplete="off" maxLength={3} />;
  return (
    <>
      <TextInput {...common} autoComplete="off" maxLength={120} {...(kind === 'list' ? { list: `${id}-list` } : {})} />
      {kind === 'list' ? (
        <datalist id={`${id}-list`}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </datalist>
      ) : null}
    </>
  );
}

function faultsOf(error: Error, fields: readonly FieldSpec[], idOf: (name: string) => string) {
  return faultsTold(error).map(({ field, text }) => {
    const known = fields.find(({ name }) => name === field);
    return known ? { text: `${known.label}: ${text}`, fieldId: idOf(known.name) } : { text };
  });
}

import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useRef } from 'react';
import { isProblem, ProblemError } from '../api.ts';
import classes from './form-parts.module.css';
import { useFocusBack } from './use-focus-back.ts';

/**
 * The form of a dialog: its fields below each other, its faults told by the fields and not by the browser. The first field
 * with a fault takes the focus; once the dialog is closed, what opened it has the focus again.
 */
export function DialogForm({ submit, children }: { submit: () => Promise<void> | void; children: ReactNode }) {
  useFocusBack();
  const form = useRef<HTMLFormElement>(null);
  const onSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await submit();
    // faults are on the screen with the next drawing
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <form ref={form} className={classes.fields} onSubmit={(event) => void onSubmit(event)} noValidate>
      {children}
    </form>
  );
}

interface ReasonProps {
  value: string;
  error: string | undefined;
  change: (reason: string) => void;
  /** True where the field appears after the others and is to be filled in next. */
  isNext?: boolean;
}

/** Why something is changed. */
export function ReasonField({ value, error, change, isNext = false }: ReasonProps) {
  return (
    <TextInput
      label="Reason"
      description="Kept in the history with what was there before"
      value={value}
      error={error}
      onChange={(event) => change(event.currentTarget.value)}
      maxLength={400}
      ref={isNext ? goTo : null}
    />
  );
}

/** Brings a field that has just appeared into view, with what stands above it. */
function goTo(field: HTMLInputElement | null): void {
  field?.focus();
}

/** The fault of a reason that says nothing; null where it says something. */
export function reasonFault(reason: string): { reason: string } | null {
  return reason.trim().length < 3 ? { reason: 'Say in a few words why.' } : null;
}

/** Remedies of a refused change by the last part of the name of their field, such as `threshold`; empty where it names none. */
export function faultsByName(error: unknown): Record<string, string> {
  if (!(error instanceof ProblemError)) return {};
  return Object.fromEntries(error.faults.map(({ field, remedy }) => [field.split('.').at(-1) ?? field, remedy]));
}

/**
 * Why nothing was saved and what to do now, beside the button that was to save it; nothing for faults of fields.
 * @param children what else to say, such as that what was typed is kept
 */
export function FormProblem({ error, children }: { error: unknown; children?: ReactNode }) {
  if (!error || isProblem(error, 'invalid-input')) return null;
  const problem = error instanceof ProblemError ? error : undefined;
  return (
    <div role="alert" className={classes.problem} ref={bringIntoView}>
      <strong>{problem?.title ?? 'Something went wrong'}</strong>
      <p>
        {problem?.detail ?? 'Nothing was saved. Try again.'} {children}
      </p>
    </div>
  );
}

/** Long dialogs are scrolled: what has just appeared is shown with what stands around it. */
function bringIntoView(part: HTMLElement | null): void {
  part?.scrollIntoView({ block: 'center' });
}

/** What a dialog can do, and the way out of it. */
export function FormActions({ cancel, children }: { cancel: () => void; children: ReactNode }) {
  return (
    <div className={classes.actions}>
      {children}
      <Button variant="subtle" onClick={cancel}>
        Cancel
      </Button>
    </div>
  );
}

import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorSummary } from '../../components/error-summary.tsx';
import type { FormFault } from '../../components/fault-lines.ts';

interface Props {
  title: string;
  close: () => void;
  submit: () => void;
  submitLabel: string;
  isSaving: boolean;
  mayBeSaved: boolean;
  faults: FormFault[];
  /** Anew for every try, so that the summary takes the focus again. */
  faultsKey: string | number;
  children: ReactNode;
}

/** The frame of every form of this page: what has to be corrected, the fields, what it does, and the way out. */
export function DialogFrame({
  title,
  close,
  submit,
  submitLabel,
  isSaving,
  mayBeSaved,
  faults,
  faultsKey,
  children,
}: Props) {
  return (
    <Modal opened onClose={close} title={title} size="46rem">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="sm">
          {faults.length > 0 ? (
            <ErrorSummary
              key={faultsKey}
              title="Nothing is stored yet"
              faults={faults.map(({ text, field }) => ({ text, ...(field ? { fieldId: `tp-${field}` } : {}) }))}
            />
          ) : null}
          {children}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" loading={isSaving} disabled={!mayBeSaved}>
              {submitLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

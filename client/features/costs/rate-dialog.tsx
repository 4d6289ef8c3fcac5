import { Button, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { PAY_BASES, type Rate, type Rates, type RatesPreview } from '../../../server/contract/rates.ts';
import { isProblem, ProblemError } from '../../api.ts';
import { DialogForm, FormActions, ReasonField, reasonFault } from '../../components/form-parts.tsx';
import { notifyDone, notifyProblem } from '../../components/notify.ts';
import { useLatest } from '../../components/use-latest.ts';
import { useReference } from '../../reference.ts';
import { previewRate, ratesQuery, saveRate } from './queries.ts';
import { DRAFT_FIELDS, type DraftField, type RateDraft, rateOf } from './rate-draft.ts';
import { RateEffect } from './rate-effect.tsx';

/** A rate that is being entered, corrected or taken out. */
export interface Editing {
  title: string;
  draft: RateDraft;
  /** True where a stored rate is corrected: its key stays. */
  isStored: boolean;
}

interface Props {
  editing: Editing;
  rates: Rates;
  asAt: string;
  close: () => void;
}

/** Asks for a rate, shows what the change would do, and saves it with a reason. */
export function RateDialog({ editing, rates, asAt, close }: Props) {
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(editing.draft);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [shown, setShown] = useState<{ rate: Rate; remove: boolean; preview: RatesPreview }>();
  const [reason, setReason] = useState('');
  const [isBusy, setBusy] = useState(false);
  const begin = useLatest();

  const change = (name: string, value: string): void => {
    begin();
    setDraft((previous) => ({ ...previous, [name]: value }));
    setShown(undefined);
  };
  const show = async (remove: boolean): Promise<void> => {
    const read = rateOf(draft);
    setFaults('faults' in read ? read.faults : {});
    if ('faults' in read) return;
    const isLatest = begin();
    setBusy(true);
    try {
      const preview = await previewRate(asAt, { rate: read.rate, remove });
      // what was typed meanwhile is not in it
      if (isLatest()) setShown({ rate: read.rate, remove, preview });
    } catch (error) {
      setFaults(faultsOf(error));
      if (!isProblem(error, 'invalid-input')) notifyProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const save = async (): Promise<void> => {
    if (!shown) return show(false);
    const fault = reasonFault(reason);
    if (fault) return setFaults(fault);
    setBusy(true);
    try {
      const { rate, remove, preview } = shown;
      const saved = await saveRate(asAt, preview.version, { rate, remove, reason: reason.trim() });
      queryClient.setQueryData(ratesQuery(asAt).queryKey, saved);
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => !KEPT.has(String(queryKey[0])) });
      notifyDone(`${preview.what} is ${remove ? 'taken out' : 'saved'}.`);
      close();
    } catch (error) {
      if (isProblem(error, 'version-changed')) {
        setShown(undefined);
        void queryClient.invalidateQueries({ queryKey: ['rates'] });
      }
      setFaults(faultsOf(error));
      notifyProblem(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal opened onClose={close} title={editing.title} size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <DialogForm submit={save}>
        {DRAFT_FIELDS[draft.what].map((field) => (
          <Field
            key={field.name}
            field={field}
            value={draft[field.name] ?? ''}
            error={faults[field.name]}
            isFixed={editing.isStored && field.isKey === true}
            grades={rates.grades}
            change={(value) => change(field.name, value)}
          />
        ))}
        {faults.other ? <p role="alert">{faults.other}</p> : null}
        {shown ? (
          <>
            <RateEffect preview={shown.preview} remove={shown.remove} />
            <ReasonField value={reason} error={faults.reason} change={setReason} isNext />
          </>
        ) : null}
        <FormActions cancel={close}>
          {shown ? (
            <Button type="submit" loading={isBusy} color={shown.remove ? 'red.9' : undefined}>
              {shown.remove ? 'Take it out' : 'Save'}
            </Button>
          ) : (
            <Button type="submit" loading={isBusy}>
              Show what it changes
            </Button>
          )}
          {editing.isStored && !shown ? (
            <Button variant="default" disabled={isBusy} onClick={() => void show(true)}>
              Show what taking it out changes
            </Button>
          ) : null}
        </FormActions>
      </DialogForm>
    </Modal>
  );
}

/** What no rate changes. */
const KEPT = new Set(['session', 'reference', 'rates']);

interface FieldProps {
  field: DraftField;
  value: string;
  error: string | undefined;
  isFixed: boolean;
  grades: Rates['grades'];
  change: (value: string) => void;
}

function Field({ field, value, error, isFixed, grades, change }: FieldProps) {
  const { roles } = useReference();
  const { label, description, input } = field;
  const common = {
    label,
    value,
    disabled: isFixed,
    ...(error === undefined ? {} : { error }),
    ...(description === undefined ? {} : { description }),
  };
  if (input === 'long') {
    return <Textarea {...common} autosize minRows={1} onChange={(event) => change(event.currentTarget.value)} />;
  }
  const choices = {
    basis: Object.entries(PAY_BASES).map(([id, name]) => ({ value: id, label: name })),
    grade: grades.map(({ id, name }) => ({ value: id, label: name })),
    role: roles.map(({ id, title }) => ({ value: id, label: title })),
  };
  if (input === 'basis' || input === 'grade' || input === 'role') {
    return (
      <NativeSelect
        {...common}
        data={[{ value: '', label: 'Choose' }, ...choices[input]]}
        onChange={(event) => change(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      {...common}
      type={input === 'date' ? 'date' : 'text'}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

/** Remedies by field; what belongs to no field stands under `other`. */
function faultsOf(error: unknown): Record<string, string> {
  if (!(error instanceof ProblemError)) return {};
  return Object.fromEntries(
    error.faults.map(({ field, remedy }) => [
      field.startsWith('rate.') ? field.slice(5) : field === 'reason' ? field : 'other',
      remedy,
    ]),
  );
}

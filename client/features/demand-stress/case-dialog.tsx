import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { StressCases } from '../../../server/contract/demand-stress.ts';
import { type StressCaseView, stressKind } from '../../../server/contract/demand-stress-case.ts';
import { ProblemError } from '../../api.ts';
import { DialogForm, FormActions } from '../../components/form-parts.tsx';
import { notifyDone } from '../../components/notify.ts';
import { type FieldFaults, useSaving } from '../../components/use-saving.ts';
import { useReference } from '../../reference.ts';
import { CaseFields } from './case-fields.tsx';
import { CasePreview } from './case-preview.tsx';
import classes from './demand-stress.module.css';
import { type CaseDraft, draftOf, KINDS, newDraft, parametersOf } from './draft.ts';
import { forgetCases, previewQuery } from './queries.ts';
import { caseWords, storeCase } from './store-case.ts';

interface Props {
  /** The case that is changed; null for a new one. */
  was: StressCaseView | null;
  stress: StressCases;
  asAt: string;
  month: string | undefined;
  /** Told the id of what was saved. */
  saved: (id: string) => void;
  close: () => void;
}

/** Asks for a case, shows its effect as it is entered, and saves it. */
export function CaseDialog({ was: opened, stress, asAt, month, saved, close }: Props) {
  const queryClient = useQueryClient();
  const { districts } = useReference();
  const firstDistrict = districts[0]?.id ?? '';
  const school = stress.schoolReturns.find(({ districtId }) => districtId === null);
  const [draft, setDraft] = useState<CaseDraft>(() =>
    opened ? draftOf(opened.name, opened.parameters, firstDistrict) : newDraft('school-return', firstDistrict, school),
  );
  // null once it turns out that somebody deleted it: what is typed can then be saved as a new case
  const [was, setWas] = useState(opened);
  const { faults, setFaults, isBusy, saving } = useSaving({
    faultsOf,
    gone: () => {
      setWas(null);
      void forgetCases(queryClient);
    },
  });
  const read = parametersOf(draft);
  const request =
    'parameters' in read ? { asAt, month, name: draft.name.trim(), parameters: read.parameters } : undefined;
  const change = (changes: Partial<CaseDraft>): void => {
    setDraft((before) => ({ ...before, ...changes }));
    setFaults({});
  };
  const save = async (): Promise<void> => {
    const name = draft.name.trim();
    const found = {
      ...('faults' in read ? read.faults : {}),
      ...(name === '' ? { name: 'Give the case a name.' } : {}),
    };
    setFaults(found);
    if ('faults' in read || Object.keys(found).length > 0) return;
    await saving(async () => {
      // what it would do is shown already, and with it what it is in words
      const said = queryClient.getQueryData(previewQuery(request).queryKey)?.cases[0]?.said;
      const stored = await storeCase(was, { name, parameters: read.parameters }, caseWords(name, said));
      if (stored) notifyDone(`“${name}” is saved.`);
      await forgetCases(queryClient);
      if (stored) saved(stored.id);
      close();
    });
  };
  return (
    <Modal
      opened
      onClose={close}
      title={was ? `Change “${was.name}”` : 'Add a case'}
      size="xl"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <DialogForm submit={save}>
        {opened && !was ? (
          <p role="alert">
            Somebody has deleted this case. What you entered is still here: save it as a new case, or cancel.
          </p>
        ) : null}
        <div className={classes.pair}>
          <NativeSelect
            label="What happens"
            value={draft.kind}
            disabled={opened !== null}
            onChange={(event) => {
              const kind = stressKind.parse(event.currentTarget.value);
              setFaults({});
              setDraft(({ name }) => ({ ...newDraft(kind, firstDistrict, school), name }));
            }}
            data={stressKind.options.map((kind) => ({ value: kind, label: KINDS[kind] }))}
          />
          <TextInput
            label="Name"
            value={draft.name}
            error={faults.name}
            maxLength={120}
            data-autofocus
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
        </div>
        <CaseFields
          draft={draft}
          stress={stress}
          faults={{ ...faults, ...('faults' in read ? read.faults : {}) }}
          change={change}
        />
        {faults.other ? <p role="alert">{faults.other}</p> : null}
        <CasePreview request={request} />
        <FormActions cancel={close}>
          <Button type="submit" loading={isBusy}>
            Save
          </Button>
        </FormActions>
      </DialogForm>
    </Modal>
  );
}

/** Fields of the form that the server can name. */
const KNOWN = [
  'name',
  'rise',
  'monthsHeldBack',
  'heldBack',
  'monthsUntil',
  'falls',
  'districtIds',
  'wardCode',
  'homes',
];

/** Remedies by field of the form; what belongs to no field stands under `other`. */
function faultsOf(error: unknown): FieldFaults {
  if (!(error instanceof ProblemError)) return {};
  return Object.fromEntries(
    error.faults.map(({ field, remedy }) => {
      const [name = ''] = field.replace(/^parameters\./, '').split('.');
      return [KNOWN.includes(name) ? name : 'other', remedy];
    }),
  );
}

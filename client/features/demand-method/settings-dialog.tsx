import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DemandMethod, SettingsAsked, SettingsPreview } from '../../../server/contract/demand-method.ts';
import { isProblem, ProblemError } from '../../api.ts';
import { DialogForm, FormActions, FormProblem, ReasonField, reasonFault } from '../../components/form-parts.tsx';
import { notifyDone } from '../../components/notify.ts';
import { useLatest } from '../../components/use-latest.ts';
import { formatDate } from '../../format.ts';
import { type ChainSpan, methodQuery, previewSettings, saveSettings } from './queries.ts';
import { type DraftFaults, type SettingsDraft, settingsOf } from './settings-draft.ts';
import { SettingsEffect } from './settings-effect.tsx';
import { SettingsFields } from './settings-fields.tsx';

/** Settings that are being entered, corrected or taken out. */
export interface Editing {
  title: string;
  draft: SettingsDraft;
  /** True where stored settings are corrected: their date stays, and they can be taken out. */
  isStored: boolean;
}

interface Props {
  editing: Editing;
  method: DemandMethod;
  asAt: string;
  over: ChainSpan;
  close: () => void;
}

/** Asks for settings, shows what they would change, and saves them with a reason. */
export function SettingsDialog({ editing, method, asAt, over, close }: Props) {
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(editing.draft);
  const [faults, setFaults] = useState<DraftFaults>({});
  const [shown, setShown] = useState<{ change: SettingsAsked; preview: SettingsPreview }>();
  const [reason, setReason] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const begin = useLatest();

  const change = (next: SettingsDraft): void => {
    begin();
    setDraft(next);
    setShown(undefined);
    setRefused(undefined);
  };
  const show = async (asked: SettingsAsked): Promise<void> => {
    const isLatest = begin();
    setBusy(true);
    setFaults({});
    setRefused(undefined);
    try {
      const preview = await previewSettings(asAt, asked);
      // what was typed meanwhile is not in it
      if (isLatest()) setShown({ change: asked, preview });
    } catch (error) {
      setFaults(faultsOf(error, draft));
      setRefused(error);
    } finally {
      setBusy(false);
    }
  };
  const showDraft = (): Promise<void> | void => {
    const read = settingsOf(draft);
    if ('faults' in read) return setFaults(read.faults);
    return show({ what: 'set', fromDate: draft.fromDate, settings: read.settings });
  };
  const save = async (): Promise<void> => {
    if (!shown) return showDraft();
    const fault = reasonFault(reason);
    if (fault) return setFaults(fault);
    setBusy(true);
    setRefused(undefined);
    try {
      const asked = shown.change;
      const saved = await saveSettings(asAt, over, shown.preview.version, { change: asked, reason: reason.trim() });
      queryClient.setQueryData(methodQuery(asAt, over).queryKey, saved);
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      notifyDone(
        `The settings from ${formatDate(asked.fromDate)} are ${asked.what === 'remove' ? 'taken out' : 'saved'}.`,
      );
      close();
    } catch (error) {
      if (isProblem(error, 'version-changed')) {
        setShown(undefined);
        void queryClient.invalidateQueries({ queryKey: ['demand-method'] });
      }
      setFaults(faultsOf(error, draft));
      setRefused(error);
    } finally {
      setBusy(false);
    }
  };
  const isRemoval = shown?.change.what === 'remove';
  return (
    <Modal opened onClose={close} title={editing.title} size="xl" closeOnClickOutside={false}>
      <DialogForm submit={save}>
        <SettingsFields draft={draft} method={method} faults={faults} isStored={editing.isStored} change={change} />
        {faults.other ? <p role="alert">{faults.other}</p> : null}
        {shown ? (
          <>
            <SettingsEffect preview={shown.preview} asked={shown.change} />
            <ReasonField value={reason} error={faults.reason} change={setReason} isNext />
          </>
        ) : null}
        <FormProblem error={refused}>
          {isProblem(refused, 'version-changed')
            ? 'What you entered is still here: show what it changes in the settings as they are now.'
            : ''}
        </FormProblem>
        <FormActions cancel={close}>
          <Button type="submit" loading={isBusy} color={isRemoval ? 'red.9' : undefined}>
            {shown ? (isRemoval ? 'Take them out' : 'Save') : 'Show what it changes'}
          </Button>
          {editing.isStored && !shown ? (
            <Button
              variant="default"
              disabled={isBusy}
              onClick={() => void show({ what: 'remove', fromDate: draft.fromDate })}
            >
              Show what taking them out changes
            </Button>
          ) : null}
        </FormActions>
      </DialogForm>
    </Modal>
  );
}

/** Remedies by field of the form; what belongs to no field stands under `other`. */
function faultsOf(error: unknown, draft: SettingsDraft): DraftFaults {
  if (!(error instanceof ProblemError)) return {};
  const faults: DraftFaults = {};
  for (const { field, remedy } of error.faults) {
    const name = field.replace(/^change\.(?:settings\.)?/, '');
    const isKnown = name in draft || name === 'fullTimeMinutes' || /^levels\.\d+\.(?:name|points)$/.test(name);
    faults[isKnown && name !== 'levels' && name !== 'travel' ? name : 'other'] = remedy;
  }
  return faults;
}

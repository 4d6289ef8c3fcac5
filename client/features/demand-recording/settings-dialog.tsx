import { Button, Checkbox, Modal, NumberInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RecordingSettings } from '../../../server/contract/demand-recording.ts';
import { isProblem } from '../../api.ts';
import {
  DialogForm,
  FormActions,
  FormProblem,
  faultsByName,
  ReasonField,
  reasonFault,
} from '../../components/form-parts.tsx';
import { notifyDone } from '../../components/notify.ts';
import { saveRecordingSettings } from './queries.ts';

interface Props {
  settings: RecordingSettings;
  close: () => void;
}

/** Asks what is to be hidden and estimated, and why, and saves it. */
export function SettingsDialog({ settings, close }: Props) {
  const queryClient = useQueryClient();
  const [small, setSmall] = useState(settings.smallNumbers);
  const [fallback, setFallback] = useState(settings.languageFallback);
  const [reason, setReason] = useState('');
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const save = async (): Promise<void> => {
    const fault = reasonFault(reason);
    setFaults(fault ?? {});
    if (fault) return;
    setBusy(true);
    setRefused(undefined);
    try {
      const json = { smallNumbers: small, languageFallback: fallback, reason: reason.trim() };
      await saveRecordingSettings(settings.version, json);
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      notifyDone('The settings are saved.');
      close();
    } catch (error) {
      if (isProblem(error, 'version-changed')) {
        void queryClient.invalidateQueries({ queryKey: ['demand-recording'] });
      }
      setFaults(faultsByName(error));
      setRefused(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={close}
      title="What is hidden, and what is estimated"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <DialogForm submit={save}>
        <Checkbox
          label="Hide small counts in charts and files"
          checked={small.on}
          onChange={(event) => setSmall({ ...small, on: event.currentTarget.checked })}
        />
        <NumberInput
          label="Hide counts below"
          description="The service’s rule for publishing; 5 is usual"
          min={2}
          max={20}
          allowDecimal={false}
          disabled={!small.on}
          value={small.threshold}
          error={faults.threshold}
          onChange={(value) => setSmall({ ...small, threshold: Number(value) })}
        />
        <Checkbox
          label="Show a count of 0"
          checked={small.showZero}
          disabled={!small.on}
          onChange={(event) => setSmall({ ...small, showZero: event.currentTarget.checked })}
        />
        <Checkbox
          label="Estimate languages that are not recorded from the census"
          description="Shown apart on this page, with its range; it enters no other figure"
          checked={fallback.on}
          onChange={(event) => setFallback({ ...fallback, on: event.currentTarget.checked })}
        />
        <NumberInput
          label="Where it is missing for more than"
          suffix=" %"
          min={0}
          max={100}
          allowDecimal={false}
          disabled={!fallback.on}
          value={Math.round(fallback.aboveShare * 100)}
          error={faults.aboveShare}
          onChange={(value) => setFallback({ ...fallback, aboveShare: Number(value) / 100 })}
        />
        <ReasonField value={reason} error={faults.reason} change={setReason} />
        <FormProblem error={refused}>
          {isProblem(refused, 'version-changed')
            ? 'What you entered is still here; saved again, it takes the place of the other change.'
            : ''}
        </FormProblem>
        <FormActions cancel={close}>
          <Button type="submit" loading={isBusy}>
            Save
          </Button>
        </FormActions>
      </DialogForm>
    </Modal>
  );
}

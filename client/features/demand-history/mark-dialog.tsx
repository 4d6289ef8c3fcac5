import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MarkedMonths } from '../../../server/contract/demand-history.ts';
import { isProblem } from '../../api.ts';
import { DialogForm, FormActions, FormProblem, faultsByName, reasonFault } from '../../components/form-parts.tsx';
import { notifyDone } from '../../components/notify.ts';
import classes from './demand-history.module.css';
import { forgetMarked, saveMarkedMonths } from './queries.ts';
import { spanOf } from './words.ts';

/** Months that are being marked, changed, or have their mark taken off. */
export interface Marking {
  /** As they are marked; null for new ones. */
  was: MarkedMonths | null;
  draft: MarkedMonths;
  remove: boolean;
}

interface Props {
  marking: Marking;
  /** Of the list that is shown. */
  version: number;
  close: () => void;
}

/** Asks for months and why they stand out, or why they do no longer, and saves that. */
export function MarkDialog({ marking: { was, draft: start, remove }, version, close }: Props) {
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(start);
  const [reason, setReason] = useState('');
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const change = (changes: Partial<MarkedMonths>): void => setDraft((before) => ({ ...before, ...changes }));
  const save = async (): Promise<void> => {
    const found = { ...(remove ? {} : markFaults(draft)), ...reasonFault(reason) };
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    setRefused(undefined);
    try {
      const marked = remove ? null : { ...draft, text: draft.text.trim() };
      await saveMarkedMonths(version, { was: was?.fromMonth ?? null, marked, reason: reason.trim() });
      forgetMarked(queryClient);
      notifyDone(remove ? `${spanOf(start)} is no longer marked.` : `${spanOf(draft)} is marked.`);
      close();
    } catch (error) {
      if (isProblem(error, 'version-changed')) forgetMarked(queryClient);
      setFaults(faultsByName(error));
      setRefused(error);
    } finally {
      setBusy(false);
    }
  };
  const title = remove ? `Take the mark off ${spanOf(start)}` : was ? `Change ${spanOf(start)}` : 'Mark months';
  return (
    <Modal opened onClose={close} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <DialogForm submit={save}>
        {remove ? (
          <p className={classes.what}>
            “{start.text}”. The months will read as any others{start.anomalous ? ', and forecasts learn from them' : ''}
            .
          </p>
        ) : (
          <>
            <div className={classes.row}>
              <TextInput
                type="month"
                label="From"
                placeholder="2020-03"
                value={draft.fromMonth}
                error={faults.fromMonth}
                onChange={(event) => change({ fromMonth: event.currentTarget.value })}
              />
              <TextInput
                type="month"
                label="To"
                placeholder="2020-06"
                value={draft.toMonth}
                error={faults.toMonth}
                onChange={(event) => change({ toMonth: event.currentTarget.value })}
              />
            </div>
            <TextInput
              label="Why they read unlike the others"
              description="Shown on every chart"
              value={draft.text}
              error={faults.text}
              maxLength={200}
              onChange={(event) => change({ text: event.currentTarget.value })}
            />
            <Checkbox
              label="Forecasts and reviews leave these months out"
              checked={draft.anomalous}
              onChange={(event) => change({ anomalous: event.currentTarget.checked })}
            />
          </>
        )}
        <TextInput
          label={remove ? 'Why the mark is taken off' : 'Why you mark them so'}
          description="Kept in the history"
          value={reason}
          error={faults.reason}
          maxLength={400}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <FormProblem error={refused}>
          {isProblem(refused, 'version-changed')
            ? 'What you entered is still here: save it again if it still holds.'
            : ''}
        </FormProblem>
        <FormActions cancel={close}>
          <Button type="submit" loading={isBusy} color={remove ? 'red.9' : undefined}>
            {remove ? 'Take the mark off' : 'Save'}
          </Button>
        </FormActions>
      </DialogForm>
    </Modal>
  );
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

function markFaults({ fromMonth, toMonth, text }: MarkedMonths): Record<string, string> {
  const aMonth = 'Write a month as 2020-03.';
  return {
    ...(MONTH.test(fromMonth) ? {} : { fromMonth: aMonth }),
    ...(MONTH.test(toMonth)
      ? toMonth < fromMonth
        ? { toMonth: 'The last month is before the first.' }
        : {}
      : { toMonth: aMonth }),
    ...(text.trim().length < 3 ? { text: 'Say in a few words why.' } : {}),
  };
}

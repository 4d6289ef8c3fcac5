import { Checkbox, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ArrangementAction } from '../../../server/contract/arrangement-requests.ts';
import type { Arrangement } from '../../../server/contract/arrangements.ts';
import type { FormFault } from '../../components/fault-lines.ts';
import { formatDate } from '../../format.ts';
import { DayField } from './day-field.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import { PreviewView } from './preview-view.tsx';
import { usePreview } from './use-preview.ts';

/** What a guided action asks, and how it is called. */
const ACTIONS = {
  extend: {
    title: 'Extend',
    day: 'New last day',
    submit: 'Extend it',
    done: 'is extended',
    about: 'It goes on as it is to a later day.',
  },
  'end-early': {
    title: 'End early',
    day: 'Last day',
    submit: 'End it',
    done: 'ends early',
    about: 'It ends before its agreed last day; funding of its own ends with it.',
  },
  'make-permanent': {
    title: 'Make permanent',
    day: 'First day as the permanent holder',
    submit: 'Make it permanent',
    done: 'is made permanent',
    about: 'They hold the post substantively from a day on, and leave the post they held until then.',
  },
  delete: {
    title: 'Delete',
    day: '',
    submit: 'Delete it',
    done: 'is deleted',
    about: 'Only for what was entered by mistake and never took place.',
  },
} as const;
export type GuidedAction = keyof typeof ACTIONS;

interface Draft {
  day: string;
  reviewDate: string;
  extendFunding: boolean;
  payPoint: string;
  why: string;
}

interface Props {
  action: GuidedAction;
  arrangement: Arrangement;
  fundName: (id: string) => string;
  close: () => void;
}

/** A guided action on an arrangement: a day, why, and what it changes and costs before it is done. */
export function ActionDialog({ action, arrangement, fundName, close }: Props) {
  const words = ACTIONS[action];
  const [draft, setDraft] = useState<Draft>({ day: '', reviewDate: '', extendFunding: false, payPoint: '', why: '' });
  const [tries, setTries] = useState(0);
  const dayField = action === 'make-permanent' ? 'fromDate' : 'endDate';
  const missing = faultsOf(draft, words.day, dayField);
  const hasDay = action !== 'delete';
  const set = (change: Partial<Draft>): void => setDraft((before) => ({ ...before, ...change }));
  const dayOnly =
    hasDay && draft.day === ''
      ? undefined
      : actionOf(action, arrangement.id, { ...draft, why: draft.why.trim().length < 3 ? 'Preview' : draft.why });
  const intent = dayOnly ? ({ of: 'arrangement', action: dayOnly } as const) : undefined;
  const form = usePreview(intent, arrangement.version, `The arrangement of ${arrangement.name} ${words.done}.`, close);
  const isComplete = missing.length === 0;
  const shown = tries > 0 && !isComplete ? missing : [...form.failure, ...form.refusal];
  const faults = shown.filter((fault, at) => shown.findIndex(({ text }) => text === fault.text) === at);
  return (
    <DialogFrame
      title={`${words.title}: ${arrangement.name}`}
      close={close}
      submit={() => {
        setTries(tries + 1);
        if (isComplete) form.save({ of: 'arrangement', action: actionOf(action, arrangement.id, draft) });
      }}
      submitLabel={words.submit}
      isSaving={form.isSaving}
      mayBeSaved={form.preview?.mayBeSaved !== false}
      faults={faults}
      faultsKey={`${tries} ${form.failedAt} ${faults.length}`}
    >
      <Text>
        {arrangement.postTitle}, post {arrangement.postId}, {formatDate(arrangement.startDate)} to{' '}
        {formatDate(arrangement.endDate)}. {words.about}
      </Text>
      {hasDay ? (
        <DayField id={`tp-${dayField}`} label={words.day} value={draft.day} change={(day) => set({ day })} required />
      ) : null}
      {action === 'extend' ? (
        <>
          <DayField
            id="tp-reviewDate"
            label="Next review (optional)"
            value={draft.reviewDate}
            change={(reviewDate) => set({ reviewDate })}
          />
          <Checkbox
            label="Funding that ends with it goes on with it"
            checked={draft.extendFunding}
            onChange={(event) => set({ extendFunding: event.currentTarget.checked })}
          />
        </>
      ) : null}
      {action === 'make-permanent' ? (
        <TextInput
          id="tp-payPoint"
          label="Point paid from then (optional)"
          description="Left empty: the point paid on the day before"
          value={draft.payPoint}
          onChange={(event) => set({ payPoint: event.currentTarget.value })}
          inputMode="numeric"
          autoComplete="off"
        />
      ) : null}
      <TextInput
        id="tp-why"
        label="Why"
        description="Kept in the history. A working reason, never health or family matters."
        value={draft.why}
        onChange={(event) => set({ why: event.currentTarget.value })}
        autoComplete="off"
      />
      <PreviewView preview={form.preview} isAsking={form.isAsking} fundName={fundName} showsChanges />
    </DialogFrame>
  );
}

function faultsOf({ day, why, payPoint }: Draft, label: string, field: string): FormFault[] {
  const faults: FormFault[] = [];
  if (label !== '' && day === '') faults.push({ field, text: `Give the day: ${label.toLowerCase()}` });
  if (payPoint.trim() !== '' && !/^\d{1,3}$/.test(payPoint.trim()))
    faults.push({ field: 'payPoint', text: 'Write the point as a number' });
  if (why.trim().length < 3) faults.push({ field: 'why', text: 'Say why, in a few words' });
  return faults;
}

function actionOf(action: GuidedAction, id: string, draft: Draft): ArrangementAction {
  const why = draft.why.trim().padEnd(3, '.');
  if (action === 'delete') return { action, id, with: { why } };
  if (action === 'end-early') return { action, id, with: { endDate: draft.day, why } };
  if (action === 'make-permanent') {
    const point = draft.payPoint.trim();
    return { action, id, with: { fromDate: draft.day, payPoint: /^\d{1,3}$/.test(point) ? Number(point) : null, why } };
  }
  const { day: endDate, extendFunding, reviewDate } = draft;
  return { action, id, with: { endDate, extendFunding, why, ...(reviewDate === '' ? {} : { reviewDate }) } };
}

import { useState } from 'react';
import type { Arrangement, ArrangementChoices } from '../../../server/contract/arrangements.ts';
import { ArrangementFields } from './arrangement-fields.tsx';
import { CapacityFields } from './capacity-fields.tsx';
import { CoveredField } from './covered-field.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import { type ArrangementDraft, arrangementOf, changeOf, draftOf, EMPTY_DRAFT } from './draft.ts';
import { faultsOf } from './draft-faults.ts';
import { PayFields } from './pay-fields.tsx';
import { PreviewView } from './preview-view.tsx';
import type { Intent } from './queries.ts';
import { ReasonFields } from './reason-fields.tsx';
import { usePreview } from './use-preview.ts';

interface Props {
  /** Left out for a new one. */
  arrangement?: Arrangement;
  choices: ArrangementChoices;
  close: () => void;
}

/** Enters a temporary arrangement, or corrects one, with what it does and costs shown as it is written. */
export function ArrangementDialog({ arrangement, choices, close }: Props) {
  const [draft, setDraft] = useState<ArrangementDraft>(() => (arrangement ? draftOf(arrangement) : EMPTY_DRAFT));
  const [tries, setTries] = useState(0);
  const missing = faultsOf(draft);
  const intent = intentOf(arrangement, draft);
  const name = arrangement ? `The arrangement of ${arrangement.name} is changed.` : 'The arrangement is entered.';
  const form = usePreview(intent, arrangement?.version ?? 0, name, close);
  const set = (change: Partial<ArrangementDraft>): void => setDraft((before) => ({ ...before, ...change }));
  const isComplete = missing.length === 0;
  const faults = tries > 0 && !isComplete ? missing : isComplete ? [...form.failure, ...form.refusal] : [];
  const unique = faults.filter((fault, at) => faults.findIndex(({ text }) => text === fault.text) === at);
  return (
    <DialogFrame
      title={arrangement ? `Change the arrangement of ${arrangement.name}` : 'New temporary arrangement'}
      close={close}
      submit={() => {
        setTries(tries + 1);
        if (isComplete && intent) form.save(intent);
      }}
      submitLabel={arrangement ? 'Save' : 'Enter it'}
      isSaving={form.isSaving}
      mayBeSaved={form.preview?.mayBeSaved !== false}
      faults={unique}
      faultsKey={`${tries} ${form.failedAt}`}
    >
      <ArrangementFields draft={draft} set={set} choices={choices} />
      <PayFields draft={draft} set={set} choices={choices} />
      <ReasonFields draft={draft} set={set} choices={choices} />
      <CapacityFields draft={draft} set={set} suggested={form.preview?.suggestedCapacity ?? null} />
      <CoveredField draft={draft} set={set} choices={choices} />
      <PreviewView
        preview={isComplete ? form.preview : undefined}
        isAsking={form.isAsking}
        fundName={(id) => choices.funds.find((fund) => fund.id === id)?.name ?? id}
        showsChanges={arrangement !== undefined}
      />
    </DialogFrame>
  );
}

function intentOf(stored: Arrangement | undefined, draft: ArrangementDraft): Intent | undefined {
  // whether it adds capacity can be suggested only once the rest is known
  const open = faultsOf(draft).filter(({ field }) => field !== 'capacity' && field !== 'coveredStops');
  if (open.length > 0) return undefined;
  if (!stored) return { of: 'arrangement', action: { action: 'add', arrangement: arrangementOf(draft) } };
  const change = changeOf(stored, draft);
  if (Object.keys(change).length === 0) return undefined;
  return { of: 'arrangement', action: { action: 'change', id: stored.id, change } };
}

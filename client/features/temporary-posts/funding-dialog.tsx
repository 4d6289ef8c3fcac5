import { NativeSelect, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Arrangement, ArrangementChoices, FundingLineView } from '../../../server/contract/arrangements.ts';
import { formatDate } from '../../format.ts';
import { DayField } from './day-field.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import { actionOf, draftOf, type FundingDraft, type FundingSubject, faultsOf } from './funding-draft.ts';
import { PreviewView } from './preview-view.tsx';
import classes from './temporary-posts.module.css';
import { usePreview } from './use-preview.ts';

interface Props {
  /** Left out for a new line. */
  line?: FundingLineView;
  /** What a new line is about, where that is known. */
  of?: FundingSubject;
  isEnding?: boolean;
  choices: ArrangementChoices;
  arrangements: readonly Arrangement[];
  close: () => void;
}

/** Lets a fund meet a share of the cost of a post or an arrangement; corrects or ends one that does. */
export function FundingDialog({ line, of, isEnding = false, choices, arrangements, close }: Props) {
  const [draft, setDraft] = useState<FundingDraft>(() => ({
    ...draftOf(line, of),
    ...(isEnding ? { toDate: '' } : {}),
  }));
  const [tries, setTries] = useState(0);
  const set = (change: Partial<FundingDraft>): void => setDraft((before) => ({ ...before, ...change }));
  const missing = faultsOf(draft, isEnding);
  const open = missing.filter(({ field }) => field !== 'why');
  const action = open.length === 0 ? actionOf(draft, line, isEnding) : undefined;
  const form = usePreview(
    action ? { of: 'funding', action } : undefined,
    line?.version ?? 0,
    isEnding ? 'The funding ends on that day.' : 'The funding is saved.',
    close,
  );
  const shown = tries > 0 && missing.length > 0 ? missing : [...form.failure, ...form.refusal];
  const fundName = (id: string) => choices.funds.find((fund) => fund.id === id)?.name ?? id;
  return (
    <DialogFrame
      title={
        isEnding
          ? `End the funding of ${line?.subjectTitle}`
          : line
            ? `Change the funding of ${line.subjectTitle}`
            : 'Let a fund meet a share of a cost'
      }
      close={close}
      submit={() => {
        setTries(tries + 1);
        if (missing.length === 0 && action) form.save({ of: 'funding', action });
      }}
      submitLabel={isEnding ? 'End it' : 'Save'}
      isSaving={form.isSaving}
      mayBeSaved={form.preview?.mayBeSaved !== false}
      faults={shown.filter((fault, at) => shown.findIndex(({ text }) => text === fault.text) === at)}
      faultsKey={`${tries} ${form.failedAt} ${shown.length}`}
    >
      {isEnding ? null : (
        <div className={classes.two}>
          {line ? null : (
            <Select
              id="tp-postId"
              label="Whose cost"
              placeholder="A post or an arrangement"
              searchable
              limit={50}
              nothingFoundMessage="Nothing by that name"
              value={draft.subject || null}
              onChange={(value) => set({ subject: value ?? '' })}
              data={[
                ...arrangements.map(({ id, name, postTitle }) => ({
                  value: `occupancy ${id}`,
                  label: `${id}, ${name}, ${postTitle}`,
                })),
                ...choices.posts.map(({ id, title }) => ({ value: `post ${id}`, label: `Post ${id}, ${title}` })),
              ]}
            />
          )}
          <NativeSelect
            id="tp-fundId"
            label="Fund"
            value={draft.fundId}
            onChange={(event) => set({ fundId: event.currentTarget.value })}
            data={[
              { value: '', label: 'Choose …' },
              ...choices.funds.map(({ id, name, toDate }) => ({
                value: id,
                label: toDate ? `${name}, to ${formatDate(toDate)}` : name,
              })),
            ]}
          />
          <TextInput
            id="tp-shareBasisPoints"
            label="Share in per cent"
            value={draft.share}
            onChange={(event) => set({ share: event.currentTarget.value })}
            inputMode="decimal"
            autoComplete="off"
          />
          <DayField
            id="tp-fromDate"
            label="First day"
            value={draft.fromDate}
            change={(fromDate) => set({ fromDate })}
          />
        </div>
      )}
      <DayField id="tp-toDate" label="Last day" value={draft.toDate} change={(toDate) => set({ toDate })} />
      {isEnding ? null : (
        <div className={classes.two}>
          <TextInput
            id="tp-reason"
            label="Reason"
            value={draft.reason}
            onChange={(event) => set({ reason: event.currentTarget.value })}
            autoComplete="off"
          />
          <TextInput
            id="tp-decisionReference"
            label="Decision reference (optional)"
            value={draft.decisionReference}
            onChange={(event) => set({ decisionReference: event.currentTarget.value })}
            autoComplete="off"
          />
        </div>
      )}
      {isEnding ? (
        <TextInput
          id="tp-why"
          label="Why"
          value={draft.why}
          onChange={(event) => set({ why: event.currentTarget.value })}
          autoComplete="off"
        />
      ) : null}
      <PreviewView preview={form.preview} isAsking={form.isAsking} fundName={fundName} showsChanges />
    </DialogFrame>
  );
}

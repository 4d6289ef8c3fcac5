import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReviewRuleAsked, ReviewRuleView, RulePreview } from '../../../server/contract/demand-review.ts';
import { saveOrAsk } from '../../components/conflict.tsx';
import { DialogForm, FormActions, ReasonField, reasonFault } from '../../components/form-parts.tsx';
import { notifyDone } from '../../components/notify.ts';
import { useLatest } from '../../components/use-latest.ts';
import { useSaving } from '../../components/use-saving.ts';
import { formatMonth } from '../../format.ts';
import { previewRule, readReviewsAgain, saveRule } from './queries.ts';
import classes from './review.module.css';
import { RuleFields } from './rule-fields.tsx';

interface Props {
  rule: ReviewRuleView;
  asAt: string;
  close: () => void;
}

/** Asks for another rule, shows in which months it would have asked, and saves it with a reason. */
export function RuleDialog({ rule, asAt, close }: Props) {
  const client = useQueryClient();
  const { version, sentences, ...start } = rule;
  const [draft, setDraft] = useState<ReviewRuleAsked>(start);
  const [preview, setPreview] = useState<RulePreview>();
  const [reason, setReason] = useState('');
  const { faults, setFaults, isBusy, saving } = useSaving();
  const begin = useLatest();
  // the sentences of a rule that are not those of the rule as it was opened
  const newIn = (said: readonly string[]): string => said.filter((each) => !sentences.includes(each)).join(' ');
  const show = (): Promise<void> => {
    const isLatest = begin();
    return saving(async () => {
      const found = await previewRule(asAt, draft);
      // what was typed meanwhile is not in it
      if (isLatest()) setPreview(found);
    });
  };
  const save = (): Promise<void> =>
    saving(async () => {
      const stored = await saveOrAsk({
        version,
        save: (from) => saveRule(from, { rule: draft, reason: reason.trim() }),
        what: 'When a review is asked for',
        mine: newIn(preview?.sentences ?? []),
        theirs: (current) =>
          isRule(current) ? { version: current.version, said: newIn(current.sentences) } : undefined,
      });
      readReviewsAgain(client);
      if (stored) notifyDone('The rule is saved.');
      close();
    });
  const submit = (): Promise<void> | void => {
    if (!preview) return show();
    const fault = reasonFault(reason);
    return fault ? setFaults(fault) : save();
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={close}
      title="When a review is asked for"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <DialogForm submit={submit}>
        <div className={classes.grid}>
          <RuleFields
            rule={draft}
            faults={faults}
            change={(changes) => {
              begin();
              setDraft((before) => ({ ...before, ...changes }));
              setPreview(undefined);
            }}
          />
        </div>
        {preview ? (
          <>
            <Effect preview={preview} />
            <ReasonField value={reason} error={faults.reason} change={setReason} />
          </>
        ) : null}
        <FormActions cancel={close}>
          <Button type="submit" loading={isBusy}>
            {preview ? 'Save' : 'Show what it changes'}
          </Button>
        </FormActions>
      </DialogForm>
    </Modal>
  );
}

function isRule(value: unknown): value is ReviewRuleView {
  return typeof value === 'object' && value !== null && 'sentences' in value && 'version' in value;
}

/** In which months the rule would have asked, before it is saved. */
function Effect({ preview: { months, sentence, now } }: { preview: RulePreview }) {
  const asked = months.filter(({ after }) => after);
  return (
    <section className={classes.effect} aria-label="What it changes" role="status">
      <p>{sentence}</p>
      <p>On this page it would say: “{now}”</p>
      <details className={classes.more}>
        <summary>
          {asked.length === 0
            ? 'It would have asked in no month'
            : `The ${asked.length} months in which it would have asked`}
        </summary>
        <p>{asked.map(({ month }) => formatMonth(month)).join(', ')}</p>
      </details>
    </section>
  );
}

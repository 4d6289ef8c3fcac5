import { Button, TextInput } from '@mantine/core';
import { Link, useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import type { Decision } from '../../../server/contract/decisions.ts';
import { confirm } from '../../components/confirm.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Panel } from '../../components/panel.tsx';
import { AsksPanel } from './asks-panel.tsx';
import { CostsTable } from './costs-table.tsx';
import classes from './decisions.module.css';
import { HeadFields } from './head-fields.tsx';
import { ItemsField } from './items-field.tsx';
import { ConsultedField, OptionsField, TextField } from './text-fields.tsx';
import { useDecisionActions } from './use-decision-actions.tsx';
import { type DecisionForm, useDecisionForm } from './use-decision-form.ts';
import { paragraphsOf } from './words.ts';

/** A decision record with its sections to be written, what it is about, and what that costs. */
export function DecisionEditor({ decision }: { decision: Decision }) {
  const form = useDecisionForm(decision);
  const isFinal = decision.state === 'final';
  useBlocker({
    disabled: form.unsaved.length === 0,
    enableBeforeUnload: true,
    shouldBlockFn: async () =>
      !(await confirm({
        title: 'Leave without saving?',
        children: `Not saved yet: ${form.unsaved.join(', ')}.`,
        confirm: 'Leave',
        cancel: 'Stay',
        danger: true,
      })),
  });
  return (
    <>
      <PageHead title={decision.title} actions={<Actions decision={decision} form={form} />}>
        {isFinal
          ? `${decision.reference}. Final: a change takes a reason and keeps another edition.`
          : `${decision.reference}. A draft: what it is about is saved at once, the text when you save it.`}
      </PageHead>
      <form
        className={classes.editor}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isFinal) void form.save();
        }}
      >
        <div className={classes.column}>
          <HeadFields form={form} />
          <TextField form={form} section="purpose" />
          <TextField form={form} section="background" />
          <OptionsField form={form} />
          <TextField form={form} section="reasons" />
          <ConsultedField form={form} />
          <TextField
            form={form}
            section="financial"
            hint={`Leave it empty to let the costs speak: “${decision.content.financial.trim() === '' ? decision.financial : 'the sum, the years and who pays'}”`}
          />
          <TextField form={form} section="legal" />
          <TextField form={form} section="recommendation" />
        </div>
        <div className={classes.column}>
          <AsksPanel decision={decision} />
          <ItemsField decision={decision} form={form} />
          <Panel title="Costs" note="From the records, to the penny">
            {decision.costs.items.length === 0 ? (
              <p>Nothing is chosen yet.</p>
            ) : (
              <div className={classes.costs}>
                <CostsTable sheet={decision} />
              </div>
            )}
            {paragraphsOf(decision.capacity.join(' ')).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Panel>
        </div>
      </form>
      <SaveBar decision={decision} form={form} />
    </>
  );
}

function SaveBar({ decision, form }: { decision: Decision; form: DecisionForm }) {
  const [reason, setReason] = useState('');
  const isFinal = decision.state === 'final';
  const save = async (): Promise<void> => {
    const saved = await form.save(isFinal ? { reason: reason.trim() } : {});
    if (saved) setReason('');
  };
  return (
    <div className={classes.bar}>
      <span role="status">
        {form.unsaved.length === 0 ? 'Everything is saved.' : `Not saved yet: ${form.unsaved.join(', ')}`}
      </span>
      {isFinal ? (
        <TextInput
          aria-label="Why is the final decision changed?"
          placeholder="Why is it changed?"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={500}
        />
      ) : null}
      <Button
        onClick={() => void save()}
        loading={form.isBusy}
        disabled={form.unsaved.length === 0 || (isFinal && reason.trim().length < 3)}
      >
        {isFinal ? 'Keep as another edition' : 'Save'}
      </Button>
    </div>
  );
}

function Actions({ decision, form }: { decision: Decision; form: DecisionForm }) {
  const { finalise, remove, isBusy } = useDecisionActions(decision);
  const isDraft = decision.state === 'draft';
  const saveFirst = async (then: () => Promise<void>): Promise<void> => {
    if (form.unsaved.length === 0 || (await form.save())) await then();
  };
  return (
    <>
      <Button variant="default" renderRoot={(props) => <Link to="/decisions" {...props} />}>
        All decisions
      </Button>
      <Button
        variant="default"
        renderRoot={(props) => (
          <Link
            to="/decisions/$decisionId"
            params={{ decisionId: decision.id }}
            search={{ view: 'sheet' }}
            {...props}
          />
        )}
      >
        See the sheet
      </Button>
      {isDraft ? (
        <>
          <Button variant="default" onClick={() => void remove()} loading={isBusy}>
            Delete the draft
          </Button>
          <Button onClick={() => void saveFirst(finalise)} loading={isBusy} disabled={form.unsaved.length > 0}>
            Make final
          </Button>
        </>
      ) : null}
    </>
  );
}

import { Button, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Decision, EditionHead } from '../../../server/contract/decisions.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ErrorState, PageLoading } from '../../components/page-states.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatDate } from '../../format.ts';
import { useMay } from '../../session.ts';
import { AsksPanel } from './asks-panel.tsx';
import { DecisionSheet } from './decision-sheet.tsx';
import classes from './decisions.module.css';
import { EditionsPanel } from './editions-panel.tsx';
import { editionQuery } from './queries.ts';
import { useDecisionActions } from './use-decision-actions.tsx';

/** A decision as it is printed, with its editions beside it. */
export function DecisionReader({ decision, chosen }: { decision: Decision; chosen: number | undefined }) {
  const [withWorking, setWithWorking] = useState(true);
  const edition = decision.editions.find(({ version }) => version === chosen) ?? decision.editions[0];
  return (
    <>
      <div className={classes.onScreen}>
        <PageHead title={decision.title} actions={<Actions decision={decision} />}>
          {stateWords(decision)}
        </PageHead>
        <Checkbox
          label="Print how the costs were worked out as an appendix"
          checked={withWorking}
          onChange={(event) => setWithWorking(event.currentTarget.checked)}
        />
        {decision.changedSince.length > 0 && edition === decision.editions[0] ? (
          <Panel title="The records have changed since this edition" takesFocus={false}>
            <ul className={classes.asks}>
              {decision.changedSince.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Panel>
        ) : null}
      </div>
      {edition && decision.state === 'final' ? (
        <Kept decision={decision} edition={edition} withWorking={withWorking} />
      ) : (
        <DecisionSheet
          sheet={decision}
          isDraft={decision.state === 'draft'}
          edition={
            decision.state === 'draft'
              ? `Draft, version ${decision.version}, of ${formatDate(decision.updatedAt.slice(0, 10))}`
              : `Edition 1, ${formatDate(decision.updatedAt.slice(0, 10))}`
          }
          withWorking={withWorking}
        />
      )}
      <div className={classes.onScreen}>
        <AsksPanel decision={decision} />
        <EditionsPanel decision={decision} shown={edition?.version} />
      </div>
    </>
  );
}

function Kept({ decision, edition, withWorking }: { decision: Decision; edition: EditionHead; withWorking: boolean }) {
  const { data, error, refetch } = useQuery(editionQuery(decision.id, edition.version));
  if (data) {
    const named = `Edition ${data.number}, ${formatDate(data.at.slice(0, 10))}`;
    return <DecisionSheet sheet={data} isDraft={false} edition={named} withWorking={withWorking} />;
  }
  return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
}

function Actions({ decision }: { decision: Decision }): ReactNode {
  const mayEdit = useMay('decisions:edit');
  const { finalise, isBusy } = useDecisionActions(decision);
  const params = { decisionId: decision.id };
  return (
    <>
      <Button variant="default" renderRoot={(props) => <Link to="/decisions" {...props} />}>
        All decisions
      </Button>
      {mayEdit ? (
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link to="/decisions/$decisionId" params={params} search={{ view: 'edit' }} {...props} />
          )}
        >
          {decision.state === 'draft' ? 'Edit' : 'Change with a reason'}
        </Button>
      ) : null}
      {mayEdit && decision.state === 'draft' ? (
        <Button variant="default" loading={isBusy} onClick={() => void finalise()}>
          Make final
        </Button>
      ) : null}
      <Button onClick={() => window.print()}>Print or save as PDF</Button>
    </>
  );
}

function stateWords({ state, reference, decidedOn, decisionMaker }: Decision): string {
  if (state === 'draft') return `${reference}. A draft: nothing is decided yet.`;
  return `${reference}. Decided on ${formatDate(decidedOn)} by ${decisionMaker ?? 'nobody named'}.`;
}

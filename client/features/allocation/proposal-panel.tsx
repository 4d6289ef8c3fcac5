import { Button, Group, Loader, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { PlanView } from '../../../server/contract/plans.ts';
import type { ProposalView } from '../../../server/contract/proposals.ts';
import { formatCount, formatNumber, formatPercentDifference } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { Relaxations } from '../studies/relaxations.tsx';
import type { EditRequest } from './edit-requests.ts';
import classes from './panel.module.css';
import type { PlanProposal } from './use-proposal.ts';
import { proofText, proposalSummary } from './wording.ts';

interface ProposalPanelProps {
  state: PlanProposal;
  view: PlanView;
  mayEdit: boolean;
  /** Absent where the plan cannot be changed. */
  send: ((request: EditRequest) => void) | undefined;
  /** People whose suggestion differs from the plan, and those of them who are selected. */
  differing: number;
  selected: number;
  /** True where the plan was changed since the proposal began. */
  isOutdated: boolean;
  onAccept: (how: 'all' | 'selected') => void;
  onShowDiffering: () => void;
}

/** What a proposal is doing, found, or could not do; and the next step. */
export function ProposalPanel(props: ProposalPanelProps) {
  const { proposal } = props.state;
  if (!proposal) return null;
  switch (proposal.state) {
    case 'queued':
    case 'running':
      return <Running {...props} proposal={proposal} />;
    case 'ready':
      return <Ready {...props} proposal={proposal} />;
    case 'impossible':
      return <Impossible {...props} proposal={proposal} />;
    case 'failed':
      return <Failed {...props} proposal={proposal} />;
    default:
      return null;
  }
}

type WithProposal = ProposalPanelProps & { proposal: ProposalView };

function Running({ proposal, view: { measures }, mayEdit, state }: WithProposal) {
  const { elapsedMs, gap, moves, worstDifference } = proposal.progress;
  const seconds = useSeconds(elapsedMs);
  const worst = measures.worst ? ` (now ${formatPercentDifference(measures.worst.difference)})` : '';
  return (
    <section className={classes.panel} aria-label="Proposal">
      <div className={classes.wide}>
        <div>
          <div className={classes.line}>
            <Loader size="xs" aria-hidden="true" />
            <Title order={2}>
              {proposal.state === 'queued' ? 'Waiting for its turn' : 'Looking for a better allocation'}
            </Title>
            <span className="numeric">{seconds} s</span>
          </div>
          <p>
            {moves === null
              ? 'Nothing found yet. You can go on working; this continues on the server.'
              : `Best so far: ${formatCount(moves, 'move')}, worst district ${formatPercentDifference(worstDifference)}${worst}; ${proofText(false, gap)}.`}
          </p>
        </div>
        {mayEdit ? (
          <Group gap="xs">
            {moves === null ? null : (
              <Button variant="default" onClick={() => state.stop(true)}>
                Stop and keep the best so far
              </Button>
            )}
            <Button variant="default" onClick={() => state.stop(false)}>
              Cancel
            </Button>
          </Group>
        ) : null}
      </div>
    </section>
  );
}

function Ready({ proposal, view: { measures }, mayEdit, differing, selected, isOutdated, state, ...on }: WithProposal) {
  const { districtName } = useReference();
  if (differing === 0) {
    return (
      <section className={classes.panel} data-tone="good" aria-label="Proposal">
        <p>
          <strong>The proposal is what the plan shows already</strong>:{' '}
          {proofText(proposal.proven, proposal.progress.gap)}.
        </p>
        {mayEdit ? (
          <Button variant="default" onClick={state.discard}>
            Close the proposal
          </Button>
        ) : null}
      </section>
    );
  }
  return (
    <section className={classes.panel} data-tone="good" aria-label="Proposal">
      <div className={classes.wide}>
        <div className={classes.line}>
          <Title order={2}>Proposal ready</Title>
          <span>{proposalSummary(proposal, measures, districtName)}</span>
        </div>
        <Group gap="xs">
          {mayEdit ? (
            <>
              <Button onClick={() => on.onAccept('all')}>Accept all ({formatNumber(differing)})</Button>
              {selected > 0 ? (
                <Button variant="default" onClick={() => on.onAccept('selected')}>
                  Accept selected ({formatNumber(selected)})
                </Button>
              ) : null}
            </>
          ) : null}
          <Button variant="default" onClick={on.onShowDiffering}>
            Show the {formatCount(differing, 'person', 'people')} it changes
          </Button>
          {mayEdit ? (
            <Button variant="subtle" onClick={state.discard}>
              Discard
            </Button>
          ) : null}
        </Group>
      </div>
      {isOutdated ? (
        <p>The plan changed after this proposal was started. Propose again to take your changes into account.</p>
      ) : null}
    </section>
  );
}

function Impossible({ proposal, state, view, send }: WithProposal) {
  return (
    <section className={classes.panel} data-tone="bad" aria-label="Proposal">
      <Title order={2}>No allocation can keep all of these rules together</Title>
      <ul>
        {proposal.conflicts.map((conflict) => (
          <li key={`${conflict.rule} ${conflict.subject} ${conflict.sentence}`}>{conflict.sentence}</li>
        ))}
      </ul>
      {proposal.conflicts.some(({ rule }) => rule === 'minimum') ? (
        <Link className={classes.link} to="/allocation/minimums">
          See the minimum cover
        </Link>
      ) : null}
      <Relaxations proposalId={proposal.id} view={view} send={send} />
      <Ended state={state} />
    </section>
  );
}

function Failed({ proposal, state }: WithProposal) {
  return (
    <section className={classes.panel} data-tone="bad" aria-label="Proposal">
      <Title order={2}>The proposal could not be finished</Title>
      <p>{proposal.failure ?? 'Something went wrong on the server.'} The plan is as it was.</p>
      <Ended state={state} />
    </section>
  );
}

function Ended({ state }: { state: PlanProposal }) {
  return (
    <Group gap="xs">
      <Button onClick={state.start}>Propose again</Button>
      <Button variant="default" onClick={state.dismiss}>
        Close
      </Button>
    </Group>
  );
}

/** Whole seconds since the start: the server’s count, going on by itself between its messages. */
function useSeconds(elapsedMs: number): number {
  const [seconds, setSeconds] = useState(Math.floor(elapsedMs / 1000));
  useEffect(() => {
    const heardAt = performance.now() - elapsedMs;
    const show = (): void => setSeconds(Math.floor((performance.now() - heardAt) / 1000));
    show();
    const timer = setInterval(show, 250);
    return () => clearInterval(timer);
  }, [elapsedMs]);
  return seconds;
}

import { Button, CloseButton, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PlanView } from '../../../server/contract/plans.ts';
import { formatDate } from '../../format.ts';
import classes from './panel.module.css';

interface NoticesProps {
  view: PlanView;
  /** Date that the top of the page says. */
  asAt: string;
  /** District of a district manager, by name. */
  ownDistrict: string | undefined;
  historyNotice: string | null;
  onDismissHistory: () => void;
  /** What of the last entry could not be done. */
  faults: readonly string[];
  onDismissFaults: () => void;
  /** Absent where the role may not change the plan. */
  onRefresh: (() => void) | undefined;
  onLeavePlan: () => void;
  /** Absent where no row has a warning. */
  onShowWarnings: (() => void) | undefined;
}

/** Everything that needs to be known before the figures are trusted, each with its next step. */
export function Notices({ view, asAt, ownDistrict, historyNotice, faults, ...on }: NoticesProps) {
  const { plan, stale, measures } = view;
  return (
    <>
      {ownDistrict ? (
        <p className={classes.muted}>
          You see the people and figures of {ownDistrict} only. Plans are made by the service manager and the manager.
        </p>
      ) : null}
      {plan && plan.asAt !== asAt ? (
        <Notice
          action={
            <Button variant="default" onClick={on.onLeavePlan}>
              See {formatDate(asAt)} without a plan
            </Button>
          }
        >
          This plan is made for {formatDate(plan.asAt)}; the date at the top of the page, {formatDate(asAt)}, does not
          change it.
        </Notice>
      ) : null}
      {stale.length > 0 ? (
        <Notice
          action={
            on.onRefresh ? (
              <Button variant="default" onClick={on.onRefresh}>
                Take the new data
              </Button>
            ) : null
          }
        >
          <strong>The records changed since this plan took its data.</strong>
          <Listed sentences={stale} />
        </Notice>
      ) : null}
      {measures.breaches.length > 0 ? (
        <Notice
          tone="bad"
          action={
            on.onShowWarnings ? (
              <Button variant="default" onClick={on.onShowWarnings}>
                Show the people with warnings
              </Button>
            ) : null
          }
        >
          <strong>This plan breaks rules that have to hold.</strong>
          <Listed sentences={measures.breaches} />
          <p>
            What a district has to have of a role is set as{' '}
            <Link className={classes.link} to="/allocation/minimums">
              minimum cover
            </Link>
            .
          </p>
        </Notice>
      ) : null}
      {historyNotice ? (
        <Notice action={<CloseButton aria-label="Close this message" onClick={on.onDismissHistory} />}>
          {historyNotice}
        </Notice>
      ) : null}
      <div role="alert">
        {faults.length > 0 ? (
          <Notice tone="bad" action={<CloseButton aria-label="Close this message" onClick={on.onDismissFaults} />}>
            <strong>Not done:</strong>
            <Listed sentences={faults} />
          </Notice>
        ) : null}
      </div>
    </>
  );
}

/** How many sentences of one kind are shown before the rest is counted. */
const LISTED = 5;

function Listed({ sentences }: { sentences: readonly string[] }) {
  return (
    <ul>
      {sentences.slice(0, LISTED).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
      {sentences.length > LISTED ? <li>and {sentences.length - LISTED} more</li> : null}
    </ul>
  );
}

function Notice({
  tone = 'warn',
  action,
  children,
}: {
  tone?: 'warn' | 'bad';
  action: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={classes.panel} data-tone={tone}>
      <div className={classes.head}>
        <div>{children}</div>
        <Group gap="xs" wrap="nowrap">
          {action}
        </Group>
      </div>
    </div>
  );
}

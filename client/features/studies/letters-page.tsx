import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { PlanHead } from '../../../server/contract/plans.ts';
import type { Letter } from '../../../server/contract/studies.ts';
import { useAsAt } from '../../address.ts';
import { PageHead } from '../../components/page-head.tsx';
import { EmptyState, ErrorState, PageLoading } from '../../components/page-states.tsx';
import { planQuery } from '../allocation/queries.ts';
import { LetterReview } from './letter-review.tsx';
import { LetterSheet } from './letter-sheet.tsx';
import { toggled } from './letter-words.ts';
import classes from './letters.module.css';
import { lettersQuery } from './queries.ts';
import { useKeptDetails } from './use-kept-details.ts';

/** Letters to the people whom a plan moves: read, chosen, and printed on a page each. */
export default function LettersPage() {
  const { plan: planId } = useSearch({ strict: false });
  return (
    <>
      <title>Letters – Evenhand</title>
      {planId === undefined ? (
        <>
          <PageHead title="Letters" />
          <EmptyState title="No plan is chosen" action={<BackToPlan title="Choose a plan" />}>
            Letters are written for the people whom a plan moves.
          </EmptyState>
        </>
      ) : (
        <OfPlan planId={planId} />
      )}
    </>
  );
}

function OfPlan({ planId }: { planId: string }) {
  const { asAt } = useAsAt();
  const view = useQuery(planQuery(planId, asAt));
  const { data, error, refetch } = useQuery(lettersQuery(planId));
  const failure = error ?? view.error;
  const plan = view.data?.plan;
  if (data && plan) return <Letters letters={data} plan={plan} />;
  if (!failure) return <PageLoading />;
  const retry = (): void => {
    void view.refetch();
    void refetch();
  };
  return <ErrorState error={failure} retry={retry} />;
}

function Letters({ letters, plan }: { letters: readonly Letter[]; plan: PlanHead }) {
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const [details, setDetails] = useKeptDetails(plan.id);
  if (letters.length === 0) {
    return (
      <>
        <PageHead title="Letters" />
        <EmptyState title={`“${plan.name}” moves nobody`} action={<BackToPlan title="Back to the plan" />}>
          There is nobody to write to. A letter is written for each person whose district changes.
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <div className={classes.review}>
        <PageHead title="Letters" actions={<BackToPlan title="Back to the plan" />}>
          To the people whom “{plan.name}” moves. Read them, untick what is not to be printed, then print.
        </PageHead>
        <LetterReview
          letters={letters}
          unticked={unticked}
          details={details}
          onDetails={setDetails}
          onToggle={(personId) => setUnticked(toggled(unticked, personId))}
          onAll={(isPrinted) => setUnticked(new Set(isPrinted ? [] : letters.map(({ personId }) => personId)))}
        />
      </div>
      <div className={classes.letters}>
        {letters.map((letter) => (
          <LetterSheet
            key={letter.personId}
            letter={letter}
            plan={plan}
            details={details}
            isPrinted={!unticked.has(letter.personId)}
          />
        ))}
      </div>
    </>
  );
}

function BackToPlan({ title }: { title: string }): ReactNode {
  return (
    <Button variant="default" renderRoot={(props) => <Link to="/allocation" {...props} />}>
      {title}
    </Button>
  );
}

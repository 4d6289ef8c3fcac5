import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { DemandReview } from '../../../server/contract/demand-review.ts';
import { useAsAt } from '../../address.ts';
import { DemandPages } from '../../components/demand-pages.tsx';
import { ImportDemand } from '../../components/import-demand.tsx';
import column from '../../components/page.module.css';
import { PageHead } from '../../components/page-head.tsx';
import { EmptyState, ErrorState, PageLoading } from '../../components/page-states.tsx';
import { formatDate } from '../../format.ts';
import { DriftPanel } from './drift-panel.tsx';
import { Headline } from './headline.tsx';
import { MovesPanel } from './moves-panel.tsx';
import { reviewFile, reviewQuery } from './queries.ts';
import { ReviewsPanel } from './reviews-panel.tsx';
import { RulePanel } from './rule-panel.tsx';
import { StepsPanel } from './steps-panel.tsx';
import { useMoves } from './use-moves.ts';

/** Whether the allocation still follows demand: what to do, how it came to that, reviews held, and the rule. */
export default function DemandReviewPage() {
  const { asAt } = useAsAt();
  const { data, error, refetch } = useQuery(reviewQuery(asAt));
  return (
    <>
      <title>Review of the allocation – Evenhand</title>
      <DemandPages />
      <PageHead
        title="Review of the allocation"
        actions={
          data && data.months.length > 0 ? (
            <Anchor href={reviewFile(asAt)} download>
              Save as CSV
            </Anchor>
          ) : null
        }
      >
        Whether today’s allocation still follows demand. It is measured each month; a rule asks for a review when a
        district stays too far below its fair share.
      </PageHead>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data ? (
        <Shown review={data} />
      ) : (
        <PageLoading />
      )}
    </>
  );
}

function Shown({ review }: { review: DemandReview }) {
  const moves = useMoves(review.asAt, review.standing.state === 'asked');
  return (
    <div className={column.page}>
      {review.months.length === 0 ? (
        <EmptyState title="There are no cases yet" action={<ImportDemand />}>
          No month of counts is over by {formatDate(review.asAt)}. Import the counts of open cases, or look at a later
          date.
        </EmptyState>
      ) : (
        <>
          <Headline review={review} moves={moves} />
          <MovesPanel review={review} moves={moves} />
          <DriftPanel review={review} />
          <StepsPanel review={review} />
        </>
      )}
      <ReviewsPanel review={review} />
      <RulePanel review={review} />
    </div>
  );
}

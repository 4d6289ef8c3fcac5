import { Button, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { AllocationReview, DemandReview } from '../../../server/contract/demand-review.ts';
import { confirm } from '../../components/confirm.tsx';
import { notifyDone, notifyProblem } from '../../components/notify.ts';
import { Panel } from '../../components/panel.tsx';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { WorkedOut, WorkingTable } from '../../components/worked-out.tsx';
import { formatDate, formatMonth, formatPercentDifference } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { useMay } from '../../session.ts';
import { deleteReview, readReviewsAgain } from './queries.ts';
import classes from './review.module.css';
import { ReviewDialog } from './review-dialog.tsx';
import { OUTCOMES } from './words.ts';

/** Reviews that were held, with what was measured then, and the way to record another. */
export function ReviewsPanel({ review: { reviews, asAt } }: { review: DemandReview }) {
  const mayEdit = useMay('reviews:edit');
  const [editing, setEditing] = useState<{ was: AllocationReview | null }>();
  const record = useRef<HTMLButtonElement>(null);
  // the button of the row goes with it
  const remove = useRemove(() => record.current?.focus());
  return (
    <Panel
      title="Reviews held"
      note={
        mayEdit ? (
          <Button ref={record} size="xs" variant="default" onClick={() => setEditing({ was: null })}>
            Record a review
          </Button>
        ) : null
      }
    >
      {reviews.length === 0 ? (
        <p className={classes.quiet}>None is recorded yet. A review answers what the rule asks for.</p>
      ) : (
        <ScrolledTable
          caption="Reviews of the allocation, the latest first"
          rows={reviews}
          rowKey={({ id }) => id}
          columns={[
            {
              title: 'Held on',
              cell: ({ heldOn }) => `${formatDate(heldOn)}${heldOn > asAt ? ', after the date you look at' : ''}`,
            },
            { title: 'Outcome', cell: ({ outcome }) => OUTCOMES[outcome] },
            { title: 'Why', cell: ({ reason }) => <span className={classes.reason}>{reason}</span> },
            { title: 'Furthest below then', cell: (one) => <Measured review={one} /> },
            { title: 'Next', cell: ({ nextOn }) => (nextOn === null ? 'not set' : formatDate(nextOn)) },
            { title: 'By', cell: ({ heldBy }) => heldBy },
            ...(mayEdit
              ? [
                  {
                    title: 'What to do',
                    cell: (one: AllocationReview) => (
                      <span className={classes.actions}>
                        <UnstyledButton className={classes.link} onClick={() => setEditing({ was: one })}>
                          Correct<VisuallyHidden> the review of {formatDate(one.heldOn)}</VisuallyHidden>
                        </UnstyledButton>
                        <UnstyledButton className={classes.link} onClick={() => void remove(one)}>
                          Delete<VisuallyHidden> the review of {formatDate(one.heldOn)}</VisuallyHidden>
                        </UnstyledButton>
                      </span>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {editing ? <ReviewDialog was={editing.was} asAt={asAt} close={() => setEditing(undefined)} /> : null}
    </Panel>
  );
}

/** What was measured when the review was held: the lowest of the districts that the reader sees, and all of them. */
function Measured({ review: { measured, month, heldOn } }: { review: AllocationReview }) {
  const { districtName } = useReference();
  const [lowest] = measured
    .filter(({ difference }) => difference !== null)
    .toSorted((a, b) => (a.difference ?? 0) - (b.difference ?? 0));
  if (!lowest) return <>–</>;
  return (
    <>
      {districtName(lowest.districtId)}{' '}
      <WorkedOut
        figure={formatPercentDifference(lowest.difference)}
        title={`Difference from fair share, ${formatDate(heldOn)}`}
      >
        <p className={classes.quiet}>
          As it was measured then, with the cases of {formatMonth(month)}. Later corrections do not change it.
        </p>
        <WorkingTable
          lines={measured.map(({ districtId, capacityFte, fairShareFte, difference }) => ({
            what: districtName(districtId),
            how: `${capacityFte.toFixed(2)} of ${fairShareFte.toFixed(2)} FTE`,
            result: formatPercentDifference(difference, 1),
          }))}
        />
      </WorkedOut>
    </>
  );
}

/** @param removed called once a review is deleted */
function useRemove(removed: () => void) {
  const client = useQueryClient();
  return async (review: AllocationReview): Promise<void> => {
    const day = formatDate(review.heldOn);
    const isSure = await confirm({
      title: `Delete the review of ${day}`,
      children:
        'What was decided and measured then goes, and the rule may ask for a review again. The history keeps that it was there.',
      confirm: 'Delete it',
      danger: true,
    });
    if (!isSure) return;
    try {
      await deleteReview(review);
      notifyDone(`The review of ${day} is deleted.`);
      removed();
    } catch (error) {
      notifyProblem(error);
    } finally {
      readReviewsAgain(client);
    }
  };
}

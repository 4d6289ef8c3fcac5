import { Button, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AllocationReview, NewReview, ReviewReading } from '../../../server/contract/demand-review.ts';
import { DialogForm, FormActions, reasonFault } from '../../components/form-parts.tsx';
import { notifyDone } from '../../components/notify.ts';
import { useSaving } from '../../components/use-saving.ts';
import { formatDate, formatMonth, formatPercentDifference } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { readingQuery, readReviewsAgain } from './queries.ts';
import classes from './review.module.css';
import { storeReview } from './store-review.ts';
import { OUTCOME_NAMES, OUTCOMES } from './words.ts';

interface Props {
  /** The review that is corrected; null for a new one. */
  was: AllocationReview | null;
  asAt: string;
  close: () => void;
}

/** Asks when a review was held, what came of it and why, and when the next one is; shows what is measured for the day. */
export function ReviewDialog({ was: opened, asAt, close }: Props) {
  const client = useQueryClient();
  // null once it turns out that somebody deleted it: what is typed can then be recorded anew
  const [was, setWas] = useState(opened);
  const [draft, setDraft] = useState<NewReview>({
    heldOn: was?.heldOn ?? asAt,
    outcome: was?.outcome ?? 'rebalance',
    reason: was?.reason ?? '',
    nextOn: was?.nextOn ?? null,
  });
  // until somebody chooses a day, the one that is suggested stands
  const [isChosen, setChosen] = useState(was !== null);
  const { faults, setFaults, isBusy, saving } = useSaving({
    gone: () => {
      setWas(null);
      readReviewsAgain(client);
    },
  });
  const { data: reading } = useQuery(readingQuery(draft.heldOn));
  const suggested = reading?.suggested[draft.outcome] ?? null;
  const nextOn = isChosen ? draft.nextOn : suggested;
  const change = (changes: Partial<NewReview>): void => setDraft((before) => ({ ...before, ...changes }));
  const save = async (): Promise<void> => {
    const found = faultsOf(draft);
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    await saving(async () => {
      const stored = await storeReview(was, { ...draft, reason: draft.reason.trim(), nextOn });
      readReviewsAgain(client);
      if (stored) notifyDone(`The review of ${formatDate(stored.heldOn)} is ${was ? 'corrected' : 'recorded'}.`);
      close();
    });
  };
  return (
    <Modal
      opened
      onClose={close}
      title={was ? `Correct the review of ${formatDate(was.heldOn)}` : 'Record a review'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <DialogForm submit={save}>
        {opened && !was ? (
          <p role="alert">
            Somebody has deleted this review. What you entered is still here: save it to record it anew, or cancel.
          </p>
        ) : null}
        <TextInput
          type="date"
          label="Held on"
          data-autofocus
          value={draft.heldOn}
          error={faults.heldOn}
          onChange={(event) => change({ heldOn: event.currentTarget.value })}
        />
        <MeasuredOn reading={reading} />
        <NativeSelect
          label="What came of it"
          value={draft.outcome}
          onChange={(event) => {
            const outcome = OUTCOME_NAMES.find((name) => name === event.currentTarget.value);
            if (outcome) change({ outcome });
          }}
          data={OUTCOME_NAMES.map((value) => ({ value, label: OUTCOMES[value] }))}
        />
        <Textarea
          label="Why"
          autosize
          minRows={2}
          maxLength={400}
          value={draft.reason}
          error={faults.reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label="Next review on"
          description={suggested ? `Suggested: ${formatDate(suggested)}. Empty sets none.` : 'Empty sets none.'}
          value={nextOn ?? ''}
          error={faults.nextOn}
          onChange={(event) => {
            setChosen(true);
            change({ nextOn: event.currentTarget.value === '' ? null : event.currentTarget.value });
          }}
        />
        <FormActions cancel={close}>
          <Button type="submit" loading={isBusy}>
            Save
          </Button>
        </FormActions>
      </DialogForm>
    </Modal>
  );
}

/** What is kept with the review of how the districts stand on the day. */
function MeasuredOn({ reading }: { reading: ReviewReading | undefined }) {
  const { districtName } = useReference();
  if (!reading) return null;
  if (reading.month === null) return <p className={classes.quiet}>No month with counts was over by then.</p>;
  const figures = reading.districts
    .map(({ districtId, difference }) => `${districtName(districtId)} ${formatPercentDifference(difference)}`)
    .join(', ');
  return (
    <p className={classes.quiet}>
      Kept with it, with the cases of {formatMonth(reading.month)}: {figures}.
    </p>
  );
}

function faultsOf({ heldOn, reason }: NewReview): Record<string, string> {
  return {
    ...(heldOn === '' ? { heldOn: 'Choose the day it was held on.' } : {}),
    ...reasonFault(reason),
  };
}

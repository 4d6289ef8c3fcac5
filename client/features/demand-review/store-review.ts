import type { AllocationReview, NewReview } from '../../../server/contract/demand-review.ts';
import { saveOrAsk } from '../../components/conflict.tsx';
import { formatDate } from '../../format.ts';
import { correctReview, recordReview } from './queries.ts';
import { reviewWords } from './words.ts';

/**
 * Stores a review; where somebody else corrected it meanwhile, asks which of the two stays.
 * @returns null where the other's stays
 */
export function storeReview(was: AllocationReview | null, wanted: NewReview): Promise<AllocationReview | null> {
  if (!was) return recordReview(wanted);
  return saveOrAsk({
    version: was.version,
    save: (version) => correctReview(was.id, version, wanted),
    what: `The review of ${formatDate(was.heldOn)}`,
    mine: reviewWords(wanted),
    theirs: (current) => (isReview(current) ? { version: current.version, said: reviewWords(current) } : undefined),
  });
}

function isReview(value: unknown): value is AllocationReview {
  return typeof value === 'object' && value !== null && 'outcome' in value && 'version' in value;
}

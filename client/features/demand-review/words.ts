import type { NewReview, ReviewOutcomeName, ReviewStepView } from '../../../server/contract/demand-review.ts';
import { formatDate } from '../../format.ts';

export const OUTCOMES: Readonly<Record<ReviewOutcomeName, string>> = {
  leave: 'Leave it as it is',
  rebalance: 'Rebalance',
  'look-again': 'Look again',
};
export const OUTCOME_NAMES: readonly ReviewOutcomeName[] = ['leave', 'rebalance', 'look-again'];

/** `Rebalance, held on 1 Apr 2021: two caseworkers move. Next review on 1 Jul 2021.` */
export function reviewWords({ heldOn, outcome, reason, nextOn }: NewReview): string {
  const next = nextOn === null ? 'No next review is set.' : `Next review on ${formatDate(nextOn)}.`;
  return `${OUTCOMES[outcome]}, held on ${formatDate(heldOn)}: ${reason.replace(/[.\s]+$/, '')}. ${next}`;
}

/** What the rule made of a month, in a word or two. */
export const STEP_WORDS: Readonly<Record<ReviewStepView['state'], string>> = {
  marked: 'Left out',
  unknown: 'Left out',
  quiet: 'Nothing asked',
  watch: 'Watched',
  rests: 'Nothing asked',
  asked: 'Asked',
  stands: 'Asked',
  back: 'Nothing asked',
};

const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A text that begins a line. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `one move`, `two moves`. */
export function movesText(count: number): string {
  return `${COUNTS[count] ?? count} ${count === 1 ? 'move' : 'moves'}`;
}

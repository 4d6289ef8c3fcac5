import type { ArrangementChoices } from '../../../server/contract/arrangements.ts';
import type { ArrangementDraft } from './draft.ts';

type Holder = ArrangementChoices['holders'][number];

/** Whoever is covered, where they hold cases in a district of their own: then it is asked whether that stops. */
export function caseHolder(draft: Pick<ArrangementDraft, 'coversId'>, choices: ArrangementChoices): Holder | undefined {
  return choices.holders.find(({ id, caseMinutes }) => id === draft.coversId && caseMinutes > 0);
}

/**
 * What is answered until somebody says otherwise: on maternity cover it stops; where an arrangement of their own takes
 * it already it is not taken twice; else it has to be said.
 */
export function usualAnswer(
  { kind, coversId }: Pick<ArrangementDraft, 'kind' | 'coversId'>,
  choices: ArrangementChoices,
): ArrangementDraft['coveredStops'] {
  const holder = caseHolder({ coversId }, choices);
  if (!holder || holder.statedIn !== null) return 'no';
  return kind === 'maternity-cover' ? 'yes' : '';
}

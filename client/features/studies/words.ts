import type { Relaxation, StudyView } from '../../../server/contract/studies.ts';
import { formatCount, formatFte, formatNumber, formatPercent, formatPercentDifference } from '../../format.ts';

/** How far a question is: `3 of 12 worked out. Finding …`, or that it waits. */
export function progressText({ state, progress }: Pick<StudyView, 'state' | 'progress'>): string {
  if (state === 'queued') return 'Waiting for its turn. You can go on working; this continues on the server.';
  const { done, of, text } = progress;
  const far = of === null ? '' : `${formatNumber(done)} of ${formatNumber(of)} worked out`;
  return [far, text].filter(Boolean).join('. ') || 'Being worked out';
}

/** How sure it is that an answer is the best: `proven best`, or how far off it is at most. */
export function sureText({ proven, gap }: { proven: boolean; gap: number | null }): string {
  if (proven) return 'proven best';
  return gap === null ? 'not proven best' : `within ${formatPercent(gap, 1)} of the best`;
}

/** The worst district of an answer: `South −6 %`; null → `none`. */
export function worstOf(
  worst: { districtId: string; difference: number } | null,
  districtName: (id: string) => string,
): string {
  if (!worst) return 'none';
  return `${districtName(worst.districtId)} ${formatPercentDifference(worst.difference)}`;
}

/** A limit to moves in words: 0 → `no move`, 3 → `3 moves`. */
export function movesText(moves: number): string {
  return moves === 0 ? 'no move' : formatCount(moves, 'move');
}

/** How much a way out asks for: `2 people and 1.50 FTE`, with a word where less might do. */
export function sizeText({ people, fte, proven }: Pick<Relaxation, 'people' | 'fte' | 'proven'>): string {
  const parts = [
    ...(people > 0 ? [formatCount(people, 'person', 'people')] : []),
    ...(fte > 0 ? [`${formatFte(fte)} FTE`] : []),
  ];
  return `${parts.join(' and ')}${proven ? '' : '; perhaps less would do'}`;
}

import type { MovesAdvice } from './advice.ts';
import { signedPercent } from './words.ts';

const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** `one move`, `two moves`, `12 moves`. */
export function movesWords(count: number): string {
  return `${COUNTS[count] ?? count} ${count === 1 ? 'move' : 'moves'}`;
}

/**
 * What moving people would do, in a sentence or two: `Rebalance now: two moves would bring the worst district from −14 %
 * to −5 %.`, or that it would not mend it and what is missing in all.
 * @param today difference of the worst district from its fair share
 * @param missingFte demand less capacity of all districts; below 0 where there is more than needed
 */
export function adviceSentence({ helps, point }: MovesAdvice, today: number, missingFte: number): string {
  const after = point?.worst?.difference ?? null;
  if (helps && point && after !== null) {
    return `Rebalance now: ${movesWords(point.moves)} would bring the worst district from ${signedPercent(today)} to ${signedPercent(after)}.`;
  }
  const most =
    point && after !== null
      ? ` ${capital(movesWords(point.moves))} would only bring the worst district from ${signedPercent(today)} to ${signedPercent(after)}.`
      : '';
  return `Moving people would not mend this.${most} ${missingSentence(missingFte)}`;
}

function missingSentence(missingFte: number): string {
  if (missingFte > 0.005) return `${missingFte.toFixed(2)} FTE are missing in all: it needs people, or less demand.`;
  return 'In all there are people enough: look at who may not work where, and at who cannot be moved.';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

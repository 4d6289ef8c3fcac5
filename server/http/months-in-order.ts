import { invalidInput } from './problem.ts';

/**
 * Both ends of the months asked for, `YYYY-MM`; an absent one is open.
 * @throws ProblemError invalid-input where the first month is after the last
 */
export function checkMonthsInOrder(from: string | undefined, to: string | undefined): void {
  if (from === undefined || to === undefined || from <= to) return;
  throw invalidInput([{ field: 'from', value: from, remedy: `The first month is after the last, ${to}. Swap them.` }]);
}

import { type ErrorLine, isLess } from './errors.ts';
import { type Method, NAIVE_METHODS, type NaiveMethod } from './methods.ts';

/** Months with a figure, not marked, that it takes: a year to learn from and a year to be checked on. */
export const MONTHS_NEEDED = 24;

/** Which way to forecast is used for a district, and why. */
export interface Choice {
  method: Method;
  /**
   * `better`: ours erred less than both naïve ones. `not-better`: it did not, and the better naïve one is used.
   * `too-short`: too little history to tell; the last figure is used.
   */
  reason: 'better' | 'not-better' | 'too-short';
  /** The naïve way that erred less; null where nothing could be checked. */
  betterNaive: NaiveMethod | null;
}

/**
 * The way to forecast a district: ours only where its errors in the past, over all months ahead, were smaller than
 * those of the better naïve one. With as large an error the naïve one is used, since it is the simpler.
 * @param learnt months with a figure that is learnt from
 * @param lines errors of the past; the one over all months ahead counts
 */
export function chooseMethod(learnt: number, lines: readonly ErrorLine<Method>[]): Choice {
  const all = lines.find(({ ahead }) => ahead === null);
  if (learnt < MONTHS_NEEDED || all === undefined) {
    return { method: 'last-month', reason: 'too-short', betterNaive: null };
  }
  const { errors } = all;
  const [first, second] = NAIVE_METHODS;
  const betterNaive = isLess(errors[second].fte, errors[first].fte) ? second : first;
  return isLess(errors.smoothing.fte, errors[betterNaive].fte)
    ? { method: 'smoothing', reason: 'better', betterNaive }
    : { method: betterNaive, reason: 'not-better', betterNaive };
}

import { doubtOf } from './doubt.ts';
import { mean } from './errors.ts';
import { independentErrors } from './independent.ts';
import { MONTHS_AHEAD } from './methods.ts';
import { ofRanges, type PastError, placeOf, RANGE_SHARES, type Widths } from './ranges.ts';

/** Months of the past that have to be checked before a range is given. */
export const ERRORS_NEEDED = 6;
/** Months after which an error weighs half: what the last months were like tells more than what others were. */
const HALVES_AFTER = 6;
/** Months that are learnt from: an error five years old weighs less than a thousandth. */
const LEARNT_MONTHS = 60;
/** How much the usual error of all looks ahead weighs in that of each: as much as so many errors of the last month. */
const DRAWN_BY = 12;

/** Errors of the forecasts of one month, made so many months before it. */
interface OfMonth {
  month: number;
  weight: number;
  errors: readonly PastError[];
}

/**
 * Widths of the ranges from the errors of the past, marked months left out. Every error is measured against the usual
 * one of as many months, and from all of them together comes how many times the usual error holds 50, 80 and 95 in 100
 * (split conformal prediction with scaled errors, Lei et al. 2018; recent errors weigh more, Barber et al. 2023). Each
 * month counts once, however many forecasts of it were made. Wider where errors go together (`doubtOf`).
 * @returns undefined where forecasts of fewer than six months were checked
 */
export function widthsOf(all: readonly PastError[]): Widths | undefined {
  const months = byMonth(all);
  if (months.length < ERRORS_NEEDED) return undefined;
  const usual = usualErrors(months);
  const weights: [times: number, weight: number][] = [];
  for (const { weight, errors } of months) {
    for (const { since, actual, forecast } of errors) {
      const of = usual[placeOf(since)] ?? 0;
      weights.push([of === 0 ? 0 : Math.abs(actual - forecast) / of, weight / errors.length]);
    }
  }
  weights.sort(([one], [other]) => one - other);
  const oneMore = oneMoreMonth(months.map(({ weight }) => weight));
  const independent = independentErrors(
    months.map(({ month, errors }) => ({ month, off: mean(errors.map(({ actual, forecast }) => actual - forecast)) })),
  );
  return {
    errors: months.length,
    independent,
    times: ofRanges((range) => timesUsual(weights, RANGE_SHARES[range], oneMore)),
    doubt: ofRanges((range) => doubtOf(independent, months.length, range)),
    usual,
  };
}

function byMonth(all: readonly PastError[]): OfMonth[] {
  const months = Map.groupBy(
    all.filter(({ isMarked }) => !isMarked),
    ({ origin, ahead }) => origin + ahead,
  );
  const newest = Math.max(...months.keys());
  return [...months]
    .filter(([month]) => newest - month < LEARNT_MONTHS)
    .map(([month, errors]) => ({ month, weight: 0.5 ** ((newest - month) / HALVES_AFTER), errors }));
}

/**
 * Usual (mean) error 1…12 months after the last figure learnt from. Few errors of one look ahead are drawn towards those
 * of all; where a further look would err less, it and its neighbours share their mean, so that it never falls (pooling
 * of adjacent violators, Ayer et al. 1955).
 */
function usualErrors(months: readonly OfMonth[]): number[] {
  const looks = Array.from({ length: MONTHS_AHEAD }, () => ({ sum: 0, weight: 0 }));
  let sum = 0;
  let total = 0;
  for (const { weight, errors } of months) {
    for (const { since, actual, forecast } of errors) {
      const look = looks[placeOf(since)];
      if (!look) continue;
      const size = weight * Math.abs(actual - forecast);
      look.sum += size;
      look.weight += weight;
      sum += size;
      total += weight;
    }
  }
  const ofAll = sum / total;
  return neverFalling(
    looks.map((look) => ({ sum: look.sum + DRAWN_BY * ofAll, weight: look.weight + DRAWN_BY, places: 1 })),
  );
}

interface Block {
  sum: number;
  weight: number;
  places: number;
}

function neverFalling(blocks: readonly Block[]): number[] {
  const pooled: Block[] = [];
  for (const block of blocks) {
    let last = block;
    for (let before = pooled.at(-1); before && meanOf(before) > meanOf(last); before = pooled.at(-1)) {
      pooled.pop();
      last = {
        sum: before.sum + last.sum,
        weight: before.weight + last.weight,
        places: before.places + last.places,
      };
    }
    pooled.push(last);
  }
  return pooled.flatMap((block) => Array.from({ length: block.places }, () => meanOf(block)));
}

function meanOf({ sum, weight }: Block): number {
  return sum / weight;
}

/** What one month more would weigh: the mean weight, heavier ones counting more. */
function oneMoreMonth(weights: readonly number[]): number {
  let sum = 0;
  let squares = 0;
  for (const weight of weights) {
    sum += weight;
    squares += weight ** 2;
  }
  return squares / sum;
}

/**
 * How many times the usual error holds a share of the errors: the month to come is reckoned among them, as one whose
 * error is not known to be small, so that few errors make wider ranges.
 * @param errors how many times the usual one each was, and its weight; smallest first
 * @param oneMore weight of the month to come
 * @returns the largest error where even that is not enough
 */
export function timesUsual(
  errors: readonly (readonly [times: number, weight: number])[],
  share: number,
  oneMore: number,
): number {
  const goal = share * (errors.reduce((sum, [, weight]) => sum + weight, 0) + oneMore);
  let held = 0;
  let before = 0;
  for (const [times, weight] of errors) {
    // within the weight of an error, between it and the one before in proportion
    if (held + weight >= goal) return before + (times - before) * ((goal - held) / weight);
    held += weight;
    before = times;
  }
  return before;
}

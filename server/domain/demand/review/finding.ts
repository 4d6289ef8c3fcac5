import type { Drift } from './drift.ts';
import type { ReviewRule } from './rule.ts';

/**
 * Why a review is asked for: a district was bad in enough of the last months, on the average of them with more than one
 * bad month, or far below in two months running.
 */
export type Cause = 'often' | 'average' | 'far';

/** That a district asks for a review. */
export interface Finding {
  districtId: string;
  cause: Cause;
  /** Bad months of the district among those that count. */
  bad: number;
  /** Months that count. */
  of: number;
  /** Mean difference from fair share over them. */
  mean: number;
}

/** Rounding, so that exactly at a limit is not beyond it. */
const SAME = 1e-9;

/**
 * The district that asks for a review over some months that count: of several, the one lowest on average. Worked by hand
 * in the tests.
 * @param window the last months that count, earliest first
 */
export function findingIn(window: readonly Drift[], rule: ReviewRule): Finding | null {
  let found: Finding | null = null;
  for (const { districtId } of window.at(-1)?.districts ?? []) {
    const differences = window.flatMap(({ districts }) => {
      const difference = districts.find((district) => district.districtId === districtId)?.difference ?? null;
      return difference === null ? [] : [difference];
    });
    const cause = causeOf(differences, rule);
    if (cause === null) continue;
    const mean = meanOf(differences);
    if (found !== null && found.mean <= mean) continue;
    const bad = differences.filter((difference) => isBeyond(difference, rule.below)).length;
    found = { districtId, cause, bad, of: differences.length, mean };
  }
  return found;
}

function causeOf(differences: readonly number[], rule: ReviewRule): Cause | null {
  const bad = differences.filter((difference) => isBeyond(difference, rule.below)).length;
  const lastTwo = differences.slice(-2);
  if (lastTwo.length === 2 && lastTwo.every((difference) => isBeyond(difference, rule.farBelow))) return 'far';
  if (bad >= rule.months) return 'often';
  const isFull = differences.length >= rule.of;
  return isFull && bad > 1 && isBeyond(meanOf(differences), rule.below) ? 'average' : null;
}

/** True where a difference from fair share is further below than a limit, such as −0.12 beyond 0.1. */
export function isBeyond(difference: number, limit: number): boolean {
  return difference < -limit - SAME;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

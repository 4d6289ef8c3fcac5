/** The ranges that are told. */
export const RANGES = ['fifty', 'eighty', 'ninetyFive'] as const;
export type RangeName = (typeof RANGES)[number];

/**
 * Two-sided quantiles of Student’s t for 1 to 10 degrees of freedom, then of the normal distribution. Source: any
 * statistical table.
 */
const QUANTILES: Record<RangeName, readonly number[]> = {
  fifty: [1, 0.816, 0.765, 0.741, 0.727, 0.718, 0.711, 0.706, 0.703, 0.7],
  eighty: [3.078, 1.886, 1.638, 1.533, 1.476, 1.44, 1.415, 1.397, 1.383, 1.372],
  ninetyFive: [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228],
};
const NORMAL: Record<RangeName, number> = { fifty: 0.674, eighty: 1.282, ninetyFive: 1.96 };
const TABLED = 10;

/**
 * Errors one month ahead that count as a single one: those of one stretch share what that stretch was like, since a
 * year with much to do is above every forecast made before it.
 */
const ERRORS_THAT_COUNT_AS_ONE = 7;

/**
 * How many times wider a range has to be for having seen so few errors: few have not yet seen the worst. The fewer, the
 * wider; with very many it comes to 1.
 * @param errors one month ahead, at least one
 */
export function doubtOf(errors: number, range: RangeName): number {
  const freedom = Math.max(1, errors / ERRORS_THAT_COUNT_AS_ONE);
  const known = QUANTILES[range];
  const at = (degrees: number): number => known[degrees - 1] ?? NORMAL[range];
  // between two entries, and beyond the last, in proportion to 1 ÷ degrees of freedom, as the table itself nearly runs
  const below = Math.min(Math.floor(freedom), TABLED);
  const share = freedom >= TABLED ? 1 - TABLED / freedom : (1 / below - 1 / freedom) / (1 / below - 1 / (below + 1));
  const above = freedom >= TABLED ? NORMAL[range] : at(below + 1);
  return (at(below) + (above - at(below)) * share) / NORMAL[range];
}

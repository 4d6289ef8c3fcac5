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
 * How many times wider a range has to be where errors go together: Student’s t of the errors that are independent,
 * against that of as many errors as there are. 1 where all of them are independent; what so few errors may not have
 * seen is taken up elsewhere (`timesUsual`).
 * @param independent how many independent errors tell as much (`independentErrors`), at least one
 * @param errors how many there are, no fewer
 */
export function doubtOf(independent: number, errors: number, range: RangeName): number {
  return studentT(independent, range) / studentT(errors, range);
}

function studentT(freedom: number, range: RangeName): number {
  const known = QUANTILES[range];
  const at = (degrees: number): number => known[degrees - 1] ?? NORMAL[range];
  // between two entries, and beyond the last, in proportion to 1 ÷ degrees of freedom, as the table itself nearly runs
  const below = Math.min(Math.floor(freedom), TABLED);
  const share = freedom >= TABLED ? 1 - TABLED / freedom : (1 / below - 1 / freedom) / (1 / below - 1 / (below + 1));
  const above = freedom >= TABLED ? NORMAL[range] : at(below + 1);
  return at(below) + (above - at(below)) * share;
}

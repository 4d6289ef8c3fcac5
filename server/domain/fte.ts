/**
 * Full-time equivalents of a contract.
 * @param contractedMinutes contracted minutes a week, above 0
 * @param fullTimeMinutes contracted minutes a week of a full-time post, above 0 (37 hours = 2,220)
 * @returns contractedMinutes ÷ fullTimeMinutes, unrounded; screens show two decimals
 * @throws RangeError where either is not a positive whole number of minutes
 */
export function fteOf(contractedMinutes: number, fullTimeMinutes: number): number {
  for (const [name, value] of [
    ['contractedMinutes', contractedMinutes],
    ['fullTimeMinutes', fullTimeMinutes],
  ] as const) {
    if (!Number.isInteger(value) || value <= 0) {
      throw new RangeError(`${name} is ${value}; it has to be a whole number of minutes above 0`);
    }
  }
  return contractedMinutes / fullTimeMinutes;
}

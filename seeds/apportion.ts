/**
 * Splits a whole number in proportion to weights, exactly: the largest remainders are rounded up, the first of equal ones.
 * @param weights not negative; where all are 0 everything is 0
 * @returns whole numbers in the order of the weights, which add up to `total`
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  if (all <= 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (total * weight) / all);
  const whole = exact.map(Math.floor);
  const left = total - whole.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((part, at) => ({ at, remainder: part - Math.floor(part) }))
    .sort((a, b) => b.remainder - a.remainder || a.at - b.at);
  for (const { at } of byRemainder.slice(0, left)) whole[at] = (whole[at] ?? 0) + 1;
  return whole;
}

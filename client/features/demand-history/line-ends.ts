/** A round top for an axis from 0 in at most five steps, and the size of a step; whole numbers where the values are. */
export function axisTop(largest: number): { max: number; step: number } {
  if (largest <= 0) return { max: 1, step: 1 };
  const rough = largest / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough * 0.999) ?? rough;
  return { max: step * Math.ceil(largest / step - 1e-9), step };
}

/**
 * Moves places on a line apart, so that neighbours are at least `gap` away and none leaves 0…`height`, as little as a
 * sweep in both directions needs.
 * @param places from the top, in any order, in pixels
 * @returns the moved places in the same order
 */
export function spread(places: readonly number[], gap: number, height: number): number[] {
  const order = places.map((place, at) => ({ place, at })).sort((a, b) => a.place - b.place || a.at - b.at);
  const moved = order.map(({ place }) => place);
  for (let at = 1; at < moved.length; at += 1) {
    moved[at] = Math.max(moved[at] ?? 0, (moved[at - 1] ?? 0) + gap);
  }
  for (let at = moved.length - 1; at >= 0; at -= 1) {
    const limit = at === moved.length - 1 ? height : (moved[at + 1] ?? 0) - gap;
    moved[at] = Math.min(moved[at] ?? 0, limit);
  }
  const result = [...places];
  for (const [rank, { at }] of order.entries()) result[at] = moved[rank] ?? 0;
  return result;
}

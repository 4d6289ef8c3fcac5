import type { Column, Row, RowMix } from './lp.ts';

/** Name of the rows made here. */
export const GOMORY_CUT = 'Gomory cut';

/** Most cuts of one round. */
const mostCuts = 60;
/** Fractions nearer to a whole number make cuts that rounding errors could spoil. */
const leastFraction = 0.01;
/** Entries this much smaller than the greatest are given up at the bound that keeps the cut valid. */
const smallestEntry = 1e-7;
/** A cut whose entries differ by more is left out. */
const mostSpread = 1e6;
/** Distance from the point below which a cut is not worth a row. */
const leastDistance = 1e-4;

/** A mix of rows as one equation: Σ entries·x + Σ weight·slack = right, each counted from the bound nearest to the point. */
interface Equation {
  entries: Float64Array;
  /** True where the column is counted down from its upper bound. */
  down: boolean[];
  /** Activity = bound + slack, or bound − slack where `below`; the weight is that of the slack. */
  slacks: { row: Row; bound: number; below: boolean; weight: number }[];
  right: number;
}

/**
 * Gomory's mixed-integer cuts (Gomory 1960), most broken first: every mix of rows is an equation that all plans keep, and
 * gives a cut where its right-hand side is fractional. Any mix is valid, so nothing rests on the engine's arithmetic.
 * @param rows every row of the relaxation, earlier cuts included
 */
export function gomoryCuts(
  columns: readonly Column[],
  rows: readonly Row[],
  mixes: readonly RowMix[],
  point: readonly number[],
): Row[] {
  return mixes
    .flatMap((mix) => {
      const equation = equationOf(columns, rows, mix, point);
      const row = equation && cutFrom(columns, equation);
      const distance = row ? distanceOf(row, point) : 0;
      return row && distance > leastDistance ? [{ row, distance }] : [];
    })
    .sort((a, b) => b.distance - a.distance)
    .slice(0, mostCuts)
    .map(({ row }) => row);
}

/** Null where a row of the mix has no bound to count from. */
function equationOf(
  columns: readonly Column[],
  rows: readonly Row[],
  mix: RowMix,
  point: readonly number[],
): Equation | null {
  const entries = new Float64Array(columns.length);
  const slacks: Equation['slacks'] = [];
  let right = 0;
  for (const { row: at, weight } of mix) {
    const row = rows[at];
    if (!row) return null;
    let activity = 0;
    row.indices.forEach((column, k) => {
      entries[column] = (entries[column] ?? 0) + weight * (row.values[k] ?? 0);
      activity += (row.values[k] ?? 0) * (point[column] ?? 0);
    });
    const below = row.upper - activity < activity - row.lower;
    const bound = below ? row.upper : row.lower;
    if (!Number.isFinite(bound)) return null;
    right += weight * bound;
    // Σ weight·activity − weight·bound: the slack carries the opposite sign
    if (row.lower < row.upper) slacks.push({ row, bound, below, weight: below ? weight : -weight });
  }
  const down = columns.map(({ lower, upper }, at) => upper - (point[at] ?? 0) < (point[at] ?? 0) - lower);
  columns.forEach(({ lower, upper }, at) => {
    right -= (entries[at] ?? 0) * (down[at] ? upper : lower);
  });
  return { entries, down, slacks, right };
}

/** Σ γ(entry)·(distance from the bound) ≥ 1, written in the columns again. Null where the right-hand side is nearly whole. */
function cutFrom(columns: readonly Column[], { entries, down, slacks, right }: Equation): Row | null {
  const fraction = right - Math.floor(right);
  if (fraction < leastFraction || fraction > 1 - leastFraction) return null;
  const ofContinuous = (value: number): number => (value >= 0 ? value / fraction : -value / (1 - fraction));
  const ofInteger = (value: number): number => {
    const part = value - Math.floor(value);
    if (part < 1e-9 || part > 1 - 1e-9) return 0;
    return part <= fraction ? part / fraction : (1 - part) / (1 - fraction);
  };
  const cut = new Float64Array(columns.length);
  let least = 1;
  columns.forEach(({ integer, lower, upper }, at) => {
    const entry = entries[at] ?? 0;
    if (entry === 0 || lower === upper) return;
    const round = integer ? ofInteger : ofContinuous;
    const value = down[at] ? -round(-entry) : round(entry);
    cut[at] = value;
    least += value * (down[at] ? upper : lower);
  });
  for (const { row, bound, below, weight } of slacks) {
    const value = below ? -ofContinuous(weight) : ofContinuous(weight);
    row.indices.forEach((column, k) => {
      cut[column] = (cut[column] ?? 0) + value * (row.values[k] ?? 0);
    });
    least += value * bound;
  }
  return rowOf(columns, cut, least);
}

/** The cut with its greatest entry 1, without entries too small to trust; null where the entries differ too much. */
function rowOf(columns: readonly Column[], cut: Float64Array, atLeast: number): Row | null {
  const greatest = cut.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (!(greatest > 0) || !Number.isFinite(greatest)) return null;
  const [indices, values]: [number[], number[]] = [[], []];
  let least = atLeast;
  let smallest = greatest;
  cut.forEach((value, at) => {
    const column = columns[at];
    if (value === 0 || !column) return;
    if (Math.abs(value) < greatest * smallestEntry) {
      least -= value * (value > 0 ? column.upper : column.lower);
      return;
    }
    smallest = Math.min(smallest, Math.abs(value));
    indices.push(at);
    values.push(value / greatest);
  });
  if (!Number.isFinite(least) || greatest / smallest > mostSpread) return null;
  // the smallest of margins, so that no plan is lost to floating point
  return { name: GOMORY_CUT, lower: least / greatest - 1e-8, upper: Number.POSITIVE_INFINITY, indices, values };
}

/** How far the point is from keeping the row, above 0 where it breaks it. */
function distanceOf(row: Row, point: readonly number[]): number {
  const activity = row.indices.reduce((sum, column, k) => sum + (row.values[k] ?? 0) * (point[column] ?? 0), 0);
  return (row.lower - activity) / Math.hypot(...row.values);
}

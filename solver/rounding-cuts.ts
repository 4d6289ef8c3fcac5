import type { LinearProgram, Row } from './lp.ts';
import type { Covering } from './program.ts';

/** Less broken than this (as a distance) is not worth a row. */
const leastDistance = 1e-4;

/** A covering with what does not change between rounds. */
interface Prepared {
  covering: Covering;
  /** Two forms of the values: as they are, and cut to the need, which no plan notices. */
  forms: number[][];
  uppers: number[];
  /** Greatest common divisor of the values, thousandths; 0 where there is none. */
  unit: number;
}

/** Mixed-integer rounding cuts (Marchand & Wolsey 2001) of a program's coverings, found where a point breaks them. */
export class RoundingCuts {
  private readonly prepared: Prepared[];

  constructor(program: LinearProgram, coverings: readonly Covering[]) {
    this.prepared = coverings.map((covering) => {
      const values = covering.terms.map(({ value }) => value);
      return {
        covering,
        forms: [values, values.map((value) => Math.min(value, covering.need))],
        uppers: covering.terms.map(({ column }) => program.columns[column]?.upper ?? 0),
        unit: commonUnit(values),
      };
    });
  }

  /** For each covering the row that the point breaks most, if any. */
  brokenBy(point: readonly number[]): Row[] {
    return this.prepared.flatMap((prepared) => deepestCut(prepared, point) ?? []);
  }
}

function deepestCut({ covering, forms, uppers, unit }: Prepared, point: readonly number[]): Row | null {
  const { need, slack, terms } = covering;
  const at = terms.map(({ column }) => point[column] ?? 0);
  const slackNow = slack.reduce((sum, column) => sum + (point[column] ?? 0), 0);
  const divisors = new Set(unit > 0 ? [unit] : []);
  at.forEach((value, k) => {
    if (value > 1e-6 && value < (uppers[k] ?? 0) - 1e-6) divisors.add(terms[k]?.value ?? 1);
  });
  const high = at.map((value, k) => value > (uppers[k] ?? 0) / 2);
  const none = at.map(() => false);
  let deepest: { values: number[]; least: number; distance: number } | null = null;
  const weigh = (cut: { values: number[]; least: number }): void => {
    let activity = slackNow;
    let norm = 1;
    cut.values.forEach((value, k) => {
      activity += value * (at[k] ?? 0);
      norm += value * value;
    });
    const distance = (cut.least - activity) / Math.sqrt(norm);
    if (distance > Math.max(leastDistance, deepest?.distance ?? 0)) deepest = { ...cut, distance };
  };
  const cutToNeed = forms[1];
  if (cutToNeed) weigh({ values: cutToNeed, least: need });
  for (const values of forms) {
    for (const divisor of divisors) {
      for (const complemented of [high, none]) {
        const cut = rounded(values, uppers, complemented, need, divisor);
        if (cut) weigh(cut);
      }
    }
  }
  return deepest ? rowOf(covering, deepest) : null;
}

/**
 * Σ slack + Σ φ(values)·x ≥ least, by rounding of Σ slack ÷ δ + Σ (values ÷ δ)·x ≥ need ÷ δ: φ(a) = f·⌊a⌋ + min(f, a − ⌊a⌋)
 * and f the fraction of the need. Columns marked are counted down from their upper bound.
 */
function rounded(
  values: readonly number[],
  uppers: readonly number[],
  complemented: readonly boolean[],
  need: number,
  divisor: number,
): { values: number[]; least: number } | null {
  let left = need;
  for (let k = 0; k < values.length; k++) if (complemented[k]) left -= (values[k] ?? 0) * (uppers[k] ?? 0);
  const whole = Math.floor(left / divisor + 1e-9);
  const fraction = left / divisor - whole;
  if (fraction < 1e-3 || fraction > 0.9999) return null;
  const round = (amount: number): number => {
    const below = Math.floor(amount + 1e-9);
    return fraction * below + Math.min(fraction, Math.max(0, amount - below));
  };
  let least = fraction * (whole + 1);
  const cut = values.map((value, k) => {
    if (!complemented[k]) return round(value / divisor) * divisor;
    const down = round(-value / divisor);
    least -= down * (uppers[k] ?? 0);
    return -down * divisor;
  });
  return { values: cut, least: least * divisor };
}

function rowOf({ slack, terms }: Covering, cut: { values: number[]; least: number }): Row {
  const used = terms.flatMap(({ column }, k) => (Math.abs(cut.values[k] ?? 0) > 1e-9 ? [{ column, k }] : []));
  return {
    name: 'rounding cut',
    // the smallest of margins, so that no plan is lost to floating point
    lower: cut.least - 1e-9,
    upper: Number.POSITIVE_INFINITY,
    indices: [...slack, ...used.map(({ column }) => column)],
    values: [...slack.map(() => 1), ...used.map(({ k }) => cut.values[k] ?? 0)],
  };
}

/** Greatest number of thousandths that divides every value, 0 where only one thousandth does. */
function commonUnit(values: readonly number[]): number {
  let unit = 0;
  for (const value of values) {
    let [a, b] = [Math.round(value * 1000), unit];
    if (Math.abs(a / 1000 - value) > 1e-9) return 0;
    while (b > 0) [a, b] = [b, a % b];
    unit = a;
  }
  return unit > 1 ? unit / 1000 : 0;
}

import { type Rate, rateOf } from '../rates.ts';

/** Where a figure comes from: what the district recorded, what all districts did, or an assumption where nobody has. */
export type Basis = 'own' | 'all-districts' | 'assumed';

/** A figure that a stress case is worked out with, and where it comes from. */
export interface Grounded {
  value: number;
  basis: Basis;
  /** What it is a part of what; null where it is assumed. */
  rate: Rate | null;
}

/** A part and a whole, as far as they are recorded. */
export interface Parts {
  part: number;
  whole: number;
}

/** The district’s own share where its whole is above 0, else that of all districts together, else the assumed figure. */
export function grounded(own: Parts, all: Parts, assumed: number): Grounded {
  for (const [basis, parts] of [['own', own] as const, ['all-districts', all] as const]) {
    const rate = rateOf(parts.part, parts.whole);
    if (rate.value !== null) return { value: rate.value, basis, rate };
  }
  return { value: assumed, basis: 'assumed', rate: null };
}

/** Parts and wholes added up. */
export function together(parts: readonly Parts[]): Parts {
  return parts.reduce((sum, { part, whole }) => ({ part: sum.part + part, whole: sum.whole + whole }), {
    part: 0,
    whole: 0,
  });
}

import type { CivilDate } from '../calendar.ts';
import { type CostBasis, type DayRate, dayRateAt, type Lack, rateCuts, sameRate } from './cost-basis.ts';
import { type DayRange, dayBefore, joinAdjacent } from './days.ts';
import { type FundingLine, type FundShare, fundingCuts, sharesAt } from './fund-shares.ts';
import type { Rates } from './rates.ts';

/** Days on which neither rate nor funding changes; `rate` is undefined where `lacks` says what is missing. */
export interface Stretch extends DayRange {
  readonly rate: DayRate | undefined;
  readonly lacks: readonly Lack[];
  readonly shares: readonly FundShare[];
}

/**
 * Cuts the days of an arrangement wherever point, award, on-cost rate or funding change. A date on which something was
 * entered but nothing changes, such as a funding line renewed at the same share, makes no cut.
 * @returns stretches in order that cover every day of `days` once
 */
export function stretchesOf(
  basis: CostBasis,
  funding: readonly FundingLine[],
  days: DayRange,
  rates: Rates,
): Stretch[] {
  const starts = new Set([days.from]);
  const cutAt = (cut: CivilDate) => {
    if (cut > days.from && cut <= days.to) starts.add(cut);
  };
  rateCuts(basis, rates).forEach(cutAt);
  fundingCuts(funding).forEach(cutAt);
  const sorted = [...starts].sort();
  const stretches = sorted.map((from, at): Stretch => {
    const next = sorted[at + 1];
    const found = dayRateAt(basis, from, rates);
    return {
      from,
      to: next === undefined ? days.to : dayBefore(next),
      rate: 'lacks' in found ? undefined : found,
      lacks: 'lacks' in found ? found.lacks : [],
      shares: sharesAt(funding, from),
    };
  });
  return stretches.length === 1 ? stretches : joinAdjacent(stretches, nothingChanges);
}

function nothingChanges(a: Stretch, b: Stretch): boolean {
  return (
    a.rate !== undefined &&
    b.rate !== undefined &&
    sameRate(a.rate, b.rate) &&
    a.shares.length === b.shares.length &&
    a.shares.every(({ fundId, shareBasisPoints }) =>
      b.shares.some((share) => share.fundId === fundId && share.shareBasisPoints === shareBasisPoints),
    )
  );
}

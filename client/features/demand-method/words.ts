import type { RateView, ShownCount, ShownRate } from '../../../server/contract/demand-method.ts';
import { formatNumber, formatPercent } from '../../format.ts';

/** What is shown of a figure that is not recorded, or of a share of nothing. */
export const NOT_KNOWN = 'not known';

/** A whole figure; “not known” where there is none. */
export function figure(value: number | null | undefined): string {
  return value === null || value === undefined ? NOT_KNOWN : formatNumber(value);
}

/** A share with what it is of: “24 % (31 of 129)”. */
export function share(rate: RateView | null | undefined): string {
  if (!rate || rate.value === null) return NOT_KNOWN;
  return `${formatPercent(rate.value)} (${formatNumber(rate.part)} of ${formatNumber(rate.whole)})`;
}

/** What stands for a figure that is too small to show, or would give such a figure away. */
export const TOO_FEW = 'too few';

/** A count as the service shows it. */
export function shownCount(shown: ShownCount | null | undefined): string {
  if (!shown) return NOT_KNOWN;
  return shown.value === null ? TOO_FEW : formatNumber(shown.value);
}

/** A share as the service shows it: with what it is of, where that is told. */
export function shownShare(rate: ShownRate | null | undefined): string {
  if (!rate) return NOT_KNOWN;
  if (rate.isHidden) return TOO_FEW;
  const { part, whole, value } = rate;
  return part === null || whole === null
    ? value === null
      ? NOT_KNOWN
      : formatPercent(value)
    : share({ part, whole, value });
}

/** Points, with as many decimals as they have, two at most. */
export function points(value: number | null): string {
  if (value === null) return NOT_KNOWN;
  const [, decimals = ''] = String(Math.round(value * 100) / 100).split('.');
  return formatNumber(value, decimals.length);
}

/** A share of time or caseload: “88.24 %”. */
export function percent(value: number): string {
  return `${points(value * 100)} %`;
}

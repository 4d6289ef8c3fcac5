import type {
  FairnessBand,
  FairnessDistrict,
  FairnessLanguage,
  FairnessWard,
} from '../../../server/contract/demand-fairness.ts';
import { formatNumber, formatPercent, formatSigned } from '../../format.ts';

type Figures = Pick<
  FairnessBand | FairnessWard | FairnessLanguage | FairnessDistrict,
  'isCounted' | 'openCases' | 'waiting' | 'waitingDays' | 'per100' | 'meanDays'
>;

export const TOO_FEW = 'too few';
const NOT_COUNTED = 'not counted';

/** A count, or why it is not shown. */
export function countText(count: number | null, { isCounted }: Pick<Figures, 'isCounted'>): string {
  if (count !== null) return formatNumber(count);
  return isCounted ? TOO_FEW : NOT_COUNTED;
}

/** Families that wait for each 100 open cases, or why that is not shown. */
export function per100Text({ per100, ...row }: Figures): string {
  if (per100 !== null) return formatNumber(per100, 1);
  if (!row.isCounted) return NOT_COUNTED;
  return row.openCases === 0 ? 'no cases' : TOO_FEW;
}

/** Days waited on average, or why that is not shown. */
export function daysText({ meanDays, ...row }: Figures): string {
  if (meanDays !== null) return formatNumber(meanDays);
  if (!row.isCounted) return NOT_COUNTED;
  return row.waiting === 0 ? 'nobody waits' : TOO_FEW;
}

/** Change of a share in points: `+6 points`. */
export function changeText(before: number | null, after: number | null): string {
  if (before === null || after === null) return '';
  const points = Math.round(after * 100) - Math.round(before * 100);
  if (points === 0) return 'as today';
  return `${formatSigned(points)} ${Math.abs(points) === 1 ? 'point' : 'points'}`;
}

/** Lowest to highest share of children in income deprivation. */
export function rangeText(lowest: number | null, highest: number | null): string {
  if (lowest === null || highest === null) return '';
  if (lowest === highest) return formatPercent(lowest, 1);
  return `${formatNumber(lowest * 100, 1)} to ${formatPercent(highest, 1)}`;
}

import type { StressAnswer, StressDistrict, StressMonth, StressTotal } from '../../../server/contract/demand-stress.ts';
import { formatMonth, formatNumber, formatPercent } from '../../format.ts';

type Sides = StressTotal['months'][number];

/** A district in the month in which all together are asked most. */
export function hardestOf({ hardest }: StressAnswer, { months }: StressDistrict): StressMonth | undefined {
  return months.find(({ month }) => month === hardest);
}

/** `98 % → 84 %`. */
export function coverageChange(sides: Sides | undefined): string {
  return sides ? `${formatPercent(sides.coverageBefore)} → ${formatPercent(sides.coverageAfter)}` : '–';
}

/** What the demand of a month rests on. */
export const BASIS_WORDS: Readonly<Record<StressAnswer['months'][number]['basis'], string>> = {
  counted: 'Counted',
  forecast: 'Forecast',
  'not-known': 'Not known',
};

/** What a month is called where it needs saying what it rests on. */
export function monthWords({ months }: StressAnswer, month: string): string {
  const found = months.find((each) => each.month === month);
  return `${formatMonth(month)}${found?.isMarked ? ' (marked)' : ''}`;
}

/** A figure with as many decimals as tell it apart. */
export function figure(value: number): string {
  if (Number.isInteger(value)) return formatNumber(value);
  return formatNumber(value, Math.abs(value) < 10 ? 2 : 1);
}

/** Where a figure of a usual month comes from. */
export const SOURCE_WORDS: Readonly<Record<StressDistrict['usual']['referrals']['basis'], string>> = {
  own: '',
  'all-districts': ' (from all districts)',
  assumed: ' (assumed)',
};

import type { StressAnswer, StressDistrict, StressMonth, StressTotal } from '../../../server/contract/demand-stress.ts';
import { formatFte, formatMonth, formatNumber, formatPercent } from '../../format.ts';

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

/** What the demand of a month of an answer rests on, in words that go on: `counted`. */
export function basisOf({ months }: StressAnswer, wanted: string): string {
  return BASIS_WORDS[months.find(({ month }) => month === wanted)?.basis ?? 'not-known'].toLowerCase();
}

/** Which demand a plan for the cases of an answer rests on, of all districts, or of the one that the reader sees: `rests on …`. */
export function plannedWords({ lastMonth, plannedFor, total, districts }: StressAnswer): string {
  const { beforeFte, extraFte, afterFte } = total?.counted ?? districts[0]?.counted ?? {};
  const counted = formatMonth(lastMonth);
  const start = `rests on the cases counted in ${counted}, not on the forecast`;
  if (beforeFte == null || extraFte === undefined || afterFte == null) return `${start}.`;
  const sum = `${formatFte(beforeFte)} FTE ${extraFte < 0 ? '−' : '+'} ${formatFte(Math.abs(extraFte))} FTE, the most it asks`;
  return `${start}: ${sum} (in ${formatMonth(plannedFor)}), is ${formatFte(afterFte)} FTE.`;
}

/** When the least of the demand is covered with the cases, of the months that are known: a sentence, or nothing. */
export function leastCovered(name: string, { months }: StressTotal): string {
  const known = months.filter(({ coverageAfter }) => coverageAfter !== null);
  const [least] = known.toSorted((a, b) => (a.coverageAfter ?? 0) - (b.coverageAfter ?? 0));
  if (!least) return '';
  const { month, coverageBefore, coverageAfter } = least;
  return `${name} can cover least in ${formatMonth(month)}: ${formatPercent(coverageAfter)} of what is needed then, ${formatPercent(coverageBefore)} without it.`;
}

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
  'all-districts': ' (from other districts)',
  assumed: ' (assumed)',
};

import type { Month } from '../calendar.ts';

/** Lengths of time that figures are told of, the shortest first. A year is a council’s financial year, April to March. */
export const GRAINS = ['month', 'quarter', 'year'] as const;
export type Grain = (typeof GRAINS)[number];

/** First month of the quarter or financial year that a month lies in; of a month itself. */
export function periodOf(month: Month, grain: Grain): Month {
  if (grain === 'month') return month;
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  if (grain === 'quarter') return monthNamed(year, number - ((number - 1) % 3));
  return monthNamed(number >= 4 ? year : year - 1, 4);
}

/** Last month of a period. @param period its first month */
export function lastMonthOf(period: Month, grain: Grain): Month {
  const [year = 0, number = 1] = period.split('-').map(Number);
  const last = number - 1 + { month: 0, quarter: 2, year: 11 }[grain];
  return monthNamed(year + Math.floor(last / 12), (last % 12) + 1);
}

function monthNamed(year: number, number: number): Month {
  return `${String(year).padStart(4, '0')}-${String(number).padStart(2, '0')}`;
}

/** What is told of a figure in time, and how much there is of it. */
export interface InTime {
  /** True where a period may be shown as far as other figures of that period go. */
  isShown: (grain: Grain, period: Month) => boolean;
  /** What is counted in it: the least is hidden first. */
  size: (grain: Grain, period: Month) => number;
}

/**
 * Which months, quarters and years of a figure are shown: none by itself is hidden within a longer one that is shown, and
 * none is hidden whose parts are all shown. So neither a sum less the others nor the difference of two sums tells it.
 * @param months that are recorded
 */
export function toldInTime(
  months: readonly Month[],
  { isShown, size }: InTime,
): (grain: Grain, period: Month) => boolean {
  const keyOf = (grain: Grain, period: Month) => `${grain} ${period}`;
  const hidden = new Set<string>();
  const parents = (['year', 'quarter'] as const).flatMap((grain) => {
    const part: Grain = grain === 'year' ? 'quarter' : 'month';
    return [
      ...Map.groupBy(new Set(months.map((month) => periodOf(month, part))), (month) => periodOf(month, grain)),
    ].map(([period, parts]) => ({ key: keyOf(grain, period), part, parts: bySize(parts, part) }));
  });
  for (const grain of GRAINS) {
    for (const period of new Set(months.map((month) => periodOf(month, grain)))) {
      if (!isShown(grain, period)) hidden.add(keyOf(grain, period));
    }
  }
  for (let before = -1; before !== hidden.size; ) {
    before = hidden.size;
    for (const { key, part, parts } of parents) {
      const shown = parts.filter((period) => !hidden.has(keyOf(part, period)));
      const isTold = hidden.has(key) ? shown.length === parts.length : shown.length === parts.length - 1;
      const [least] = shown;
      if (isTold) hidden.add(least === undefined ? key : keyOf(part, least));
    }
  }
  return (grain, period) => !hidden.has(keyOf(grain, period));

  function bySize(periods: readonly Month[], grain: Grain): Month[] {
    const sizes = new Map(periods.map((period) => [period, size(grain, period) || Number.POSITIVE_INFINITY]));
    return periods.toSorted((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0));
  }
}

/**
 * True where a sum over months follows from months, quarters and years that are told: from several of them together, or
 * from one less others. What follows may be used as well, since it tells nothing new.
 * @param recorded every month that is recorded, in the order of time
 */
export function followsInTime(
  isTold: (grain: Grain, period: Month) => boolean,
  recorded: readonly Month[],
  wanted: ReadonlySet<Month>,
): boolean {
  const follows = (at: number, period: Month, own: readonly Month[], isWanted: (month: Month) => boolean): boolean => {
    if (!own.some(isWanted)) return true;
    const grain = LONGEST_FIRST[at] ?? 'month';
    const isWhole = own.every(isWanted);
    if (isWhole && isTold(grain, period)) return true;
    const part = LONGEST_FIRST[at + 1];
    if (part === undefined) return false;
    const parts = [...Map.groupBy(own, (month) => periodOf(month, part))];
    if (parts.every(([first, months]) => follows(at + 1, first, months, isWanted))) return true;
    return (
      !isWhole &&
      isTold(grain, period) &&
      parts.every(([first, months]) => follows(at + 1, first, months, (month) => !isWanted(month)))
    );
  };
  return [...Map.groupBy(recorded, (month) => periodOf(month, 'year'))].every(([year, own]) =>
    follows(0, year, own, (month) => wanted.has(month)),
  );
}

const LONGEST_FIRST = ['year', 'quarter', 'month'] as const;

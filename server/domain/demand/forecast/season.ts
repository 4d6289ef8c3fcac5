import { type MonthlySeries, seasonAt } from './series.ts';

export const MONTHS_A_YEAR = 12;
/** Months either side that a month is compared with. */
const NEIGHBOURS = 6;
/** Years of doubt: a season seen in one year only counts by 1 ÷ (1 + 0.25), one seen in four by 4 ÷ 4.25. */
const DOUBT_YEARS = 0.25;
/** How often season and level are taken from each other; more changes nothing that can be seen. */
const ROUNDS = 5;

/**
 * What each month of the year lies above the months around it, January first; together they come to 0. Of the months
 * around, the middle figure counts, so that a single odd month does not bend them; a steady rise is taken off first.
 *
 * Method: season and level are taken off in turn until they agree (backfitting), each season drawn a little towards 0.
 */
export function seasonOf(series: MonthlySeries): number[] {
  const first = seasonAt(series, 0);
  const counts = Array.from({ length: MONTHS_A_YEAR }, () => 0);
  series.values.forEach((value, index) => {
    const month = (first + index) % MONTHS_A_YEAR;
    if (value !== null) counts[month] = (counts[month] ?? 0) + 1;
  });
  const slope = monthlyRise(series);
  let season = counts.map(() => 0);
  for (let round = 0; round < ROUNDS; round += 1) {
    const plain = withoutSeason(series, season).map((value, index) => (value === null ? null : value - slope * index));
    const sums = counts.map(() => 0);
    plain.forEach((value, index) => {
      if (value === null) return;
      const month = (first + index) % MONTHS_A_YEAR;
      const level = middle(plain, index - NEIGHBOURS, index + NEIGHBOURS) ?? value;
      sums[month] = (sums[month] ?? 0) + value + (season[month] ?? 0) - level;
    });
    const drawn = sums.map((sum, month) => sum / ((counts[month] ?? 0) + DOUBT_YEARS));
    const mean = drawn.reduce((sum, each) => sum + each, 0) / MONTHS_A_YEAR;
    season = drawn.map((each) => each - mean);
  }
  return season;
}

/** What a month lies above the one before: a twelfth of the middle rise from year to year, 0 within the first year. */
function monthlyRise(series: MonthlySeries): number {
  return (middle(risesOver(series, MONTHS_A_YEAR)) ?? 0) / MONTHS_A_YEAR;
}

/** How much each figure lies above the one so many months before, where both are known. */
export function risesOver({ values }: MonthlySeries, months: number): number[] {
  return values.flatMap((value, index) => {
    const before = values[index - months] ?? null;
    return value === null || before === null ? [] : [value - before];
  });
}

/** The figures with the season of their month taken off; gaps stay gaps. */
export function withoutSeason(series: MonthlySeries, season: readonly number[]): (number | null)[] {
  const first = seasonAt(series, 0);
  return series.values.map((value, index) =>
    value === null ? null : value - (season[(first + index) % MONTHS_A_YEAR] ?? 0),
  );
}

/**
 * The middle one of the figures between two positions, or the mean of the two in the middle; gaps do not count.
 * @param to inclusive; both may lie outside
 * @returns undefined without a figure
 */
export function middle(
  values: readonly (number | null)[],
  from = 0,
  to = Number.POSITIVE_INFINITY,
): number | undefined {
  // sorted as they come: the stretches are short, and this is done for every month of every forecast of the past
  const sorted: number[] = [];
  const end = Math.min(to, values.length - 1);
  for (let index = Math.max(0, from); index <= end; index += 1) {
    const value = values[index];
    if (value === null || value === undefined) continue;
    let place = sorted.length;
    for (; place > 0 && (sorted[place - 1] ?? 0) > value; place -= 1) sorted[place] = sorted[place - 1] ?? 0;
    sorted[place] = value;
  }
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2;
}

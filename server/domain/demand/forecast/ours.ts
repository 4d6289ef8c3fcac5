import { MONTHS_A_YEAR, middle, risesOver, seasonOf, withoutSeason } from './season.ts';
import { type MonthlySeries, seasonAt } from './series.ts';
import { smoothingForecast } from './smoothing.ts';

/** Figures whose middle is taken for the level. */
const LEVEL_FIGURES = 6;
/** Months from the middle of those figures to the last of them. */
const LEVEL_LIES_BACK = (LEVEL_FIGURES - 1) / 2;
/** How much of the steady rise is believed in at most, and how many rises seen it takes for half of that. */
const RISE_BELIEVED = 0.8;
const RISES_FOR_HALF = 6;

/** What our forecast of one month is made of: it is the mean of `steady` and `following`. */
export interface OurParts {
  /** Middle one of the last six figures, their season taken off. */
  level: number;
  /** What a steady rise from year to year adds by that month, drawn in for its doubt. */
  rise: number;
  /** What the month of the year adds. */
  season: number;
  /** Level, rise and season. */
  steady: number;
  /** What smoothing says, which follows what came last. */
  following: number;
}

/**
 * Our forecast: the mean of two. One holds the middle level of the last months with a steady rise and the season; the
 * other follows level, trend and season by exponential smoothing. Where one is carried off the other is not, so that
 * the mean errs less than the second alone (Bates & Granger 1969, The combination of forecasts).
 * @param hasSeason false for figures that have none, such as one a year: each “month” is then a year
 * @returns a month each, 1, 2, … `ahead` months after the last; empty where no value is known
 */
export function ourForecast(series: MonthlySeries, ahead: number, hasSeason = true): OurParts[] {
  const season = hasSeason ? seasonOf(series) : null;
  const level = middle(
    (season ? withoutSeason(series, season) : series.values).filter((value) => value !== null).slice(-LEVEL_FIGURES),
  );
  if (level === undefined) return [];
  const rise = believedRise(series, hasSeason ? MONTHS_A_YEAR : 1);
  return smoothingForecast(series, season, ahead).map((following, step) => {
    const risen = rise * (LEVEL_LIES_BACK + step + 1);
    const adds = season?.[seasonAt(series, series.values.length + step)] ?? 0;
    return { level, rise: risen, season: adds, steady: level + risen + adds, following };
  });
}

/** The middle rise over so many months as a rise from month to month, believed in the more the more rises were seen. */
function believedRise(series: MonthlySeries, over: number): number {
  const rises = risesOver(series, over);
  const believed = (RISE_BELIEVED * rises.length) / (rises.length + RISES_FOR_HALF);
  return ((middle(rises) ?? 0) / over) * believed;
}

import { isLess } from './errors.ts';
import { MONTHS_A_YEAR, middle, withoutSeason } from './season.ts';
import { type MonthlySeries, seasonAt } from './series.ts';

/** How much of an error each part of the state takes up, 0…1, and how much of the trend is left a month later. */
interface Speeds {
  level: number;
  trend: number;
  season: number;
  damping: number;
}

/** What the smoothing knows after the months it has seen. */
interface State {
  level: number;
  trend: number;
  /** What each month of the year lies above the level, January first. */
  season: number[];
}

/** The speeds that are tried: few and coarse, since a few years of months cannot tell finer ones apart. */
const TRENDS = [
  { trend: 0, damping: 0 },
  { trend: 0.05, damping: 0.8 },
  { trend: 0.05, damping: 0.95 },
  { trend: 0.15, damping: 0.8 },
  { trend: 0.15, damping: 0.95 },
];
const SPEEDS: readonly Speeds[] = [0.1, 0.25, 0.5, 0.75].flatMap((level) =>
  TRENDS.flatMap((trend) => [0, 0.15].map((season) => ({ level, season, ...trend }))),
);

/** An error teaches at most what one of so many times the usual size would: one odd month does not carry the level off. */
const MOST_TIMES_USUAL = 2.5;
/** Figures that the level starts from. */
const START_FIGURES = 6;

/**
 * Forecast by exponential smoothing: a level, a damped trend, and what each month of the year adds. In a gap the state
 * goes on by itself, so that it neither teaches nor disturbs. The speeds are those that would have erred least one
 * month ahead. Everything adds up and nothing multiplies: a number added to every value is added to the forecast, and
 * a multiple of the values has that multiple of the forecast.
 *
 * Source: Gardner & McKenzie (1985), damped trends; Hyndman et al., Forecasting with Exponential Smoothing (2008),
 * ETS(A,Ad,A); Gelper, Fried & Croux (2010), bounded errors.
 * @param season what each month of the year is taken to lie above the others at first, January first; null: there is no season
 * @returns the forecast 1, 2, … `ahead` months after the last value; empty where no value is known
 */
export function smoothingForecast(series: MonthlySeries, season: readonly number[] | null, ahead: number): number[] {
  const level = middle(
    (season ? withoutSeason(series, season) : series.values).filter((value) => value !== null).slice(0, START_FIGURES),
  );
  if (level === undefined) return [];
  const start = (): State => ({
    level,
    trend: 0,
    season: season ? [...season] : Array.from({ length: MONTHS_A_YEAR }, () => 0),
  });
  let least = Number.POSITIVE_INFINITY;
  let best = { state: start(), damping: 0 };
  for (const speeds of SPEEDS) {
    if (!season && speeds.season > 0) continue;
    const usual = follow(series, start(), speeds, Number.POSITIVE_INFINITY);
    const state = start();
    const error = follow(series, state, speeds, usual * MOST_TIMES_USUAL);
    if (isLess(error, least)) [least, best] = [error, { state, damping: speeds.damping }];
  }
  return carryOn(series, best.state, best.damping, ahead);
}

/**
 * Takes the state through every month of the series.
 * @param state is changed: afterwards it knows the whole series
 * @param most the largest error that is learnt from in full
 * @returns mean absolute error one month ahead
 */
function follow(series: MonthlySeries, state: State, speeds: Speeds, most: number): number {
  const { season } = state;
  let { level, trend } = state;
  let month = seasonAt(series, 0);
  let sum = 0;
  let count = 0;
  for (const value of series.values) {
    trend *= speeds.damping;
    level += trend;
    if (value !== null) {
      const seasonal = season[month] ?? 0;
      const error = value - level - seasonal;
      const learnt = Math.max(-most, Math.min(most, error));
      sum += Math.abs(error);
      count += 1;
      level += speeds.level * learnt;
      trend += speeds.trend * learnt;
      season[month] = seasonal + speeds.season * learnt;
    }
    month = (month + 1) % MONTHS_A_YEAR;
  }
  state.level = level;
  state.trend = trend;
  return sum / count;
}

function carryOn(series: MonthlySeries, state: State, damping: number, ahead: number): number[] {
  let { level, trend } = state;
  return Array.from({ length: ahead }, (_, step) => {
    trend *= damping;
    level += trend;
    return level + (state.season[seasonAt(series, series.values.length + step)] ?? 0);
  });
}

import { MONTHS_AHEAD } from './methods.ts';

/** Forecasts of one month of the past, each by its own way, put against what came. */
export interface Told<Way extends string> {
  /** True for a month that is marked: it is no error to learn from. */
  isMarked: boolean;
  /** Months after the last one that was known, 1…12. */
  ahead: number;
  actual: number;
  /** Null where the way had nothing to say. */
  forecast: Record<Way, number | null>;
}

/** How far one way to forecast was off on average. */
export interface MeanError {
  /** What all forecasts together were off by, FTE; over all months ahead, the sum of the twelve means. */
  sum: number;
  /** Mean absolute error, FTE. */
  fte: number;
  /** That as a share of the mean figure; null where that is 0. */
  share: number | null;
}

/** How far each way to forecast was off, over the same months of the past. */
export interface ErrorLine<Way extends string> {
  /** Months ahead; null: the mean over all twelve, each counting the same. */
  ahead: number | null;
  /** How many forecasts were put against what came. */
  count: number;
  /** Mean of what came, FTE. */
  meanActual: number;
  errors: Record<Way, MeanError>;
}

/**
 * Mean absolute errors by months ahead, of those months of the past that every way made a forecast of, so that all are
 * measured on the same ones; the last line is over all months ahead. Months ahead that could not be checked are left
 * out.
 */
export function errorLines<Way extends string>(checks: readonly Told<Way>[], ways: readonly Way[]): ErrorLine<Way>[] {
  const comparable = checks.filter(
    ({ isMarked, forecast }) => !isMarked && ways.every((way) => forecast[way] !== null),
  );
  const byAhead = Map.groupBy(comparable, ({ ahead }) => ahead);
  const lines = Array.from({ length: MONTHS_AHEAD }, (_, step) => step + 1).flatMap((ahead) => {
    const of = byAhead.get(ahead);
    return of ? [errorLine(ahead, of, ways)] : [];
  });
  return lines.length === 0 ? [] : [...lines, together(lines, ways)];
}

function errorLine<Way extends string>(
  ahead: number,
  checks: readonly Told<Way>[],
  ways: readonly Way[],
): ErrorLine<Way> {
  const meanActual = mean(checks.map(({ actual }) => actual));
  const error = (way: Way): MeanError => {
    const sum = sumOf(checks.map(({ actual, forecast }) => Math.abs((forecast[way] ?? actual) - actual)));
    const fte = sum / checks.length;
    return { sum, fte, share: meanActual > 0 ? fte / meanActual : null };
  };
  return { ahead, count: checks.length, meanActual, errors: ofEach(ways, error) };
}

function together<Way extends string>(lines: readonly ErrorLine<Way>[], ways: readonly Way[]): ErrorLine<Way> {
  const error = (way: Way): MeanError => {
    const shares = lines.map(({ errors }) => errors[way].share).filter((share) => share !== null);
    const sum = sumOf(lines.map(({ errors }) => errors[way].fte));
    return {
      sum,
      fte: sum / lines.length,
      share: shares.length < lines.length ? null : mean(shares),
    };
  };
  return {
    ahead: null,
    count: sumOf(lines.map(({ count }) => count)),
    meanActual: mean(lines.map(({ meanActual }) => meanActual)),
    errors: ofEach(ways, error),
  };
}

function ofEach<Way extends string, T>(ways: readonly Way[], value: (way: Way) => T): Record<Way, T> {
  return Object.fromEntries(ways.map((way) => [way, value(way)])) as Record<Way, T>;
}

/** Sum ÷ count, of at least one value. */
export function mean(values: readonly number[]): number {
  return sumOf(values) / values.length;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** How much less an error has to be: what only rounding tells apart is the same. */
const LESS_BY = 1e-9;

/** True where one error is less than another by more than rounding. */
export function isLess(error: number, than: number): boolean {
  return error < than * (1 - LESS_BY);
}

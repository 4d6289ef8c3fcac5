import { RANGES, type RangeName } from './doubt.ts';
import { ofRanges, type PastError, rangesAround, widthsOf } from './ranges.ts';

/** How many forecasts of the past there were, and in how many the real figure lay in each range. */
export interface Held extends Record<RangeName, number> {
  count: number;
}

/** How often the real figure lay in the ranges that could be given at the time. */
export interface Coverage extends Held {
  /** The same with the marked months, which no forecast can see coming; null where there were none. */
  withMarked: Held | null;
  /** Months, not marked, that lay outside the 80 in 100 range of most forecasts of them: as numbers (`monthNumber`). */
  missed: number[];
}

/**
 * Checks the ranges the way the forecast is checked: those of an origin come from the errors that were known by then,
 * and are put against what came. Never are they put against what they were learnt from.
 * @returns null where no forecast of the past could have had ranges
 */
export function coverageOf(errors: readonly PastError[]): Coverage | null {
  const plain = noneHeld();
  const all = noneHeld();
  const months = new Map<number, Held>();
  for (const [origin, made] of Map.groupBy(errors, (error) => error.origin)) {
    const widths = widthsOf(errors.filter((error) => error.origin + error.ahead <= origin));
    if (!widths) continue;
    for (const { ahead, since, isMarked, actual, forecast } of made) {
      const ranges = rangesAround(forecast, since, widths);
      const isIn = ofRanges((range) => ranges[range].low <= actual && actual <= ranges[range].high);
      add(all, isIn);
      if (isMarked) continue;
      add(plain, isIn);
      const month = months.get(origin + ahead) ?? noneHeld();
      months.set(origin + ahead, month);
      add(month, isIn);
    }
  }
  if (plain.count === 0) return null;
  const missed = [...months].flatMap(([month, { eighty, count }]) => (eighty * 2 < count ? [month] : []));
  return { ...plain, withMarked: all.count > plain.count ? all : null, missed: missed.sort((a, b) => a - b) };
}

function noneHeld(): Held {
  return { count: 0, ...ofRanges(() => 0) };
}

function add(held: Held, isIn: Record<RangeName, boolean>): void {
  held.count += 1;
  for (const range of RANGES) if (isIn[range]) held[range] += 1;
}

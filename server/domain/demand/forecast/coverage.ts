import type { Steps } from './backtest.ts';
import { RANGES, type RangeName } from './doubt.ts';
import { ofRanges, type PastError, rangesAround } from './ranges.ts';
import { widthsOf } from './widths.ts';

/** How many forecasts of the past there were, and in how many the real figure lay in each range. */
export interface Held extends Record<RangeName, number> {
  count: number;
}

/**
 * What could be seen coming: a month like the others; a month after marked ones, forecast before or in them; a marked
 * month itself.
 */
export type Sight = 'clear' | 'overMarked' | 'marked';

/** The forecasts of one month. */
export interface HeldMonth extends Held {
  /** As a number (`monthNumber`). */
  month: number;
  sight: Sight;
}

/** How often the real figure lay in the ranges that could be given at the time. */
export interface Coverage extends Held {
  /** The same of months that were forecast over marked ones, which nobody could see coming; null without any. */
  overMarked: Held | null;
  /** The same of the marked months themselves; null without any. */
  marked: Held | null;
  /** Month by month, oldest first; a month has a line for each sight that forecasts of it had. */
  months: HeldMonth[];
  /** Months in clear sight that lay outside the 80 in 100 range of most forecasts of them. */
  missed: number[];
}

/**
 * Checks the ranges the way the forecast is checked: those of an origin come from the errors that were known by then,
 * and are put against what came. Never are they put against what they were learnt from.
 * @returns null where no forecast of the past in clear sight could have had ranges
 */
export function* coverageSteps(errors: readonly PastError[]): Steps<Coverage | null> {
  const months = new Map<string, HeldMonth>();
  for (const [origin, made] of Map.groupBy(errors, (error) => error.origin)) {
    const widths = widthsOf(errors.filter((error) => error.origin + error.ahead <= origin));
    if (!widths) continue;
    for (const error of made) {
      const { since, actual, forecast } = error;
      const ranges = rangesAround(forecast, since, widths);
      const isIn = ofRanges((range) => ranges[range].low <= actual && actual <= ranges[range].high);
      const month = origin + error.ahead;
      const sight = sightOf(error);
      const held = months.get(`${month} ${sight}`) ?? { month, sight, ...noneHeld() };
      months.set(`${month} ${sight}`, held);
      add(
        held,
        ofRanges((range) => (isIn[range] ? 1 : 0)),
        1,
      );
    }
    yield;
  }
  return together([...months.values()].sort((one, other) => one.month - other.month));
}

function sightOf({ isMarked, isOverMarked }: PastError): Sight {
  if (isMarked) return 'marked';
  return isOverMarked ? 'overMarked' : 'clear';
}

function together(months: HeldMonth[]): Coverage | null {
  const of = (sight: Sight): Held | null => {
    const those = months.filter((month) => month.sight === sight);
    const sum = noneHeld();
    for (const month of those) add(sum, month, month.count);
    return those.length === 0 ? null : sum;
  };
  const clear = of('clear');
  if (!clear) return null;
  const missed = months.flatMap(({ month, sight, eighty, count }) =>
    sight === 'clear' && eighty * 2 < count ? [month] : [],
  );
  return { ...clear, overMarked: of('overMarked'), marked: of('marked'), months, missed };
}

function noneHeld(): Held {
  return { count: 0, ...ofRanges(() => 0) };
}

function add(held: Held, more: Record<RangeName, number>, count: number): void {
  held.count += count;
  for (const range of RANGES) held[range] += more[range];
}

import type { PastError, Widths } from '../../server/domain/demand/forecast/ranges.ts';
import { widthsOf } from '../../server/domain/demand/forecast/widths.ts';

/** An error of the past that says what it is off by; all else as in months like the others. */
export function off(by: number, ahead: number, origin: number, more: Partial<PastError> = {}): PastError {
  return { origin, ahead, since: ahead, isMarked: false, isOverMarked: false, actual: 10, forecast: 10 + by, ...more };
}

/** The widths, where there have to be some. */
export function widthsFrom(errors: readonly PastError[]): Widths {
  const widths = widthsOf(errors);
  if (!widths) throw new Error('There are errors enough');
  return widths;
}

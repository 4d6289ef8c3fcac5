import type { CivilDate } from '../calendar.ts';
import { daysBetween } from './arrangement-dates.ts';

/** How an arrangement stands at a date. */
export type ArrangementState = 'not-begun' | 'running' | 'ends-in-90' | 'ends-in-60' | 'ends-in-30' | 'ended';

interface Ending {
  startDate: CivilDate;
  /** Null counts as without end. */
  endDate: CivilDate | null;
}

/** How it stands at a date: 30 days before its last day it ends in 30. */
export function stateAt({ startDate, endDate }: Ending, asAt: CivilDate): ArrangementState {
  if (asAt < startDate) return 'not-begun';
  if (endDate === null) return 'running';
  const left = daysBetween(asAt, endDate);
  if (left < 0) return 'ended';
  if (left <= 30) return 'ends-in-30';
  if (left <= 60) return 'ends-in-60';
  return left <= 90 ? 'ends-in-90' : 'running';
}

/** Days until the last day of what runs at a date; null before it begins, after it, and without an end. */
export function daysLeftAt({ startDate, endDate }: Ending, asAt: CivilDate): number | null {
  if (asAt < startDate || endDate === null || endDate < asAt) return null;
  return daysBetween(asAt, endDate);
}

/** True where it started before the day it was decided; not where nobody knows that day. */
export function isRetrospective({ startDate }: Pick<Ending, 'startDate'>, decidedOn: CivilDate | null): boolean {
  return decidedOn !== null && startDate < decidedOn;
}

import type { CivilDate } from '../calendar.ts';
import type { OccupancyRecord } from './records.ts';

/** Whoever held a post substantively and left before a date, the last one first. @param inPost of any dates */
export function formerHolders<O extends OccupancyRecord>(inPost: readonly O[], asAt: CivilDate): O[] {
  const lastDay = ({ endDate }: O) => endDate ?? '';
  return inPost
    .filter(({ kind, endDate }) => kind === 'substantive' && endDate !== null && endDate < asAt)
    .sort((a, b) => (lastDay(a) < lastDay(b) ? 1 : -1));
}

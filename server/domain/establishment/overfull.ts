import type { CivilDate } from '../calendar.ts';
import { holdsAt, isTemporary, type OccupancyRecord } from './records.ts';

/** A day from which a post is held substantively beyond its budgeted hours. */
export interface Overfull {
  from: CivilDate;
  /** Minutes a week held substantively on that day. */
  minutes: number;
  holders: OccupancyRecord[];
}

/**
 * The first day on which the substantive holders of a post come to more than its budgeted hours.
 * @param occupancies of the one post, over all time; temporary arrangements do not count
 * @returns undefined where they never do
 */
export function overfull(budgetedMinutes: number, occupancies: readonly OccupancyRecord[]): Overfull | undefined {
  const substantive = occupancies.filter((occupancy) => !isTemporary(occupancy));
  const starts = [...new Set(substantive.map(({ startDate }) => startDate))].sort();
  for (const from of starts) {
    const holders = substantive.filter((occupancy) => holdsAt(occupancy, from));
    const minutes = holders.reduce((sum, holder) => sum + holder.minutes, 0);
    if (minutes > budgetedMinutes) return { from, minutes, holders };
  }
  return undefined;
}

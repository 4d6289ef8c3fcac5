import type { CivilDate } from '../calendar.ts';
import { dayBefore } from '../pay/days.ts';
import type { FundingRecord, OccupancyRecord } from './records.ts';

/** A stretch of pay after a cut: the point at its start, and the later steps. */
interface PayFrom {
  payPoint: number | null;
  steps: OccupancyRecord['steps'];
}

/** What happens to the records of a post when another post follows it from a date on. */
export interface Succession {
  /** Last day of the old post. */
  lastDay: CivilDate;
  /** Occupancies that run across the date: each ends on the last day, and `rest` begins in the new post. */
  cut: { ended: OccupancyRecord; keptSteps: OccupancyRecord['steps']; rest: OccupancyRecord }[];
  /** Occupancies that begin on or after the date: they go over as they are. */
  moved: OccupancyRecord[];
  /** Funding lines of the post that run across the date. */
  cutLines: { ended: FundingRecord; rest: FundingRecord }[];
  movedLines: FundingRecord[];
}

/**
 * Divides what hangs on a post at a date from which another post follows it. Nothing is lost and nothing overlaps: each
 * record lies before the date, or after it, or is cut into two that touch. `rest` has the same id as what it is cut
 * from; whoever stores it gives it one of its own.
 * @param occupancies of the post, over all time
 * @param lines funding lines of the post itself
 */
export function succession(
  fromDate: CivilDate,
  occupancies: readonly OccupancyRecord[],
  lines: readonly FundingRecord[],
): Succession {
  const lastDay = dayBefore(fromDate);
  const runsOn = ({ startDate, endDate }: OccupancyRecord) =>
    startDate < fromDate && (endDate === null || endDate >= fromDate);
  return {
    lastDay,
    cut: occupancies.filter(runsOn).map((occupancy) => ({
      ended: { ...occupancy, endDate: lastDay },
      keptSteps: occupancy.steps.filter((step) => step.fromDate < fromDate),
      rest: { ...occupancy, ...payFrom(occupancy, fromDate), startDate: fromDate },
    })),
    moved: occupancies.filter(({ startDate }) => startDate >= fromDate),
    cutLines: lines
      .filter((line) => line.fromDate < fromDate && line.toDate >= fromDate)
      .map((line) => ({ ended: { ...line, toDate: lastDay }, rest: { ...line, fromDate } })),
    movedLines: lines.filter((line) => line.fromDate >= fromDate),
  };
}

function payFrom({ payPoint, steps }: OccupancyRecord, fromDate: CivilDate): PayFrom {
  const reached = steps.filter((step) => step.fromDate <= fromDate).at(-1);
  return { payPoint: reached?.point ?? payPoint, steps: steps.filter((step) => step.fromDate > fromDate) };
}

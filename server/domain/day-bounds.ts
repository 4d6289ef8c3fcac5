import type { CivilDate } from './calendar.ts';
import { civilDateAt } from './today.ts';

const HOUR = 3_600_000;

/**
 * The instant a civil day begins in London, as ISO text: `2021-04-01` → `2021-03-31T23:00:00.000Z`.
 * @throws RangeError for a date that does not exist
 */
export function startOfDay(date: CivilDate): string {
  const midnight = new Date(`${date}T00:00:00.000Z`);
  const hourBefore = new Date(midnight.getTime() - HOUR);
  return (civilDateAt(hourBefore) === date ? hourBefore : midnight).toISOString();
}

/** The instant a civil day ends in London: the start of the next one, as ISO text. */
export function endOfDay(date: CivilDate): string {
  const noon = new Date(`${date}T12:00:00.000Z`);
  return startOfDay(new Date(noon.getTime() + 24 * HOUR).toISOString().slice(0, 10));
}

import type { CivilDate } from './calendar.ts';

const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The civil date in Europe/London at an instant: 00:30 on 1 July in London is 1 July, whatever UTC says. */
export function civilDateAt(instant: Date): CivilDate {
  const parts = new Map(LONDON.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}

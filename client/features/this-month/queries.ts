import { queryOptions } from '@tanstack/react-query';
import type { CalendarAddress, CalendarFeed } from '../../../server/contract/calendar.ts';
import type { Digest } from '../../../server/contract/digest.ts';
import { answer, api } from '../../api.ts';

/** What needs action at a date, as far as the signed-in role may see it. Always asked for anew: it is worked off elsewhere. */
export const digestQuery = (asAt: string) =>
  queryOptions({
    queryKey: ['digest', asAt],
    queryFn: (): Promise<Digest> => answer(api.digest.$get({ query: { asAt } })),
    staleTime: 0,
  });

/** Whether one has a calendar address. */
export const calendarFeedQuery = queryOptions({
  queryKey: ['calendar-feed'],
  queryFn: (): Promise<CalendarFeed> => answer(api['calendar-feed'].$get()),
});

/** Makes a calendar address in place of the one before. It is told this once. */
export function makeCalendarAddress(): Promise<CalendarAddress> {
  return answer(api['calendar-feed'].$post());
}

/** Takes one's calendar address back. */
export async function revokeCalendarAddress(): Promise<void> {
  await api['calendar-feed'].$delete();
}

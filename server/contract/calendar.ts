import { z } from 'zod';

/** Whether an account has a calendar address. The address itself is shown once, when it is made. */
export const calendarFeed = z.object({ createdAt: z.iso.datetime().nullable() }).meta({ id: 'CalendarFeed' });
export type CalendarFeed = z.infer<typeof calendarFeed>;

/** A calendar address that was just made; only a hash of its secret is kept. */
export const calendarAddress = z
  .object({
    path: z.string().meta({ description: 'Below the address of this installation; whoever has it can read the feed' }),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'CalendarAddress' });
export type CalendarAddress = z.infer<typeof calendarAddress>;

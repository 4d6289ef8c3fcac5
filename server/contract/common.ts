import { z } from 'zod';

/** A civil date, both ends of a period inclusive, Europe/London. */
export const civilDate = z.iso.date().meta({ description: 'Civil date YYYY-MM-DD' });
/** A calendar month. */
export const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'A month is written YYYY-MM, for example 2021-03')
  .meta({ description: 'Calendar month YYYY-MM' });
/** An opaque identifier, as short text. */
export const id = z.string().min(1).max(64);
export const fte = z.number().meta({ description: 'Full-time equivalents' });
export const version = z.int().min(1).meta({ description: 'Send it back in If-Match as "N" when you change the row' });
export const asAtQuery = z.object({
  asAt: civilDate
    .optional()
    .meta({ description: 'Date the answer is for; without it the default date of this installation' }),
});
/** Precondition of every change: the version the change starts from, as an entity tag: "7". */
export const ifMatchHeader = z.object({
  'if-match': z.string().optional().meta({ description: 'Version the change starts from, in quotes: "7"' }),
});

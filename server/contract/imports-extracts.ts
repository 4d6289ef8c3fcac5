import { z } from 'zod';
import { id } from './common.ts';
import { importFault, layoutColumn, runQuery } from './imports.ts';

/** Files of other systems, counted month by month; no row of them is kept. */
export const extractKind = z.enum(['case-extract', 'episodes', 'referrals']);
export type ExtractKind = z.infer<typeof extractKind>;

const month = z.string().regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/, 'Write a month as 2021-03.');

/** The months a file covers, both inclusive; files of referrals say it row by row. */
export const extractQuery = runQuery.extend({ from: month.optional(), to: month.optional() });

/** A figure of a district in a month, as it stands and as the file has it. */
const extractFigure = z.object({ name: z.string(), before: z.int(), after: z.int() });

/** What an extract would do. Nothing is stored until it is committed with this digest. */
export const extractPreview = z
  .object({
    kind: extractKind,
    digest: z.string().meta({ description: 'Send it in If-Match to commit exactly what was previewed' }),
    rows: z.int(),
    cases: z.int().nullable().meta({ description: 'Cases or episodes, each counted once; null for referrals' }),
    families: z
      .int()
      .nullable()
      .meta({ description: 'Families, each counted once; null where the file has no family id' }),
    from: z.string().nullable(),
    to: z.string().nullable(),
    added: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    removed: z.int().meta({ description: 'Figures of the months and districts of the file that it has no cases for' }),
    faults: z.array(importFault),
    faultCount: z.int(),
    notices: z.array(z.string()),
    months: z
      .array(z.object({ month: z.string(), district: z.string(), figures: z.array(extractFigure) }))
      .meta({ description: 'By month and district, at most 600 lines' }),
  })
  .meta({ id: 'ExtractPreview' });
export type ExtractPreview = z.infer<typeof extractPreview>;

export const extractDone = z
  .object({ importId: id, added: z.int(), changed: z.int(), unchanged: z.int(), removed: z.int() })
  .meta({ id: 'ExtractDone' });
export type ExtractDone = z.infer<typeof extractDone>;

const heading = z.string().max(200);
/** Heading of the file by column of ours. */
const mapping = z.record(z.string().max(60), heading);

/** The headings of a file, and how they are matched with our columns. */
export const extractHeadings = z
  .object({
    headings: z.array(
      z.object({
        name: heading,
        samples: z
          .array(z.string())
          .meta({ description: 'Up to three values; none where they may tell who somebody is' }),
      }),
    ),
    headingsHash: z.string(),
    isKnown: z.boolean().meta({ description: 'True where the file can be read without asking' }),
    mapping: mapping.meta({ description: 'As it was matched before, else a guess' }),
  })
  .meta({ id: 'ExtractHeadings' });
export type ExtractHeadings = z.infer<typeof extractHeadings>;

/** How the headings of a file are matched, to be remembered. */
export const extractMapping = z
  .object({ headings: z.array(heading).min(1).max(200), mapping })
  .meta({ id: 'ExtractMapping' });
export type ExtractMapping = z.infer<typeof extractMapping>;

/** The documented columns of an extract. */
export const extractLayout = z
  .object({
    kind: extractKind,
    columns: z.array(layoutColumn),
    oneOf: z
      .array(z.string())
      .meta({ description: 'Columns of which a file needs one; none where it needs no choice' }),
  })
  .meta({ id: 'ExtractLayout' });
export type ExtractLayout = z.infer<typeof extractLayout>;

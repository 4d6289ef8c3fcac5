import { z } from 'zod';
import { fte, id, month, version } from './common.ts';
import { entity } from './entities.ts';

/** Stands for all languages together, to readers who are not shown them one by one. */
export const ALL_LANGUAGES = 'all';

/** One count: open cases in a district at the end of a month, by level of need and language. */
export const demandRow = z
  .object({
    id: z.string(),
    districtId: id,
    month,
    levelId: id,
    languageCode: z.string().meta({
      description: '"en" needs no speaker; "unknown" is not recorded; "all": together, where some are too few to show',
    }),
    openCases: z.int().min(0),
    families: z.int().min(0).nullable().meta({ description: 'Families the cases belong to; null: not counted' }),
    points: z.number().meta({ description: 'Open cases × case weight of the level at that month' }),
    version,
  })
  .meta({ id: 'DemandRow', ...entity('demandRow') });
export type DemandRow = z.infer<typeof demandRow>;

export const demandQuery = z.object({ from: month.optional(), to: month.optional(), districtId: id.optional() });
export const demandRows = z.object({ rows: z.array(demandRow) }).meta({ id: 'DemandRows' });
const count = z.int().min(0, 'A count cannot be negative').max(100_000);
/** A correction of a count: its cases, its families, or both at once. */
export const demandChange = z
  .strictObject({
    openCases: count.optional(),
    families: count.nullable().optional().meta({ description: 'Never more than the open cases; null: not counted' }),
  })
  .refine((change) => Object.keys(change).length > 0, 'Say what changes: openCases, families or both')
  .meta({ id: 'DemandChange' });
export type DemandChange = z.infer<typeof demandChange>;

/** Demand by month and district, for the history chart. */
export const demandHistory = z
  .object({
    months: z.array(month),
    districts: z.array(
      z
        .object({ districtId: z.string(), openCases: z.array(z.int()), demandFte: z.array(fte) })
        .meta(entity('demandSeries')),
    ),
    notes: z.array(
      z.object({
        fromMonth: month,
        toMonth: month,
        text: z.string(),
        anomalous: z.boolean().meta({ description: 'Forecasts and reviews do not learn from these months' }),
      }),
    ),
    languageRecorded: z.array(z.number().nullable()).meta({
      description: 'Share of cases with a recorded language, by month, 0…1; null: too few without one to show',
    }),
  })
  .meta({ id: 'DemandHistory' });
export type DemandHistory = z.infer<typeof demandHistory>;

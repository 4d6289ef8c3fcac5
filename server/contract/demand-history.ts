import { z } from 'zod';
import { id, month, version } from './common.ts';
import { entity } from './entities.ts';

/** What a history of demand can be split by. */
export const SPLITS = ['none', 'district', 'level', 'source', 'language'] as const;
export type Split = (typeof SPLITS)[number];

/** What a figure is of: a month, a quarter, or a financial year from April. */
export const PERIODS = ['month', 'quarter', 'year'] as const;
export type Per = (typeof PERIODS)[number];

/** What can be seen month by month: its name, what a figure is, and what it can be split by. */
export const MEASURES = {
  'open-cases': {
    name: 'Open cases',
    unit: 'count',
    what: 'Cases open at the end of the month',
    splits: ['district', 'level', 'language', 'none'],
    pers: ['month'],
  },
  families: {
    name: 'Families',
    unit: 'count',
    what: 'Families that the open cases belong to, where families were counted',
    splits: ['district', 'level', 'language', 'none'],
    pers: ['month'],
  },
  referrals: {
    name: 'Referrals',
    unit: 'count',
    what: 'Referrals received; one that comes in by several doors counts once',
    splits: ['district', 'source', 'none'],
    pers: PERIODS,
  },
  'engaged-share': {
    name: 'Engaged share',
    unit: 'share',
    what: 'Families that engaged ÷ families that engaged or were unwilling',
    splits: ['district', 'source', 'none'],
    pers: PERIODS,
  },
  'demand-fte': {
    name: 'Demand FTE',
    unit: 'fte',
    what: 'Points of open cases ÷ points that one full-time caseworker carries, with the settings of the month',
    splits: ['district', 'level', 'language', 'none'],
    pers: ['month'],
  },
  opened: {
    name: 'Opened',
    unit: 'count',
    what: 'Cases that opened, without those that were open already',
    splits: ['district', 'level', 'none'],
    pers: PERIODS,
  },
  closed: {
    name: 'Closed',
    unit: 'count',
    what: 'Cases that closed, whatever came of them',
    splits: ['district', 'level', 'none'],
    pers: PERIODS,
  },
} as const satisfies Record<
  string,
  {
    name: string;
    unit: 'count' | 'share' | 'fte';
    what: string;
    splits: readonly Split[];
    /** What it is told by: what is at the end of a month has no sum over several. */
    pers: readonly Per[];
  }
>;
export type Measure = keyof typeof MEASURES;
export const measures = Object.keys(MEASURES) as [Measure, ...Measure[]];

export const demandSeriesQuery = z.object({
  measure: z.enum(measures).default('open-cases'),
  by: z.enum(SPLITS).default('district').meta({ description: 'What a line stands for' }),
  per: z
    .enum(PERIODS)
    .default('month')
    .meta({ description: 'Months, quarters or financial years; periods that are not over are left out' }),
  from: month.optional(),
  to: month.optional(),
  districtId: id.optional(),
  only: z
    .string()
    .max(2_000)
    .optional()
    .meta({ description: 'Ids of the lines wanted, with commas between; absent: all of them' }),
});
export type DemandSeriesQuery = z.infer<typeof demandSeriesQuery>;

/** Months that read unlike the others, and why. */
export const markedMonths = z.object({
  fromMonth: month,
  toMonth: month,
  text: z.string().trim().min(3, 'Say in a few words why these months read unlike the others').max(200),
  anomalous: z.boolean().meta({ description: 'Forecasts and reviews do not learn from these months' }),
});
export type MarkedMonths = z.infer<typeof markedMonths>;

/** A line of the chart. */
const demandLine = z
  .object({
    id: z.string(),
    name: z.string(),
    districtId: z.string().nullable().meta({ description: 'The district it is about; null: all of them' }),
    kind: z.enum(['caseload', 'balance']).meta({ description: 'Kind of data of the values' }),
    values: z
      .array(z.number().nullable())
      .meta({ description: 'By month or period; null: not recorded, or not shown' }),
    hidden: z.array(z.int()).meta({ description: 'Places of values that are not shown because they are too small' }),
  })
  .meta(entity('demandLine'));
export type DemandLine = z.infer<typeof demandLine>;

/** One measure by month, a line for each part of it. */
export const demandSeries = z
  .object({
    measure: z.enum(measures),
    by: z.enum(SPLITS),
    per: z.enum(PERIODS),
    months: z.array(month).meta({ description: 'The months, or the first months of the quarters or years' }),
    lastMonth: month.nullable().meta({ description: 'Last month that the figures are of' }),
    /** Every month with figures of this measure, also outside of those asked for. */
    recorded: z.array(month),
    /** Every line there is, also those that were not asked for. */
    choices: z.array(z.object({ id: z.string(), name: z.string() })),
    lines: z.array(demandLine),
    marked: z.array(markedMonths),
    markedVersion: version,
  })
  .meta({ id: 'DemandSeries' });
export type DemandSeries = z.infer<typeof demandSeries>;

export const markedMonthsList = z.object({ version, marked: z.array(markedMonths) }).meta({ id: 'MarkedMonthsList' });
export type MarkedMonthsList = z.infer<typeof markedMonthsList>;

/** A stretch of months that is marked, changed or no longer marked. */
export const markedMonthsChange = z
  .strictObject({
    was: month
      .nullable()
      .meta({ description: 'First month of the stretch that is changed or removed; null: a new one' }),
    marked: markedMonths.nullable().meta({ description: 'As it is to be; null: no longer marked' }),
    reason: z.string().trim().min(3, 'Say in a few words why').max(400),
  })
  .meta({ id: 'MarkedMonthsChange' });
export type MarkedMonthsChange = z.infer<typeof markedMonthsChange>;

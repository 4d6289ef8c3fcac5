import { z } from 'zod';
import { civilDate, fte, month } from './common.ts';
import { entity } from './entities.ts';

/** Ways to forecast: by level, trend and season; the same month a year before; the last figure. */
export const FORECAST_METHODS = ['smoothing', 'last-year', 'last-month'] as const;
export const forecastMethod = z.enum(FORECAST_METHODS).meta({
  description:
    'smoothing: level, trend and season; last-year: the same month a year before; last-month: the last figure',
});
export type ForecastMethod = z.infer<typeof forecastMethod>;

/** What each way to forecast is called, on the page and in files. */
export const FORECAST_METHOD_NAMES: Readonly<Record<ForecastMethod, string>> = {
  smoothing: 'Level, trend and season',
  'last-year': 'Last year’s month',
  'last-month': 'The last figure',
};

const range = z.object({ low: fte, high: fte });
const ofRanges = { fifty: z.number(), eighty: z.number(), ninetyFive: z.number() };
const countOfRanges = { fifty: z.int(), eighty: z.int(), ninetyFive: z.int() };

/** How a forecast of one month was reached. */
export const pointWorking = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('figure'), month: month.meta({ description: 'Month whose figure is taken' }), fte }),
    z.object({
      kind: z.literal('parts'),
      level: fte.meta({ description: 'Middle one of the last six figures, their season taken off' }),
      rise: z.number().meta({ description: 'What a steady rise adds by that month, FTE' }),
      season: z.number().meta({ description: 'What the month of the year adds, FTE' }),
      steady: z.number().meta({ description: 'Level, rise and season' }),
      following: z
        .number()
        .meta({ description: 'What following level, trend and season says; the mean of both counts' }),
    }),
  ])
  .meta({ id: 'ForecastWorking' });

/** What is expected in one month to come. */
export const forecastMonth = z
  .object({
    month,
    ahead: z.int().min(1).max(12).meta({ description: 'Months after the last one with counts' }),
    point: fte,
    ranges: z
      .object({ fifty: range, eighty: range, ninetyFive: range })
      .nullable()
      .meta({ description: 'Where the figure lies in 50, 80 and 95 of 100 cases; null: too few errors are known' }),
    spread: z
      .object({
        usual: fte.meta({ description: 'Usual error so far ahead' }),
        half: z.object(ofRanges).meta({ description: 'How wide each range is either side, FTE' }),
        within: z
          .object({ of: z.int(), ...countOfRanges })
          .meta({ description: 'How many of the past forecasts as far ahead were off by no more' }),
      })
      .nullable(),
    working: pointWorking.nullable().meta({ description: 'Null for the sum of the districts' }),
  })
  .meta({ id: 'ForecastMonth' });
export type ForecastMonth = z.infer<typeof forecastMonth>;

const meanError = z.object({
  sum: fte.meta({ description: 'All errors together; over all months ahead, the sum of the twelve means' }),
  fte: fte.meta({ description: 'Mean absolute error, FTE' }),
  share: z.number().nullable().meta({ description: 'The same as a share of the mean figure; null where that is 0' }),
});

/** How far off each way to forecast was, over the same months of the past. */
export const forecastErrors = z
  .object({
    ahead: z.int().nullable().meta({ description: 'Months ahead; null: over all twelve' }),
    count: z.int().meta({ description: 'Forecasts put against what came' }),
    meanActual: fte.meta({ description: 'Mean of what came' }),
    used: meanError.meta({ description: 'Of the forecast that is used' }),
    smoothing: meanError,
    lastYear: meanError,
    lastMonth: meanError,
  })
  .meta({ id: 'ForecastErrors' });
export type ForecastErrors = z.infer<typeof forecastErrors>;

const heldCounts = z.object({
  count: z.int().meta({ description: 'Forecasts of the past that could have had ranges' }),
  ...countOfRanges,
});

const held = heldCounts.extend({
  shares: z.object(ofRanges).meta({ description: 'Share of them that each range held, 0…1' }),
});
export type ForecastHeld = z.infer<typeof held>;

const heldMonth = heldCounts.extend({
  month,
  sight: z.enum(['clear', 'overMarked', 'marked']).meta({
    description: 'overMarked: a month after marked ones, forecast before or in them; marked: a marked month itself',
  }),
});
export type ForecastSight = z.infer<typeof heldMonth>['sight'];

const coverage = held
  .extend({
    overMarked: held.nullable().meta({ description: 'The same of months forecast over marked ones; null without any' }),
    marked: held.nullable().meta({ description: 'The same of the marked months; null without any' }),
    months: z.array(heldMonth).meta({ description: 'Month by month, oldest first' }),
    missed: z.array(month).meta({ description: 'Months outside the 80 in 100 range of most forecasts of them' }),
  })
  .nullable()
  .meta({
    description:
      'How many of the months that came lay in each range, months forecast over marked ones and marked ones apart; null where none could be checked',
  });

const learntRanges = z
  .object({
    errors: z.int().meta({ description: 'Months of the past whose forecasts the ranges were learnt from' }),
    independent: z.number().meta({ description: 'How many independent errors tell as much' }),
    times: z.object(ofRanges).meta({ description: 'How many times the usual error holds so many of 100' }),
    doubt: z.object(ofRanges).meta({ description: 'How many times wider where errors go together' }),
    borrowed: z.boolean().meta({ description: 'True where they were learnt from the other districts' }),
  })
  .nullable();

const outlook = {
  history: z.array(fte.nullable()).meta({ description: 'Demand by month of `months`; null: not counted' }),
  forecast: z.array(forecastMonth),
  errors: z.array(forecastErrors).meta({ description: 'By months ahead; the last line is over all of them' }),
  learntRanges,
  coverage,
};

/** The forecast of one district. */
export const districtForecast = z
  .object({
    districtId: z.string(),
    ...outlook,
    method: forecastMethod.nullable(),
    reason: z.enum(['better', 'not-better', 'too-short', 'no-figures']).meta({
      description: 'Why this way is used: ours erred less; ours did not, so the better naïve one; too short a history',
    }),
    betterNaive: z.enum(['last-year', 'last-month']).nullable(),
    learnt: z.int().meta({ description: 'Months with a figure that was learnt from' }),
  })
  .meta({ id: 'DistrictForecast', ...entity('districtForecast') });
export type DistrictForecast = z.infer<typeof districtForecast>;

export const totalForecast = z.object(outlook).meta({ id: 'TotalForecast', ...entity('totalForecast') });
export type TotalForecast = z.infer<typeof totalForecast>;

/** A yearly series as published, and how well each way would have told the next figures. */
export const yearlySeries = z
  .object({
    area: z.string(),
    firstYear: z.int().meta({ description: 'Year to 31 March' }),
    values: z.array(z.int().nullable()).meta({ description: 'A year each; null: not published' }),
    errors: z.array(
      z.object({
        ahead: z.int().meta({ description: 'Years ahead' }),
        count: z.int(),
        checks: z
          .array(
            z.object({ year: z.int(), actual: z.int(), lastYear: z.number(), drift: z.number(), ours: z.number() }),
          )
          .meta({ description: 'Each year that came, and how far off each way was, a share' }),
        lastYear: z.number().meta({ description: 'Mean absolute error of the last figure, a share' }),
        drift: z.number().meta({ description: 'The same of the last figure and the mean yearly change' }),
        ours: z.number().meta({ description: 'The same of level and trend, as the forecast of a district has them' }),
      }),
    ),
  })
  .meta({ id: 'YearlySeries' });
export type YearlySeries = z.infer<typeof yearlySeries>;

export const demandForecast = z
  .object({
    asAt: civilDate,
    lastMonth: month.nullable().meta({ description: 'Last month learnt from; null where none is complete' }),
    monthsNeeded: z.int().meta({ description: 'Months with figures that a checked forecast takes' }),
    monthsForRanges: z.int().meta({ description: 'Months of the past that have to be checked before ranges are told' }),
    months: z.array(month).meta({ description: 'The months of the history' }),
    marked: z
      .array(z.object({ fromMonth: month, toMonth: month, text: z.string() }))
      .meta({ description: 'Months that are not learnt from' }),
    districts: z.array(districtForecast),
    total: totalForecast.nullable().meta({ description: 'All districts; null to a reader of one district' }),
    yearly: z.array(yearlySeries),
    yearlySource: z.string().nullable(),
  })
  .meta({ id: 'DemandForecast' });
export type DemandForecast = z.infer<typeof demandForecast>;

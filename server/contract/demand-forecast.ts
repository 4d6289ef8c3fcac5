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

const range = z.object({ low: fte, high: fte });

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
  })
  .meta({ id: 'ForecastMonth' });
export type ForecastMonth = z.infer<typeof forecastMonth>;

const meanError = z.object({
  fte: fte.meta({ description: 'Mean absolute error, FTE' }),
  share: z.number().nullable().meta({ description: 'The same as a share of the mean figure; null where that is 0' }),
});

/** How far off each way to forecast was, over the same months of the past. */
export const forecastErrors = z
  .object({
    ahead: z.int().nullable().meta({ description: 'Months ahead; null: over all twelve' }),
    count: z.int().meta({ description: 'Forecasts put against what came' }),
    used: meanError.meta({ description: 'Of the forecast that is used' }),
    smoothing: meanError,
    lastYear: meanError,
    lastMonth: meanError,
  })
  .meta({ id: 'ForecastErrors' });
export type ForecastErrors = z.infer<typeof forecastErrors>;

const coverage = z
  .object({
    count: z.int().meta({ description: 'Forecasts of the past that could have had ranges' }),
    fifty: z.number(),
    eighty: z.number(),
    ninetyFive: z.number(),
  })
  .nullable()
  .meta({ description: 'Share of the months that came to lie in each range, 0…1; null where none could be checked' });

const outlook = {
  history: z.array(fte.nullable()).meta({ description: 'Demand by month of `months`; null: not counted' }),
  forecast: z.array(forecastMonth),
  errors: z.array(forecastErrors),
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

/** A yearly series as published, and how well the last figure and a steady change would have told the next ones. */
export const yearlySeries = z
  .object({
    area: z.string(),
    firstYear: z.int().meta({ description: 'Year to 31 March' }),
    values: z.array(z.int()),
    errors: z.array(
      z.object({
        ahead: z.int().meta({ description: 'Years ahead' }),
        count: z.int(),
        lastYear: z.number().meta({ description: 'Mean absolute error of the last figure, a share' }),
        drift: z.number().meta({ description: 'The same of the last figure and the mean yearly change' }),
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
    months: z.array(month).meta({ description: 'The months of the history' }),
    marked: z
      .array(z.object({ fromMonth: month, toMonth: month, text: z.string() }))
      .meta({ description: 'Months that are not learnt from' }),
    districts: z.array(districtForecast),
    total: totalForecast.nullable().meta({ description: 'All districts; null to a reader of one district' }),
    yearly: z.array(yearlySeries),
    yearlySource: z.string(),
  })
  .meta({ id: 'DemandForecast' });
export type DemandForecast = z.infer<typeof demandForecast>;

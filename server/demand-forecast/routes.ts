import { z } from 'zod';
import type { Db } from '../../db/open.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import { listDistricts } from '../../db/queries/reference.ts';
import { asAtQuery } from '../contract/common.ts';
import { demandForecast } from '../contract/demand-forecast.ts';
import { civilDateAt } from '../domain/today.ts';
import { ownDistrictOnly } from '../http/access.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';
import { exportForecast, FORECAST_COLUMNS } from './export-forecast.ts';
import { forecastDemand } from './forecast-demand.ts';

const tags = ['Demand'];

const getForecast = defineRoute({
  method: 'get',
  path: '/demand/forecast',
  permission: 'demand:read',
  summary: 'Demand twelve months ahead by district, with ranges, and how far such forecasts were off',
  tags,
  request: { query: asAtQuery },
  responses: { 200: { description: 'Forecast', content: { 'application/json': { schema: demandForecast } } } },
});

const getForecastFile = defineRoute({
  method: 'get',
  path: '/demand/forecast.csv',
  permission: 'demand:read',
  summary: 'The months to come as CSV: a line for each month and district',
  tags,
  csv: { entity: 'districtForecast', columns: FORECAST_COLUMNS },
  request: { query: asAtQuery },
  responses: { 200: { description: 'CSV, UTF-8', content: { 'text/csv': { schema: z.string() } } } },
});

/** `/demand/forecast`: demand in the months to come. */
export function demandForecastRoutes({ db, now }: { db: Db; now: () => Date }) {
  const dateOf = (asAt: string | undefined) => asAt ?? readInstallation(db).defaultAsAt ?? civilDateAt(now());
  return createRouter()
    .openapi(getForecast, async (c) =>
      c.json(await forecastDemand(db, dateOf(c.req.valid('query').asAt), ownDistrictOnly(c)), 200),
    )
    .openapi(getForecastFile, async (c) => {
      const forecast = await forecastDemand(db, dateOf(c.req.valid('query').asAt), ownDistrictOnly(c));
      const names = new Map(listDistricts(db).map(({ id, name }) => [id, name]));
      return c.body(
        exportForecast(forecast, (id) => names.get(id) ?? id),
        200,
        {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="Demand forecast after ${forecast.lastMonth ?? forecast.asAt}.csv"`,
        },
      );
    });
}

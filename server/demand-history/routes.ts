import { z } from 'zod';
import type { Db } from '../../db/open.ts';
import { listDistricts } from '../../db/queries/reference.ts';
import { ifMatchHeader } from '../contract/common.ts';
import {
  demandSeriesQuery,
  demandSeries as demandSeriesSchema,
  MEASURES,
  markedMonthsChange,
  markedMonthsList,
} from '../contract/demand-history.ts';
import { accountOf, actorOf, ownDistrictOnly } from '../http/access.ts';
import { expectedVersion } from '../http/preconditions.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';
import { changeMarkedMonths } from './change-marked-months.ts';
import { demandSeries } from './demand-series.ts';
import { exportSeries, SERIES_COLUMNS } from './export-series.ts';
import { markedMonthsNow } from './marked-months.ts';
import { hidesOnScreen } from './small-figures.ts';

const tags = ['Demand'];
const looksAt = {
  measure: ['demandLine.values'],
  per: ['demandLine.values'],
  by: ['demandLine.name'],
  only: ['demandLine.id'],
} as const;

const getSeries = defineRoute({
  method: 'get',
  path: '/demand/history/series',
  permission: 'demand:read',
  summary: 'One measure of demand by month, split by district, level, source or language',
  tags,
  looksAt,
  problems: ['not-found'],
  request: { query: demandSeriesQuery },
  responses: { 200: { description: 'Lines', content: { 'application/json': { schema: demandSeriesSchema } } } },
});

const getSeriesFile = defineRoute({
  method: 'get',
  path: '/demand/history/series.csv',
  permission: 'demand:read',
  summary: 'The same as CSV: a line for each month and part, without figures that are too small to leave',
  tags,
  looksAt,
  problems: ['not-found'],
  csv: { entity: 'demandLine', columns: SERIES_COLUMNS },
  request: { query: demandSeriesQuery },
  responses: { 200: { description: 'CSV, UTF-8', content: { 'text/csv': { schema: z.string() } } } },
});

const getMarked = defineRoute({
  method: 'get',
  path: '/demand/history/marked-months',
  permission: 'demand:read',
  summary: 'Months that read unlike the others, and why',
  tags,
  responses: { 200: { description: 'Marked', content: { 'application/json': { schema: markedMonthsList } } } },
});

const patchMarked = defineRoute({
  method: 'patch',
  path: '/demand/history/marked-months',
  permission: 'demand:edit',
  summary: 'Mark a stretch of months, change one, or take its mark off',
  tags,
  versioned: true,
  problems: ['not-found'],
  request: {
    headers: ifMatchHeader,
    body: { required: true, content: { 'application/json': { schema: markedMonthsChange } } },
  },
  responses: { 200: { description: 'Marked now', content: { 'application/json': { schema: markedMonthsList } } } },
});

/** `/demand/history/series` and `/demand/history/marked-months`: demand month by month, and the months that stand out. */
export function demandHistoryRoutes({ db, now }: { db: Db; now: () => Date }) {
  return createRouter()
    .openapi(getSeries, (c) => {
      const query = c.req.valid('query');
      const hidesSmall = hidesOnScreen(query, accountOf(c).role);
      return c.json(demandSeries(db, query, ownDistrictOnly(c), hidesSmall), 200);
    })
    .openapi(getSeriesFile, (c) => {
      const query = c.req.valid('query');
      const series = demandSeries(db, query, ownDistrictOnly(c), true);
      const name = `${MEASURES[query.measure].name} ${series.months[0] ?? ''} to ${series.months.at(-1) ?? ''}`;
      return c.body(
        exportSeries(
          series,
          listDistricts(db).map(({ id }) => id),
        ),
        200,
        {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="${name}.csv"`,
        },
      );
    })
    .openapi(getMarked, (c) => c.json(markedMonthsNow(db), 200))
    .openapi(patchMarked, (c) => {
      const of = { version: expectedVersion(c), actor: actorOf(c), at: now() };
      return c.json(changeMarkedMonths(db, c.req.valid('json'), of), 200);
    });
}

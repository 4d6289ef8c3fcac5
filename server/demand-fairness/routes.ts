import { z } from 'zod';
import { inTurns } from '../../db/in-turns.ts';
import type { Db } from '../../db/open.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import { asAtQuery, id } from '../contract/common.ts';
import {
  demandFairness as demandFairnessSchema,
  planFairness as planFairnessSchema,
  wardOutlines as wardOutlinesSchema,
} from '../contract/demand-fairness.ts';
import { civilDateAt } from '../domain/today.ts';
import { ownDistrictOnly } from '../http/access.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';
import { exportFairness, FAIRNESS_COLUMNS } from './export-fairness.ts';
import { planFairness } from './plan-effect.ts';
import { demandFairness } from './read-fairness.ts';
import { wardMonthSteps } from './ward-months.ts';
import { wardOutlines } from './ward-outlines.ts';

const tags = ['Demand'];

const getFairness = defineRoute({
  method: 'get',
  path: '/demand/fairness',
  permission: 'demand:read',
  summary: 'Coverage and waiting by deprivation of wards and by language, and waiting month by month',
  tags,
  problems: ['conflict'],
  request: { query: asAtQuery },
  responses: {
    200: { description: 'Fairness of service', content: { 'application/json': { schema: demandFairnessSchema } } },
  },
});

const getFairnessFile = defineRoute({
  method: 'get',
  path: '/demand/fairness.csv',
  permission: 'demand:read',
  summary: 'The same for the latest month as CSV: a line for each band, ward, district and language',
  tags,
  problems: ['conflict'],
  csv: { entity: 'fairnessWard', columns: FAIRNESS_COLUMNS },
  request: { query: asAtQuery },
  responses: { 200: { description: 'CSV, UTF-8', content: { 'text/csv': { schema: z.string() } } } },
});

const getPlanFairness = defineRoute({
  method: 'get',
  path: '/plans/{id}/fairness',
  permission: 'plans:read',
  summary: 'Who gains and who loses by a plan: coverage of wards and languages today and in the plan',
  tags: ['Plans'],
  problems: ['conflict'],
  request: { params: z.object({ id }), query: asAtQuery },
  responses: {
    200: { description: 'Coverage before and after', content: { 'application/json': { schema: planFairnessSchema } } },
  },
});

const getOutlines = defineRoute({
  method: 'get',
  path: '/wards/outlines',
  permission: 'demand:read',
  summary: 'Outlines of wards for maps, and the notice that has to stand with them',
  tags: ['Reference'],
  request: {},
  responses: { 200: { description: 'Outlines', content: { 'application/json': { schema: wardOutlinesSchema } } } },
});

/** `/demand/fairness`: how even service is over wards and languages, today and in a plan; the outlines of wards. */
export function demandFairnessRoutes({ db, now }: { db: Db; now: () => Date }) {
  const dateOf = ({ asAt }: { asAt?: string | undefined }) =>
    asAt ?? readInstallation(db).defaultAsAt ?? civilDateAt(now());
  return createRouter()
    .openapi(getFairness, async (c) => {
      const asAt = dateOf(c.req.valid('query'));
      await inTurns(wardMonthSteps(db, asAt));
      return c.json(demandFairness(db, asAt, ownDistrictOnly(c)), 200);
    })
    .openapi(getFairnessFile, async (c) => {
      const asAt = dateOf(c.req.valid('query'));
      await inTurns(wardMonthSteps(db, asAt));
      return c.body(exportFairness(db, asAt, ownDistrictOnly(c)), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="Fairness of service at ${asAt}.csv"`,
      });
    })
    .openapi(getPlanFairness, async (c) => {
      const asAt = dateOf(c.req.valid('query'));
      await inTurns(wardMonthSteps(db, asAt));
      return c.json(planFairness(db, c.req.valid('param').id, asAt, ownDistrictOnly(c)), 200);
    })
    .openapi(getOutlines, (c) => c.json(wardOutlines(db), 200));
}

import type { Context } from 'hono';
import { z } from 'zod';
import type { Db } from '../../db/open.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import { planIdsOf, type ScenariosQuery, scenariosQuery, scenarios as scenariosSchema } from '../contract/scenarios.ts';
import { civilDateAt } from '../domain/today.ts';
import { keepsCounts, ownDistrictOnly } from '../http/access.ts';
import type { AppEnv } from '../http/env.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';
import { type AskedScenarios, compareScenarios } from './compare-scenarios.ts';
import { exportScenarios, SCENARIO_COLUMNS } from './export-scenarios.ts';

const tags = ['Plans'];
const looksAt = { plans: ['scenario.planId'], data: ['scenarios.data'] } as const;

const getScenarios = defineRoute({
  method: 'get',
  path: '/scenarios',
  permission: 'plans:read',
  summary: 'Plans side by side with doing nothing: the same measures for each, also under stress',
  tags,
  looksAt,
  problems: ['conflict'],
  request: { query: scenariosQuery },
  responses: { 200: { description: 'Scenarios', content: { 'application/json': { schema: scenariosSchema } } } },
});

const getScenariosFile = defineRoute({
  method: 'get',
  path: '/scenarios.csv',
  permission: 'plans:read',
  summary: 'The same as CSV: a line for each scenario, and for each under every stress case',
  tags,
  looksAt,
  problems: ['conflict'],
  csv: { entity: 'scenario', columns: SCENARIO_COLUMNS },
  request: { query: scenariosQuery },
  responses: { 200: { description: 'CSV, UTF-8', content: { 'text/csv': { schema: z.string() } } } },
});

/** `/scenarios`: plans side by side. */
export function scenariosRoutes({ db, now }: { db: Db; now: () => Date }) {
  const asked = (c: Context<AppEnv>, { asAt, plans, data }: ScenariosQuery): AskedScenarios => ({
    asAt: asAt ?? readInstallation(db).defaultAsAt ?? civilDateAt(now()),
    planIds: plans === undefined ? null : planIdsOf(plans),
    data,
    onlyDistrictId: ownDistrictOnly(c),
    keepsCounts: keepsCounts(c),
  });
  return createRouter()
    .openapi(getScenarios, async (c) => c.json(await compareScenarios(db, asked(c, c.req.valid('query'))), 200))
    .openapi(getScenariosFile, async (c) => {
      const onlyDistrictId = ownDistrictOnly(c);
      const found = await compareScenarios(db, asked(c, c.req.valid('query')));
      return c.body(exportScenarios(found, onlyDistrictId), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="Scenarios ${found.asAt}.csv"`,
      });
    });
}

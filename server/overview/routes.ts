import type { Db } from '../../db/open.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import { asAtQuery } from '../contract/common.ts';
import { overview } from '../contract/overview.ts';
import { civilDateAt } from '../domain/today.ts';
import { ownDistrictOnly } from '../http/access.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';
import { readOverview } from './read-overview.ts';

const getOverview = defineRoute({
  method: 'get',
  path: '/overview',
  permission: 'overview:read',
  summary: 'The districts side by side: demand, capacity, fair share, language gaps',
  tags: ['Overview'],
  request: { query: asAtQuery },
  problems: ['conflict'],
  responses: { 200: { description: 'Overview', content: { 'application/json': { schema: overview } } } },
});

/** `GET /overview`. */
export function overviewRoutes({ db, now }: { db: Db; now: () => Date }) {
  return createRouter().openapi(getOverview, (c) => {
    const asAt = c.req.valid('query').asAt ?? readInstallation(db).defaultAsAt ?? civilDateAt(now());
    return c.json(readOverview(db, asAt, ownDistrictOnly(c)), 200);
  });
}

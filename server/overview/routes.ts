import type { Db } from '../../db/open.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import { capacity } from '../contract/capacity.ts';
import { asAtQuery } from '../contract/common.ts';
import { overview } from '../contract/overview.ts';
import { civilDateAt } from '../domain/today.ts';
import { keepsCounts, ownDistrictOnly } from '../http/access.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';
import { readCapacity } from './read-capacity.ts';
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

const getCapacity = defineRoute({
  method: 'get',
  path: '/overview/capacity',
  permission: 'overview:read',
  summary: 'Temporary arrangements at a date, what they add to case-holding capacity, and each district’s gap',
  tags: ['Overview'],
  request: { query: asAtQuery },
  problems: ['conflict'],
  responses: { 200: { description: 'Capacity', content: { 'application/json': { schema: capacity } } } },
});

/** `GET /overview`, and what temporary arrangements do to it. */
export function overviewRoutes({ db, now }: { db: Db; now: () => Date }) {
  const dateOf = (asAt: string | undefined) => asAt ?? readInstallation(db).defaultAsAt ?? civilDateAt(now());
  return createRouter()
    .openapi(getOverview, (c) => {
      const asAt = dateOf(c.req.valid('query').asAt);
      return c.json(readOverview(db, asAt, ownDistrictOnly(c), keepsCounts(c)), 200);
    })
    .openapi(getCapacity, (c) => c.json(readCapacity(db, dateOf(c.req.valid('query').asAt), ownDistrictOnly(c)), 200));
}

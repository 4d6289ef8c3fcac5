import { z } from 'zod';
import type { Db } from '../../db/open.ts';
import { id, ifMatchHeader } from '../contract/common.ts';
import {
  demandChange,
  demandQuery,
  demandRow,
  demandRows,
  demandHistory as historySchema,
} from '../contract/demand.ts';
import { actorOf, keepsCounts, ownDistrictOnly } from '../http/access.ts';
import { expectedVersion } from '../http/preconditions.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';
import { changeDemand } from './change-demand.ts';
import { demandHistory } from './demand-history.ts';
import { demandBetween } from './list-demand.ts';

const tags = ['Demand'];

const getDemand = defineRoute({
  method: 'get',
  path: '/demand',
  permission: 'demand:read',
  summary: 'Open cases at the end of each month, by district, level of need and language',
  tags,
  request: { query: demandQuery },
  problems: ['not-found'],
  responses: { 200: { description: 'Counts', content: { 'application/json': { schema: demandRows } } } },
});

const getHistory = defineRoute({
  method: 'get',
  path: '/demand/history',
  permission: 'demand:read',
  summary: 'Demand by month and district',
  tags,
  responses: { 200: { description: 'History', content: { 'application/json': { schema: historySchema } } } },
});

const patchDemand = defineRoute({
  method: 'patch',
  path: '/demand/{id}',
  permission: 'demand:edit',
  summary: 'Correct a count',
  tags,
  versioned: true,
  request: {
    params: z.object({ id }),
    headers: ifMatchHeader,
    body: { required: true, content: { 'application/json': { schema: demandChange } } },
  },
  responses: { 200: { description: 'The count now', content: { 'application/json': { schema: demandRow } } } },
});

/** `/demand`: counts, their history, and corrections. */
export function demandRoutes({ db, now }: { db: Db; now: () => Date }) {
  return createRouter()
    .openapi(getDemand, (c) => {
      const reader = { confinedTo: ownDistrictOnly(c), keepsCounts: keepsCounts(c) };
      return c.json(demandBetween(db, c.req.valid('query'), reader), 200);
    })
    .openapi(getHistory, (c) => c.json(demandHistory(db, ownDistrictOnly(c), keepsCounts(c)), 200))
    .openapi(patchDemand, (c) => {
      const { id } = c.req.valid('param');
      const edit = { id, version: expectedVersion(c), change: c.req.valid('json'), actor: actorOf(c), at: now() };
      return c.json(changeDemand(db, edit, ownDistrictOnly(c)), 200);
    });
}

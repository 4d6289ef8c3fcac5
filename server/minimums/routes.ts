import type { Db } from '../../db/open.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import { asAtQuery, ifMatchHeader } from '../contract/common.ts';
import {
  minimumCover as coverSchema,
  planCovers as coversSchema,
  minimumsChange,
  minimumsPreview,
  minimumsPreviewRequest,
} from '../contract/minimums.ts';
import { civilDateAt } from '../domain/today.ts';
import { actorOf, ownDistrictOnly } from '../http/access.ts';
import { expectedVersion } from '../http/preconditions.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';
import { changeMinimums } from './change-minimums.ts';
import { planCovers } from './plan-covers.ts';
import { previewMinimums } from './preview-minimums.ts';
import { minimumCover } from './read-cover.ts';

const tags = ['Minimum cover'];

const getCover = defineRoute({
  method: 'get',
  path: '/minimums',
  permission: 'plans:read',
  summary: 'The least FTE of each role that each district has to have, beside what is there at a date',
  tags,
  request: { query: asAtQuery },
  responses: { 200: { description: 'Minimums', content: { 'application/json': { schema: coverSchema } } } },
});

const getPlans = defineRoute({
  method: 'get',
  path: '/minimums/plans',
  permission: 'plans:read',
  summary: 'What each plan gives of each role by district, against the minimums now and those it was made with',
  tags,
  responses: { 200: { description: 'Plans', content: { 'application/json': { schema: coversSchema } } } },
});

const postPreview = defineRoute({
  method: 'post',
  path: '/minimums/preview',
  permission: 'minimums:edit',
  summary: 'Which districts and plans would be below other minimums; nothing is saved',
  tags,
  request: {
    query: asAtQuery,
    body: { required: true, content: { 'application/json': { schema: minimumsPreviewRequest } } },
  },
  responses: { 200: { description: 'Effect', content: { 'application/json': { schema: minimumsPreview } } } },
});

const patchMinimums = defineRoute({
  method: 'patch',
  path: '/minimums',
  permission: 'minimums:edit',
  summary: 'Set, change or take away minimums, all of them or none; those not named stay',
  tags,
  versioned: true,
  request: {
    query: asAtQuery,
    headers: ifMatchHeader,
    body: { required: true, content: { 'application/json': { schema: minimumsChange } } },
  },
  responses: { 200: { description: 'Minimums now', content: { 'application/json': { schema: coverSchema } } } },
});

/** `/minimums`: the least FTE of each role that each district has to have. */
export function minimumsRoutes({ db, now }: { db: Db; now: () => Date }) {
  const dateOf = ({ asAt }: { asAt?: string | undefined }) =>
    asAt ?? readInstallation(db).defaultAsAt ?? civilDateAt(now());
  return createRouter()
    .openapi(getCover, (c) => c.json(minimumCover(db, dateOf(c.req.valid('query')), ownDistrictOnly(c)), 200))
    .openapi(getPlans, (c) => c.json(planCovers(db, ownDistrictOnly(c)), 200))
    .openapi(postPreview, (c) => {
      const { minimums } = c.req.valid('json');
      return c.json(previewMinimums(db, minimums, dateOf(c.req.valid('query'))), 200);
    })
    .openapi(patchMinimums, (c) => {
      const of = { version: expectedVersion(c), actor: actorOf(c), at: now(), asAt: dateOf(c.req.valid('query')) };
      return c.json(changeMinimums(db, c.req.valid('json'), of), 200);
    });
}

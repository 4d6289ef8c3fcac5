import type { Db } from '../../db/open.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import { ifMatchHeader } from '../contract/common.ts';
import {
  methodQuery,
  demandMethod as methodSchema,
  settingsChange,
  settingsPreview,
  settingsPreviewRequest,
} from '../contract/demand-method.ts';
import { civilDateAt } from '../domain/today.ts';
import { actorOf, ownDistrictOnly } from '../http/access.ts';
import { expectedVersion } from '../http/preconditions.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';
import { changeSettings } from './change-settings.ts';
import { previewSettings } from './preview-settings.ts';
import { demandMethod } from './read-method.ts';

const tags = ['Demand'];
/** The span decides which months referrals and flows are added up over. */
const looksAt = { over: ['demandChain.referrals', 'demandChain.levels'] } as const;

const getMethod = defineRoute({
  method: 'get',
  path: '/demand/method',
  permission: 'demand:read',
  summary: 'How demand is worked out: from contacts to full-time equivalents by district, with the settings by date',
  tags,
  looksAt,
  request: { query: methodQuery },
  responses: { 200: { description: 'Chain and settings', content: { 'application/json': { schema: methodSchema } } } },
});

const postPreview = defineRoute({
  method: 'post',
  path: '/demand/method/preview',
  permission: 'demand-settings:edit',
  summary: 'What a change of settings would do to demand, capacity and coverage; nothing is saved',
  tags,
  looksAt,
  request: {
    query: methodQuery,
    body: { required: true, content: { 'application/json': { schema: settingsPreviewRequest } } },
  },
  problems: ['conflict'],
  responses: { 200: { description: 'Before and after', content: { 'application/json': { schema: settingsPreview } } } },
});

const patchSettings = defineRoute({
  method: 'patch',
  path: '/demand/method/settings',
  permission: 'demand-settings:edit',
  summary: 'Set what demand is weighed by from a date on, or take out what starts on a date',
  tags,
  looksAt,
  versioned: true,
  request: {
    query: methodQuery,
    headers: ifMatchHeader,
    body: { required: true, content: { 'application/json': { schema: settingsChange } } },
  },
  responses: {
    200: { description: 'Chain and settings now', content: { 'application/json': { schema: methodSchema } } },
  },
});

/** `/demand/method`: how demand is worked out, and changing its settings with the effect shown first. */
export function demandMethodRoutes({ db, now }: { db: Db; now: () => Date }) {
  const dateOf = ({ asAt }: { asAt?: string | undefined }) =>
    asAt ?? readInstallation(db).defaultAsAt ?? civilDateAt(now());
  return createRouter()
    .openapi(getMethod, (c) => {
      const query = c.req.valid('query');
      return c.json(demandMethod(db, dateOf(query), query.over, ownDistrictOnly(c)), 200);
    })
    .openapi(postPreview, (c) => {
      return c.json(previewSettings(db, c.req.valid('json').change, dateOf(c.req.valid('query'))), 200);
    })
    .openapi(patchSettings, (c) => {
      const query = c.req.valid('query');
      const of = { version: expectedVersion(c), actor: actorOf(c), at: now(), over: query.over };
      const change = { ...of, asAt: dateOf(query), confinedTo: ownDistrictOnly(c) };
      return c.json(changeSettings(db, c.req.valid('json'), change), 200);
    });
}

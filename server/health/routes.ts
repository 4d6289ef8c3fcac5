import type { Db } from '../../db/open.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import { health } from '../contract/session.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';

const getHealth = defineRoute({
  method: 'get',
  path: '/health',
  permission: 'public',
  summary: 'Says whether the installation is ready',
  tags: ['Installation'],
  request: {},
  responses: {
    200: { description: 'Ready', content: { 'application/json': { schema: health } } },
    503: { description: 'Still starting', content: { 'application/json': { schema: health } } },
  },
});

/** `GET /health`. While the data is still being prepared, the server answers in its place with 503. */
export function healthRoutes({ db, version }: { db: Db; version: string }) {
  return createRouter().openapi(getHealth, (c) =>
    c.json({ status: 'ready' as const, version, demo: readInstallation(db).demo }, 200),
  );
}

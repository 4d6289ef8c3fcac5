import type { Db } from '../../db/open.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import { health, liveness } from '../contract/session.ts';
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

const getLive = defineRoute({
  method: 'get',
  path: '/health/live',
  permission: 'public',
  summary: 'Says that the process answers, ready or not',
  tags: ['Installation'],
  request: {},
  responses: { 200: { description: 'Live', content: { 'application/json': { schema: liveness } } } },
});

interface HealthDeps {
  db: Db;
  version: string;
  backups?: { standing: () => 'off' | 'none-yet' | 'ok' | 'failing' };
}

/**
 * `GET /health` is ready where the data can be read: send requests only then. `GET /health/live` looks at nothing:
 * restart the process where it stays away. While the data is being prepared, the server answers 503 to the first and
 * 200 to the second (server/starting.ts).
 */
export function healthRoutes({ db, version, backups }: HealthDeps) {
  return createRouter()
    .openapi(getHealth, (c) =>
      c.json(
        {
          status: 'ready' as const,
          version,
          demo: readInstallation(db).demo,
          ...(backups ? { backups: backups.standing() } : {}),
        },
        200,
      ),
    )
    .openapi(getLive, (c) => c.json({ status: 'live' as const, version }, 200));
}

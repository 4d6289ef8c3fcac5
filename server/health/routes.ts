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
  },
});

/** `GET /health`. While the data is still being prepared, `starting.ts` answers in its place with 503. */
export function healthRoutes({ version, demo }: { version: string; demo: boolean }) {
  return createRouter().openapi(getHealth, (c) => c.json({ status: 'ready' as const, version, demo }, 200));
}

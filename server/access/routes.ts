import { accessView } from '../contract/access.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';
import { describeAccess } from './describe-access.ts';

const getAccess = defineRoute({
  method: 'get',
  path: '/access',
  permission: 'access:read',
  summary: 'Who may see and do what: the tables of permissions and of data, in words',
  tags: ['Access'],
  responses: { 200: { description: 'Roles, actions, data', content: { 'application/json': { schema: accessView } } } },
});

/** `GET /access`. */
export function accessRoutes() {
  return createRouter().openapi(getAccess, (c) => c.json(describeAccess(), 200));
}

import { linkCheck, linkOwner, linkUse } from '../contract/accounts.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';
import type { AccountDeps } from './account-deps.ts';
import { checkLink, followLink } from './one-time-link.ts';
import type { Throttle } from './throttle.ts';

const tags = ['Session'];

const postCheck = defineRoute({
  method: 'post',
  path: '/one-time-link/check',
  permission: 'public',
  secret: true,
  summary: 'Whose one-time link it is; looking does not use it up',
  tags,
  request: { body: { required: true, content: { 'application/json': { schema: linkCheck } } } },
  problems: ['not-found', 'too-many-attempts'],
  responses: { 200: { description: 'Whose it is', content: { 'application/json': { schema: linkOwner } } } },
});

const postUse = defineRoute({
  method: 'post',
  path: '/one-time-link/use',
  permission: 'public',
  secret: true,
  summary: 'Set a password with a one-time link and use it up',
  tags,
  request: { body: { required: true, content: { 'application/json': { schema: linkUse } } } },
  problems: ['not-found', 'too-many-attempts'],
  responses: { 204: { description: 'The password is set: sign in with it' } },
});

/** `/one-time-link`: the only way to a first password, and to a new one where the old is lost. */
export function linkRoutes(deps: AccountDeps & { throttle: Throttle }) {
  const { throttle } = deps;
  return createRouter()
    .openapi(postCheck, (c) => {
      const takeBack = throttle.attempt({ email: null, address: c.get('address') });
      const owner = checkLink(deps, c.req.valid('json').token);
      takeBack();
      return c.json(owner, 200);
    })
    .openapi(postUse, async (c) => {
      const use = c.req.valid('json');
      const takeBack = throttle.attempt({ email: null, address: c.get('address') });
      checkLink(deps, use.token);
      takeBack();
      await followLink(deps, use, c.get('requestId'));
      return c.body(null, 204);
    });
}

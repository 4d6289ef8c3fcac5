import { ownSessions, passwordChange, sessionEnding } from '../contract/accounts.ts';
import { accountOf, actorOf } from '../http/access.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';
import type { AccountDeps } from './account-deps.ts';
import { originOf } from './origin.ts';
import { changeOwnPassword } from './own-password.ts';
import { endAllSessions, endSession, ownSessions as listOwnSessions } from './own-sessions.ts';
import { proveAgain } from './prove-password.ts';
import { CLEARED, clearSessionCookie, readSessionCookie, setSessionCookie } from './session-cookie.ts';
import { hashOfToken } from './session-token.ts';
import type { Throttle } from './throttle.ts';

const tags = ['Session'];

const putPassword = defineRoute({
  method: 'put',
  path: '/account/password',
  permission: 'session:own',
  secret: true,
  summary: 'Change one’s own password; every other browser is signed out',
  tags,
  request: { body: { required: true, content: { 'application/json': { schema: passwordChange } } } },
  problems: ['conflict', 'too-many-attempts'],
  responses: { 204: { description: 'Changed' } },
});

const getSessions = defineRoute({
  method: 'get',
  path: '/account/sessions',
  permission: 'session:own',
  summary: 'Browsers one is signed in with',
  tags,
  responses: {
    200: { description: 'The latest used first', content: { 'application/json': { schema: ownSessions } } },
  },
});

const postEnd = defineRoute({
  method: 'post',
  path: '/account/sessions/end',
  permission: 'session:own',
  secret: true,
  summary: 'Sign one browser out, or every one, here too; one proves first who one is',
  tags,
  request: { body: { required: true, content: { 'application/json': { schema: sessionEnding } } } },
  problems: ['not-found', 'conflict', 'too-many-attempts'],
  responses: { 204: { description: 'Signed out' } },
});

/** `/account`: what people do with their own account. */
export function ownAccountRoutes(deps: AccountDeps & { throttle: Throttle }) {
  const { db, now, signIn } = deps;
  return createRouter()
    .openapi(putPassword, async (c) => {
      const token = await changeOwnPassword(deps, {
        ...c.req.valid('json'),
        accountId: accountOf(c).id,
        origin: originOf(c),
        actor: actorOf(c),
      });
      setSessionCookie(c, signIn, token);
      return c.body(null, 204);
    })
    .openapi(getSessions, (c) => {
      const current = hashOfToken(readSessionCookie(c, signIn) ?? '');
      return c.json({ sessions: listOwnSessions(db, accountOf(c).id, current, now()) }, 200);
    })
    .openapi(postEnd, async (c) => {
      const { id, password } = c.req.valid('json');
      const account = accountOf(c);
      const current = hashOfToken(readSessionCookie(c, signIn) ?? '');
      await proveAgain(deps, { accountId: account.id, password, current, address: originOf(c).address });
      const ending = { account, actor: actorOf(c), at: now() };
      if (id !== undefined) endSession(db, id, ending);
      else {
        endAllSessions(db, ending);
        clearSessionCookie(c, signIn);
        c.header('clear-site-data', CLEARED);
      }
      return c.body(null, 204);
    });
}

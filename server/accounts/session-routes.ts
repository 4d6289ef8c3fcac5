import { deleteSession } from '../../db/queries/accounts-sessions.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import { session, signIn as signInBody, signInWays } from '../contract/session.ts';
import { accountOf, actorOf } from '../http/access.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';
import type { AccountDeps } from './account-deps.ts';
import { recordAccountEvent } from './account-events.ts';
import { DEMO_ACCOUNTS } from './demo-accounts.ts';
import { describeSession } from './describe-session.ts';
import { originOf } from './origin.ts';
import { CLEARED, clearSessionCookie, readSessionCookie, setSessionCookie } from './session-cookie.ts';
import { hashOfToken } from './session-token.ts';
import { signInWithPassword } from './sign-in.ts';
import type { Throttle } from './throttle.ts';

const tags = ['Session'];
const described = { description: 'Who is signed in', content: { 'application/json': { schema: session } } };

const getWays = defineRoute({
  method: 'get',
  path: '/sign-in',
  permission: 'public',
  summary: 'How one may sign in here',
  tags,
  responses: { 200: { description: 'Ways', content: { 'application/json': { schema: signInWays } } } },
});

const postSession = defineRoute({
  method: 'post',
  path: '/session',
  permission: 'public',
  secret: true,
  summary: 'Sign in',
  tags,
  request: { body: { required: true, content: { 'application/json': { schema: signInBody } } } },
  problems: ['wrong-credentials', 'too-many-attempts'],
  responses: { 201: described },
});

const getSession = defineRoute({
  method: 'get',
  path: '/session',
  permission: 'session:own',
  summary: 'Who is signed in and what they may do',
  tags,
  responses: { 200: described },
});

const endSession = defineRoute({
  method: 'delete',
  path: '/session',
  permission: 'session:own',
  summary: 'Sign out',
  tags,
  responses: { 204: { description: 'Signed out' } },
});

/** `/session`: sign in, who am I, sign out. */
export function sessionRoutes(deps: AccountDeps & { throttle: Throttle }) {
  const { db, now, signIn } = deps;
  return createRouter()
    .openapi(getWays, (c) => {
      const demoAccounts = readInstallation(db).demo ? DEMO_ACCOUNTS.map(({ email, role }) => ({ email, role })) : [];
      return c.json({ council: signIn.council !== null, demoAccounts }, 200);
    })
    .openapi(postSession, async (c) => {
      const { account, token } = await signInWithPassword(deps, {
        ...c.req.valid('json'),
        origin: originOf(c),
        requestId: c.get('requestId'),
        formerToken: readSessionCookie(c, signIn),
      });
      setSessionCookie(c, signIn, token);
      return c.json(describeSession(db, account, now()), 201);
    })
    .openapi(getSession, (c) => c.json(describeSession(db, accountOf(c), now()), 200))
    .openapi(endSession, (c) => {
      const token = readSessionCookie(c, signIn);
      if (token) {
        db.transaction(() => {
          deleteSession(db, hashOfToken(token));
          recordAccountEvent(db, { at: now(), actor: actorOf(c), action: 'session.end', account: accountOf(c) });
        });
      }
      clearSessionCookie(c, signIn);
      c.header('clear-site-data', CLEARED);
      return c.body(null, 204);
    });
}

import type { Db } from '../../db/open.ts';
import { deleteSession } from '../../db/queries/accounts.ts';
import { session, signIn as signInBody } from '../contract/session.ts';
import { accountOf } from '../http/access.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';
import { describeSession } from './describe-session.ts';
import { clearSessionCookie, readSessionCookie, setSessionCookie } from './session-cookie.ts';
import { hashOfToken } from './session-token.ts';
import { createSignIn } from './sign-in.ts';

const tags = ['Session'];
const described = { description: 'Who is signed in', content: { 'application/json': { schema: session } } };

const postSession = defineRoute({
  method: 'post',
  path: '/session',
  permission: 'public',
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
export function accountRoutes({ db, now }: { db: Db; now: () => Date }) {
  const signIn = createSignIn({ db, now });
  return createRouter()
    .openapi(postSession, async (c) => {
      const { account, token } = await signIn({
        ...c.req.valid('json'),
        address: c.env?.incoming?.socket.remoteAddress ?? 'unknown',
        formerToken: readSessionCookie(c),
      });
      setSessionCookie(c, token);
      return c.json(describeSession(db, account, now()), 201);
    })
    .openapi(getSession, (c) => c.json(describeSession(db, accountOf(c), now()), 200))
    .openapi(endSession, (c) => {
      const token = readSessionCookie(c);
      if (token) deleteSession(db, hashOfToken(token));
      clearSessionCookie(c);
      return c.body(null, 204);
    });
}

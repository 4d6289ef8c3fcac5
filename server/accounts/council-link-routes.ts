import type { Context } from 'hono';
import { isLinkedAccount } from '../../db/queries/accounts-identities.ts';
import { councilAddress, linkCheck, passwordProof } from '../contract/accounts.ts';
import { accountOf } from '../http/access.ts';
import type { AppEnv } from '../http/env.ts';
import { ProblemError } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';
import type { AccountDeps } from './account-deps.ts';
import { setCouncilCookie } from './council-cookie.ts';
import type { CouncilProvider } from './council-provider.ts';
import { CouncilRefused } from './council-refused.ts';
import { linkedAccount } from './one-time-link.ts';
import { originOf } from './origin.ts';
import type { PendingLink, PendingLinks } from './pending-council-links.ts';
import { provePassword } from './prove-password.ts';
import { readSessionCookie } from './session-cookie.ts';
import { hashOfToken } from './session-token.ts';
import type { Throttle } from './throttle.ts';

const tags = ['Session'];
const responses = {
  200: { description: 'Where to go on', content: { 'application/json': { schema: councilAddress } } },
};

const postOwn = defineRoute({
  method: 'post',
  path: '/account/council',
  permission: 'session:own',
  secret: true,
  summary: 'Link one’s own account to the council account: proves the password, then leads to the council’s sign-in',
  tags,
  request: { body: { required: true, content: { 'application/json': { schema: passwordProof } } } },
  problems: ['not-found', 'conflict', 'too-many-attempts'],
  responses,
});

const postLink = defineRoute({
  method: 'post',
  path: '/one-time-link/council',
  permission: 'public',
  secret: true,
  summary: 'Link an account to the council account with a one-time link, which is used up when one comes back',
  tags,
  request: { body: { required: true, content: { 'application/json': { schema: linkCheck } } } },
  problems: ['not-found', 'too-many-attempts'],
  responses,
});

interface Deps extends AccountDeps {
  throttle: Throttle;
  provider: CouncilProvider | undefined;
  pending: PendingLinks;
}

/** Ways to link an account that is there to a council account: by its owner's password, or an administrator's link. */
export function councilLinkRoutes(deps: Deps) {
  const { db, throttle, signIn } = deps;
  return createRouter()
    .openapi(postOwn, async (c) => {
      requireProvider(deps);
      const { id } = accountOf(c);
      const { address } = originOf(c);
      const account = await provePassword(deps, { accountId: id, password: c.req.valid('json').password, address });
      if (account.demo || isLinkedAccount(db, id)) {
        throw new ProblemError(
          'conflict',
          'The demo’s own accounts, and those that are linked already, stay as they are.',
        );
      }
      const tokenHash = hashOfToken(readSessionCookie(c, signIn) ?? '');
      const link = {
        accountId: id,
        passwordHash: account.passwordHash,
        proof: { kind: 'session', tokenHash },
      } as const;
      return c.json({ address: await leave(c, deps, link, '/my-account') }, 200);
    })
    .openapi(postLink, async (c) => {
      requireProvider(deps);
      const { token } = c.req.valid('json');
      const takeBack = throttle.attempt({ email: null, address: c.get('address') });
      const account = linkedAccount(deps, token);
      takeBack();
      const proof = { kind: 'one-time-link', tokenHash: hashOfToken(token) } as const;
      const link = { accountId: account.id, passwordHash: account.passwordHash, proof };
      return c.json({ address: await leave(c, deps, link, '/') }, 200);
    });
}

function requireProvider({ provider }: Deps): CouncilProvider {
  if (provider) return provider;
  throw new ProblemError('not-found', 'The council’s sign-in is not set up here.');
}

/** Prepares the way to the provider and back. @returns the address to open */
async function leave(c: Context<AppEnv>, deps: Deps, link: PendingLink, to: string): Promise<string> {
  try {
    const { address, secrets } = await requireProvider(deps).start();
    deps.pending.add(secrets.state, link);
    setCouncilCookie(c, deps.signIn, { ...secrets, links: true, to, startedAt: deps.now().getTime() });
    return address.href;
  } catch (error) {
    if (!(error instanceof CouncilRefused)) throw error;
    throw new ProblemError('not-ready', 'The council’s sign-in cannot be reached just now. Try again later.');
  }
}

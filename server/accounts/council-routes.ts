import type { Context } from 'hono';
import { councilSignInQuery, type Refusal } from '../contract/session.ts';
import type { AppEnv } from '../http/env.ts';
import { ProblemError } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';
import type { AccountDeps } from './account-deps.ts';
import { setCouncilCookie, takeCouncilCookie } from './council-cookie.ts';
import type { CouncilProvider } from './council-provider.ts';
import { CouncilRefused } from './council-refused.ts';
import { signInFromCouncil } from './council-sign-in.ts';
import { linkToCouncil } from './link-council.ts';
import { originOf } from './origin.ts';
import type { PendingLinks } from './pending-council-links.ts';
import { readSessionCookie, setSessionCookie } from './session-cookie.ts';

/** Where the provider sends browsers back to, below the address of the installation. */
export const CALLBACK_PATH = '/api/sign-in/council/callback';

const tags = ['Session'];

const begin = defineRoute({
  method: 'get',
  path: '/sign-in/council',
  permission: 'public',
  summary: 'Sign in with the council account: leads to the council’s identity provider',
  tags,
  request: { query: councilSignInQuery },
  problems: ['not-found'],
  responses: { 302: { description: 'To the provider, or back to the sign-in page with the reason as `refused`' } },
});

const comeBack = defineRoute({
  method: 'get',
  path: '/sign-in/council/callback',
  permission: 'public',
  summary: 'Where the council’s identity provider sends browsers back to',
  tags,
  problems: ['not-found'],
  responses: {
    302: { description: 'To the page that was asked for, or to the sign-in page with the reason as `refused`' },
  },
});

/** `/sign-in/council`: OpenID Connect with the council's identity provider, where it is set up. */
export function councilRoutes({
  db,
  now,
  signIn,
  provider,
  pending,
}: AccountDeps & { provider: CouncilProvider | undefined; pending: PendingLinks }) {
  const { council } = signIn;
  return createRouter()
    .openapi(begin, async (c) => {
      if (!provider) throw notSetUp();
      try {
        const { address, secrets } = await provider.start();
        const to = localAddress(c.req.valid('query').to);
        setCouncilCookie(c, signIn, { ...secrets, links: false, to, startedAt: now().getTime() });
        return c.redirect(address.href, 302);
      } catch (error) {
        return backToSignIn(c, refusalOf(c, error));
      }
    })
    .openapi(comeBack, async (c) => {
      if (!council || !provider) throw notSetUp();
      const underWay = takeCouncilCookie(c, signIn, now());
      if (!underWay) return backToSignIn(c, 'expired');
      try {
        const claims = await provider.finish(new URL(c.req.url).search, underWay);
        const attempt = {
          claims,
          at: now(),
          origin: originOf(c),
          requestId: c.get('requestId'),
          formerToken: readSessionCookie(c, signIn),
        };
        const link = pending.take(underWay.state);
        if (underWay.links && !link) return backToSignIn(c, 'expired');
        const outcome = link ? linkToCouncil(db, council, link, attempt) : signInFromCouncil(db, council, attempt);
        if ('refusal' in outcome) return backToSignIn(c, outcome.refusal);
        setSessionCookie(c, signIn, outcome.token);
        return c.redirect(underWay.to, 302);
      } catch (error) {
        return backToSignIn(c, refusalOf(c, error));
      }
    });
}

function notSetUp(): ProblemError {
  return new ProblemError('not-found', 'The council’s sign-in is not set up here. Sign in with your password.');
}

function backToSignIn(c: Context<AppEnv>, refusal: Refusal) {
  return c.redirect(`/sign-in?refused=${refusal}`, 302);
}

/** The log names the reason, never the address or the answer itself: they hold what signs somebody in. */
function refusalOf(c: Context<AppEnv>, error: unknown): Refusal {
  if (!(error instanceof CouncilRefused)) throw error;
  const cause = error.cause instanceof Error ? error.cause.message : undefined;
  c.get('log').warn(
    { requestId: c.get('requestId'), refusal: error.refusal, why: error.message, cause },
    'Council sign-in',
  );
  return error.refusal;
}

/** Only an address inside this product: never lead to another site. */
function localAddress(to: string | undefined): string {
  if (!to?.startsWith('/') || /[\\\p{Cc}]/u.test(to)) return '/';
  const base = 'http://localhost';
  return URL.canParse(to, base) && new URL(to, base).origin === base ? to : '/';
}

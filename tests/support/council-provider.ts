import { createServer } from 'node:http';
import Provider from 'oidc-provider';

/** What the provider says about somebody. */
export type Claims = Readonly<Record<string, unknown>> & { sub: string };

/** A real OpenID Connect provider on this machine, at which one is signed in as soon as one comes. */
export interface TestProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Whoever comes next is this person; their claims may be changed between visits. */
  person: Claims;
  /** Refuses the next visits as if the person had pressed Cancel. */
  cancels: boolean;
  /** Goes to the provider as a browser would. @returns the address it sends the browser back to */
  visit: (address: string) => Promise<string>;
  stop: () => Promise<void>;
}

/** Starts a provider that knows one client. @param codeSeconds how long an authorisation code may be used */
export async function startProvider(redirectUri: string, codeSeconds = 60): Promise<TestProvider> {
  let handle: ReturnType<Provider['callback']> | undefined;
  const server = createServer((request, response) => {
    // a connection kept for later could be closed here just as it is used again
    response.shouldKeepAlive = false;
    handle?.(request, response);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const test: TestProvider = {
    issuer,
    clientId: 'evenhand',
    clientSecret: 'a secret that only the two of them know',
    person: { sub: 'nobody' },
    cancels: false,
    visit: (target) => visit(target, redirectUri),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const provider = new Provider(issuer, {
    clients: [{ client_id: test.clientId, client_secret: test.clientSecret, redirect_uris: [redirectUri] }],
    // as Entra does: names and groups stand in the identity token itself
    conformIdTokenClaims: false,
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username', 'groups', 'roles', '_claim_names'],
      email: ['email'],
    },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...test.person, sub }) }),
    loadExistingGrant: async (context) => {
      const { Grant } = context.oidc.provider;
      const grant = new Grant({
        accountId: context.oidc.session?.accountId ?? '',
        clientId: context.oidc.client?.clientId ?? '',
      });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    cookies: { keys: ['for the tests only'] },
    pkce: { required: () => true },
    ttl: { AuthorizationCode: codeSeconds },
  });
  const answer = provider.callback();
  handle = (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response);
    const result = test.cancels
      ? { error: 'access_denied', error_description: 'Cancelled' }
      : { login: { accountId: test.person.sub } };
    return provider.interactionFinished(request, response, result);
  };
  return test;
}

/** Follows the provider's redirects with its cookies until it leads back. */
async function visit(address: string, redirectUri: string): Promise<string> {
  const jar = new Map<string, string>();
  let next = address;
  for (let hops = 0; hops < 10 && !next.startsWith(redirectUri); hops += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const location = response.headers.get('location');
    if (!location)
      throw new Error(`The provider answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
    next = new URL(location, next).href;
  }
  return next;
}

import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';

/** What an identity token says. */
export type TokenClaims = Record<string, unknown>;

/** A provider on this machine that answers whatever a test wants, also what no honest provider would. */
export interface BadProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Not visited: tests make the answer themselves. */
  visit: (address: string) => Promise<string>;
  /** What an honest identity token would say now. */
  honest: (nonce: string) => TokenClaims;
  /** The identity token given for the next code. */
  token: string;
  /** Leads the next question below this path elsewhere instead of answering it. */
  redirect: { path: string; to: string } | null;
  /** Differs from its address: another issuer in what it publishes about itself. */
  published: Record<string, unknown>;
  /** Paths asked for so far. */
  asked: string[];
  /** The key it publishes, and one that it does not. */
  keys: { own: KeyObject; foreign: KeyObject };
  /** What it publishes of its own key, as anybody can read it. */
  publicPem: string;
  stop: () => Promise<void>;
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token signed with RS256. */
export function signed(claims: TokenClaims, key: KeyObject, header: object = {}): string {
  const text = `${part({ alg: 'RS256', kid: 'own', typ: 'JWT', ...header })}.${part(claims)}`;
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), key).toString('base64url')}`;
}

/** A token signed with a secret instead of a key. */
export function signedBySecret(claims: TokenClaims, secret: string): string {
  const text = `${part({ alg: 'HS256', kid: 'own', typ: 'JWT' })}.${part(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

/** A token that nobody signed and that says so. */
export function unsigned(claims: TokenClaims): string {
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
}

/** Starts it. Its first token is none at all. */
export async function startBadProvider(): Promise<BadProvider> {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const server = createServer((request, response) => {
    // a connection kept for later could be closed here just as it is used again
    response.shouldKeepAlive = false;
    const { status, body, location } = answerTo(request);
    response.writeHead(status, { 'content-type': 'application/json', ...(location ? { location } : {}) });
    response.end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const test: BadProvider = {
    issuer,
    clientId: 'evenhand',
    clientSecret: 'a secret that only the two of them know',
    visit: () => Promise.reject(new Error('Nobody visits this provider')),
    honest: (nonce) => {
      const now = Math.floor(Date.now() / 1000);
      const who = { sub: 'object-id-of-kim', name: 'Kim Lee', email: 'kim@council.example', groups: ['g-planners'] };
      return { iss: issuer, aud: 'evenhand', iat: now, exp: now + 300, nonce, ...who };
    },
    token: '',
    redirect: null,
    published: {},
    asked: [],
    keys: { own: own.privateKey, foreign: foreign.privateKey },
    publicPem: own.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  function answerTo({ url = '' }: IncomingMessage): { status: number; body: object; location?: string } {
    test.asked.push(url);
    if (test.redirect && url.startsWith(test.redirect.path)) {
      return { status: 307, body: {}, location: test.redirect.to + url };
    }
    if (url.startsWith('/.well-known/')) return { status: 200, body: { ...aboutItself(issuer), ...test.published } };
    if (url === '/jwks') return { status: 200, body: { keys: [publicJwk()] } };
    if (url !== '/token') return { status: 404, body: {} };
    return {
      status: 200,
      body: { access_token: 'not used', token_type: 'Bearer', expires_in: 300, id_token: test.token },
    };
  }
  const publicJwk = () => ({ ...own.publicKey.export({ format: 'jwk' }), kid: 'own', use: 'sig', alg: 'RS256' });
  return test;
}

function aboutItself(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
  };
}

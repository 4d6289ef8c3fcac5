import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type BadProvider,
  signed,
  signedBySecret,
  startBadProvider,
  type TokenClaims,
  unsigned,
} from '../support/bad-provider.ts';
import { accountsOf, type Council, councilApp } from './council-app.ts';

let provider: BadProvider;
let council: Council;

beforeEach(async () => {
  provider = await startBadProvider();
  council = await councilApp(provider);
});
afterEach(() => provider.stop());

/** Begins a sign-in and comes back with a code for which the provider gives the token. @returns where that leads */
async function signInWith(token: (nonce: string) => string): Promise<string> {
  const { location } = await council.browser.go('/sign-in/council');
  if (!location.startsWith(provider.issuer)) return location;
  const asked = new URL(location).searchParams;
  provider.token = token(asked.get('nonce') ?? '');
  return (await council.browser.go(`/sign-in/council/callback?code=a-code&state=${asked.get('state')}`)).location;
}

/** Nobody was signed in, and no account was made. */
async function expectNobody(): Promise<void> {
  expect(accountsOf(council)).toEqual([]);
  expect((await council.browser.go('/session')).status).toBe(401);
}

const HOUR = 3600;
const now = () => Math.floor(Date.now() / 1000);
const otherwise = (more: TokenClaims) => (nonce: string) =>
  signed({ ...provider.honest(nonce), ...more }, provider.keys.own);
const without = (claim: string) => (nonce: string) => {
  const { [claim]: _, ...rest } = provider.honest(nonce);
  return signed(rest, provider.keys.own);
};

describe('an identity token', () => {
  it('that is honest signs in: what follows is refused for its one difference', async () => {
    expect(await signInWith((nonce) => signed(provider.honest(nonce), provider.keys.own))).toBe('/');
    expect(accountsOf(council)).toMatchObject([{ email: 'kim@council.example', role: 'service-manager' }]);
  });

  it.each<[string, (nonce: string) => string]>([
    [
      'signed with a key the provider does not publish',
      (nonce) => signed(provider.honest(nonce), provider.keys.foreign),
    ],
    [
      'signed with a key of another name',
      (nonce) => signed(provider.honest(nonce), provider.keys.foreign, { kid: 'unheard of' }),
    ],
    ['that nobody signed (alg none)', (nonce) => unsigned(provider.honest(nonce))],
    [
      'that says RS256 with no signature',
      (nonce) => `${unsigned(provider.honest(nonce)).replace(/^[^.]+/, header('RS256'))}`,
    ],
    ['signed with the client’s secret', (nonce) => signedBySecret(provider.honest(nonce), provider.clientSecret)],
    ['signed with the public key as a secret', (nonce) => signedBySecret(provider.honest(nonce), provider.publicPem)],
    ['changed after it was signed', (nonce) => changed(signed(provider.honest(nonce), provider.keys.own))],
    ['that is over', (nonce) => otherwise({ iat: now() - 2 * HOUR, exp: now() - HOUR })(nonce)],
    ['that never ends', without('exp')],
    ['that is not valid yet', otherwise({ nbf: now() + HOUR })],
    ['for another application', otherwise({ aud: 'another-application' })],
    ['for several, asked for by another', otherwise({ aud: ['evenhand', 'another'], azp: 'another' })],
    ['for nobody', without('aud')],
    ['of another issuer', otherwise({ iss: 'https://elsewhere.example' })],
    ['with another nonce', otherwise({ nonce: 'of another browser' })],
    ['without a nonce', without('nonce')],
    ['without a subject', without('sub')],
    ['that is none', () => 'not.a.token'],
    ['that is missing', () => ''],
  ])('%s is refused', async (_, token) => {
    expect(await signInWith(token)).toBe('/sign-in?refused=not-verified');
    await expectNobody();
  });
});

describe('a provider', () => {
  it('that publishes another issuer than the settings name is not gone to', async () => {
    provider.published = { issuer: 'https://elsewhere.example' };
    expect(await signInWith((nonce) => signed(provider.honest(nonce), provider.keys.own))).toBe(
      '/sign-in?refused=unreachable',
    );
    expect(provider.asked).not.toContain('/token');
  });

  it.each([
    ['what it says about itself', '/.well-known/'],
    ['its keys', '/jwks'],
    ['a token', '/token'],
  ])('that leads the question for %s elsewhere is not followed', async (_, path) => {
    const elsewhere = await startBadProvider();
    try {
      provider.redirect = { path, to: elsewhere.issuer };
      const honest = (nonce: string) => {
        elsewhere.token = signed(provider.honest(nonce), provider.keys.own);
        return elsewhere.token;
      };
      expect(await signInWith(honest)).toMatch(/refused=(not-verified|unreachable)$/);
      expect(provider.asked.some((asked) => asked.startsWith(path))).toBe(true);
      expect(elsewhere.asked).toEqual([]);
      await expectNobody();
    } finally {
      await elsewhere.stop();
    }
  });
});

const header = (alg: string) => Buffer.from(JSON.stringify({ alg, kid: 'own' })).toString('base64url');

/** The same token with another role asked for. */
function changed(token: string): string {
  const [head, body = '', signature] = token.split('.');
  const claims = { ...JSON.parse(Buffer.from(body, 'base64url').toString()), groups: ['g-it'] };
  return [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
}

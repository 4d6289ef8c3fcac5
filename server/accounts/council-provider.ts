import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { CouncilRefused } from './council-refused.ts';
import type { CouncilSettings } from './sign-in-settings.ts';

/** What a browser keeps between leaving for the provider and coming back: it ties the answer to this browser. */
export interface CouncilSecrets {
  state: string;
  nonce: string;
  verifier: string;
}

/** Who the provider says somebody is, and everything else it says. */
export interface CouncilClaims {
  issuer: string;
  subject: string;
  all: Readonly<Record<string, unknown>>;
}

/** The council's identity provider. */
export interface CouncilProvider {
  /** Where to send the browser, and what it has to keep. Rejects with CouncilRefused `unreachable`. */
  start: () => Promise<{ address: URL; secrets: CouncilSecrets }>;
  /** Checks the answer the browser came back with. Rejects with CouncilRefused. */
  finish: (query: string, secrets: CouncilSecrets) => Promise<CouncilClaims>;
}

const TIMEOUT_SECONDS = 10;
const DISCOVERED_FOR_MS = 3_600_000;

/**
 * Signs in by the authorisation code flow with PKCE, state and nonce. The identity token's signature is checked although
 * it comes straight from the provider. What the provider publishes about itself is asked for when it is first needed,
 * so that Evenhand starts without it, and again every hour.
 * @param redirectTo address the provider sends browsers back to, as it is registered there
 */
export function createCouncilProvider(settings: CouncilSettings, redirectTo: string, now: () => Date): CouncilProvider {
  let known: { configuration: Configuration; until: number } | undefined;
  const configuration = async (): Promise<Configuration> => {
    if (!known || known.until <= now().getTime()) {
      known = { configuration: await discover(settings), until: now().getTime() + DISCOVERED_FOR_MS };
    }
    return known.configuration;
  };
  return {
    async start() {
      const config = await configuration();
      const secrets = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const address = buildAuthorizationUrl(config, {
        redirect_uri: redirectTo,
        scope: 'openid profile email',
        state: secrets.state,
        nonce: secrets.nonce,
        code_challenge: await calculatePKCECodeChallenge(secrets.verifier),
        code_challenge_method: 'S256',
      });
      return { address, secrets };
    },
    async finish(query, { state, nonce, verifier }) {
      const config = await configuration();
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      const tokens = await authorizationCodeGrant(config, new URL(redirectTo + query), checks).catch(refuse);
      const claims = tokens.claims();
      if (!claims) throw new CouncilRefused('not-verified', 'The provider gave no identity token');
      return { issuer: claims.iss, subject: claims.sub, all: claims };
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: CouncilSettings): Promise<Configuration> {
  const server = new URL(issuer);
  // settings accept plain HTTP for this machine only: a provider run for trying out
  const insecure = server.protocol === 'http:' ? [allowInsecureRequests] : [];
  try {
    return await discovery(server, clientId, clientSecret, undefined, {
      execute: [enableNonRepudiationChecks, ...insecure],
      timeout: TIMEOUT_SECONDS,
    });
  } catch (error) {
    throw new CouncilRefused('unreachable', 'The identity provider could not be asked about itself', { cause: error });
  }
}

function refuse(error: unknown): never {
  if (error instanceof AuthorizationResponseError) {
    const cancelled = error.error === 'access_denied' || error.error === 'login_required';
    throw new CouncilRefused(cancelled ? 'cancelled' : 'not-verified', `The provider answered ${error.error}`);
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const unreachable = (error instanceof TypeError && error.message === 'fetch failed') || code === 'OAUTH_TIMEOUT';
  throw new CouncilRefused(unreachable ? 'unreachable' : 'not-verified', `The answer was refused: ${code}`, {
    cause: error,
  });
}

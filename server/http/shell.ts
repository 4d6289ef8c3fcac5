import type { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import { refuseCrossSite } from './cross-site.ts';
import type { AppEnv } from './env.ts';
import { errorResponse, ProblemError, problemResponse } from './problem.ts';
import { RATE_LIMITS, type RateLimits, rateLimits } from './rate-limit.ts';
import { type AnsweredRequest, requestLog } from './request-log.ts';
import { securityHeaders } from './security-headers.ts';
import { oneEachTurn } from './turns.ts';

export interface ShellOptions {
  log: Logger;
  /** Finds the account of a request and sets it. */
  identify: MiddlewareHandler<AppEnv>;
  /** How many reverse proxies of ours stand in front; none unless said. */
  proxies?: number;
  /** Told of every answer. */
  observe?: (request: AnsweredRequest) => void;
  limits?: RateLimits;
}

/**
 * Puts everything around an application that every request passes, in order: request id and log, its turn, thrown values
 * that are no errors, security headers, how often an address asks, the refusal of other sites, whoever is signed in, how
 * often they ask. Every error and every unknown address is answered as a problem. Call it before any route is added.
 */
export function wrapInShell(
  app: OpenAPIHono<AppEnv>,
  { log, identify, proxies = 0, observe = () => {}, limits = RATE_LIMITS }: ShellOptions,
): void {
  const { perAddress, perAccount } = rateLimits(limits);
  app.use(
    requestLog({ log, proxies, observe }),
    oneEachTurn(),
    errorsOnly(),
    securityHeaders(proxies),
    perAddress,
    refuseCrossSite(),
    identify,
    perAccount,
  );
  app.onError((error, c) => errorResponse(error, c));
  app.notFound((c) =>
    problemResponse(
      c,
      new ProblemError('not-found', 'Nothing is found at this address. Check it, or start from the first page.'),
    ),
  );
}

/** Hono hands only errors to its error handler; anything else that is thrown becomes one here. */
function errorsOnly(): MiddlewareHandler<AppEnv> {
  return async (_, next) => {
    try {
      await next();
    } catch (thrown) {
      throw thrown instanceof Error ? thrown : new Error('Something that is no error was thrown', { cause: thrown });
    }
  };
}

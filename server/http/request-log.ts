import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Logger } from 'pino';
import type { ProblemType } from '../contract/problems.ts';
import { clientAddress } from './client-address.ts';
import type { AppEnv } from './env.ts';
import { requestIdOf } from './request-id.ts';

/** One answered request, for whoever keeps figures. Nothing in it names a person. */
export interface AnsweredRequest {
  method: string;
  /** Pattern of the route with `:parameters`, or `no route`. */
  route: string;
  status: number;
  seconds: number;
}

/** Refusals that an operator wants to see without asking for every request: somebody tries what they may not. */
const WORTH_A_WARNING = new Set<ProblemType>([
  'wrong-credentials',
  'too-many-attempts',
  'too-many-requests',
  'not-permitted',
  'cross-site',
]);

/**
 * Gives each request an id and logs how it went: method, route pattern, status, duration, and the kind of problem.
 * Addresses, queries, bodies and accounts are left out, since they name people; the audit knows who.
 */
export function requestLog({
  log,
  proxies,
  observe,
}: {
  log: Logger;
  proxies: number;
  observe: (request: AnsweredRequest) => void;
}): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const started = performance.now();
    const requestId = requestIdOf(c.req.header('x-request-id'));
    c.set('requestId', requestId);
    c.set('log', log);
    c.set('address', clientAddress(c, proxies));
    await next();
    // not by c.header: that copies an answer that is ready
    c.res.headers.set('x-request-id', requestId);
    const elapsedMs = performance.now() - started;
    const route = matchedRoutes(c).findLast((matched) => matched.method !== 'ALL')?.path ?? 'no route';
    const { method } = c.req;
    const { status } = c.res;
    observe({ method, route, status, seconds: elapsedMs / 1000 });
    const problem = c.get('problem');
    log[problem && WORTH_A_WARNING.has(problem) ? 'warn' : 'info'](
      { requestId, method, route, status, ms: Math.round(elapsedMs * 10) / 10, ...(problem ? { problem } : {}) },
      'request',
    );
  };
}

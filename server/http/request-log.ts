import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Logger } from 'pino';
import type { AppEnv } from './env.ts';

/**
 * Gives each request an id and logs how it went: method, route pattern, status, duration. Addresses, queries, bodies
 * and accounts are left out, since they name people.
 */
export function requestLog(log: Logger): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const started = performance.now();
    const requestId = randomUUID();
    c.set('requestId', requestId);
    c.set('log', log);
    await next();
    c.header('x-request-id', requestId);
    const ms = Math.round((performance.now() - started) * 10) / 10;
    const route = matchedRoutes(c).findLast((matched) => matched.method !== 'ALL')?.path ?? 'no route';
    log.info({ requestId, method: c.req.method, route, status: c.res.status, ms }, 'request');
  };
}

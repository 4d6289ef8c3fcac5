import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './env.ts';
import { ProblemError } from './problem.ts';

/** How many requests are answered in a window of time. */
export interface RateLimits {
  perAddress: number;
  perAccount: number;
  windowMs: number;
}

/**
 * Generous: 50 requests a second for an account and 500 for an address, which may be a whole office. They stop a
 * program that runs wild or copies everything, not a person at work.
 */
export const RATE_LIMITS: RateLimits = { perAddress: 30_000, perAccount: 3_000, windowMs: 60_000 };

const MOST_KEYS = 20_000;

/**
 * Counts by key in windows that begin with a key's first request.
 * @param elapsedMs a clock that never goes back
 * @returns counts one more for a key and gives the seconds to wait, 0 where it may go on
 */
export function createWindowCounter(limit: number, windowMs: number, elapsedMs: () => number) {
  const windows = new Map<string, { endsAt: number; count: number }>();
  return (key: string): number => {
    const at = elapsedMs();
    const window = windows.get(key);
    if (window && window.endsAt > at) {
      window.count += 1;
      return window.count <= limit ? 0 : Math.ceil((window.endsAt - at) / 1000);
    }
    // the oldest window stands first: one that begins anew goes to the end
    windows.delete(key);
    windows.set(key, { endsAt: at + windowMs, count: 1 });
    const [oldest] = windows.keys();
    if (windows.size > MOST_KEYS && oldest !== undefined) windows.delete(oldest);
    return 0;
  };
}

/**
 * Refuses with 429 whoever asks too often, by address before anything is looked up and by account once it is known.
 * Health is never refused: whoever watches the installation has to see it most of all when it is busy.
 */
export function rateLimits(limits: RateLimits, elapsedMs: () => number = () => performance.now()) {
  const byAddress = createWindowCounter(limits.perAddress, limits.windowMs, elapsedMs);
  const byAccount = createWindowCounter(limits.perAccount, limits.windowMs, elapsedMs);
  const refuse = (seconds: number): void => {
    if (seconds === 0) return;
    throw new ProblemError('too-many-requests', `Too many requests at once. Try again in ${seconds} seconds.`, {
      headers: { 'retry-after': String(seconds) },
    });
  };
  const perAddress: MiddlewareHandler<AppEnv> = async (c, next) => {
    if (!isHealth(c.req.path)) refuse(byAddress(c.get('address')));
    await next();
  };
  const perAccount: MiddlewareHandler<AppEnv> = async (c, next) => {
    const account = c.get('account');
    if (account && !isHealth(c.req.path)) refuse(byAccount(account.id));
    await next();
  };
  return { perAddress, perAccount };
}

function isHealth(path: string): boolean {
  return path === '/api/health' || path.startsWith('/api/health/');
}

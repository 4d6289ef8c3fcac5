import type { Context } from 'hono';
import type { AppEnv } from './env.ts';

/**
 * The network address a request came from. Every reverse proxy appends the address it was called from to
 * `X-Forwarded-For`, and whatever stands left of what our own proxies wrote is the caller's invention: only the n-th
 * from the right counts.
 * @param proxies how many reverse proxies of ours stand in front; 0 where browsers reach the server directly
 * @returns `unknown` where there is no connection, as in tests
 */
export function clientAddress(c: Context<AppEnv>, proxies: number): string {
  const connected = c.env?.incoming?.socket.remoteAddress ?? 'unknown';
  if (proxies === 0) return connected;
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  return forwarded.at(-proxies) || connected;
}

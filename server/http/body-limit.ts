import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { AppEnv } from './env.ts';
import { ProblemError, problemResponse } from './problem.ts';

/**
 * Refuses bodies that are too large: by the length they are announced with where the server holds them to it, else by
 * counting what comes.
 * @param maxSize bytes
 * @param isStreamed true where the route itself counts what comes, so that a large body is not gathered first
 */
export function limitBody(maxSize: number, isStreamed = false): MiddlewareHandler<AppEnv> {
  const onError = (c: Context<AppEnv>) =>
    problemResponse(
      c,
      new ProblemError(
        'too-large',
        `The body is larger than ${Math.floor(maxSize / 1024)} KiB. Send less at a time.`,
        // the rest of the body is not worth reading
        { headers: { connection: 'close' } },
      ),
    );
  const count = bodyLimit({ maxSize, onError });
  return async (c, next) => {
    const announced = c.req.header('content-length');
    const isHeldToIt = announced !== undefined && c.req.header('transfer-encoding') === undefined;
    if (!isHeldToIt) return isStreamed ? next() : count(c, next);
    return Number(announced) <= maxSize ? next() : onError(c);
  };
}

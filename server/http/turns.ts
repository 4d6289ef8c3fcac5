import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './env.ts';

/**
 * Answers one request in each turn of the event loop, in the order they came. Requests that arrive together would
 * otherwise be answered in one go, and timers, streams of events and the figures of the server would wait for all of
 * them. A request that comes alone does not wait.
 */
export function oneEachTurn(): MiddlewareHandler<AppEnv> {
  const waiting: (() => void)[] = [];
  let isTurnTaken = false;
  const nextTurn = (): void => {
    const proceed = waiting.shift();
    if (!proceed) {
      isTurnTaken = false;
      return;
    }
    setImmediate(nextTurn);
    proceed();
  };
  return async (_, next) => {
    if (isTurnTaken) await new Promise<void>((resolve) => waiting.push(resolve));
    else {
      isTurnTaken = true;
      setImmediate(nextTurn);
    }
    await next();
  };
}

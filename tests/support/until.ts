import { setTimeout as wait } from 'node:timers/promises';

/** Longer than anything takes on a slow machine with other tests beside it, and less than a test may take. */
const PATIENCE_MS = 100_000;
const EVERY_MS = 20;

/**
 * Reads again and again until what is read is as it should be in the end.
 * @throws Error with what was read last, where it is not so within 100 s
 */
export async function until<T>(read: () => T | Promise<T>, is: (value: T) => boolean): Promise<T> {
  for (const end = performance.now() + PATIENCE_MS; ; await wait(EVERY_MS)) {
    const value = await read();
    if (is(value)) return value;
    if (performance.now() > end) throw new Error(`After ${PATIENCE_MS} ms still: ${JSON.stringify(value)}`);
  }
}

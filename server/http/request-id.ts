import { randomUUID } from 'node:crypto';

/** Ids of other programs are taken over only where they can hold nothing but a number: hexadecimal, 16 to 64 long. */
const HARMLESS = /^[0-9a-f][0-9a-f-]{14,62}[0-9a-f]$/i;

/**
 * The id of a request: the caller's own `X-Request-Id` where it is harmless in a log, else a new one.
 * @param given what the caller sent
 */
export function requestIdOf(given: string | undefined): string {
  return given !== undefined && HARMLESS.test(given) ? given.toLowerCase() : randomUUID();
}

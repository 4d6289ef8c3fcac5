import { createHash } from 'node:crypto';

/** Hexadecimal digits of the digest that a version is made of: it stays a number that is exact. */
const VERSION_DIGITS = 12;

/**
 * The version of a small list that has no version of its own, told by what it holds: whoever changes an entry starts
 * from the whole list as they saw it. From 1.
 * @param content what JSON can hold, in an order that stays
 */
export function contentVersion(content: unknown): number {
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  return Number.parseInt(digest.slice(0, VERSION_DIGITS), 16) + 1;
}

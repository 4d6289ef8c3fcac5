import { PASSWORD_LENGTH } from '../contract/accounts.ts';
import { COMMON_WORDS } from './common-passwords.ts';

/** Characters that have to remain of a password when everything easily guessed is taken out of it. */
const LEAST_REMAINING = 8;
const RUNS = ['abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1234567890'];

/**
 * Why a new password is not taken, in a sentence that says what to do; undefined where it is. As NIST SP 800-63B
 * advises: length, and nothing that is guessed first; no rule about kinds of characters.
 * @param owner whose password it would be: neither the name nor the email address may be most of it
 */
export function passwordFault(password: string, owner: { name: string; email: string }): string | undefined {
  const text = password.normalize('NFKC').toLowerCase();
  if ([...text].length < PASSWORD_LENGTH.least) {
    return `Use at least ${PASSWORD_LENGTH.least} characters. Three or four words that do not belong together are easy to remember.`;
  }
  const own = [owner.name, ...owner.email.split(/[@.+_-]/)].flatMap((part) => part.toLowerCase().split(/\s+/));
  const withoutOwn = without(
    text,
    own.filter((part) => part.length >= 3),
  );
  if (withoutOwn !== text && isGuessed(withoutOwn)) {
    return 'It is little more than your name or email address. Choose words that have nothing to do with you.';
  }
  if (isGuessed(without(text, COMMON_WORDS))) {
    return 'It is among the passwords that are guessed first. Choose three or four words that do not belong together.';
  }
  return undefined;
}

function without(text: string, words: readonly string[]): string {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  return longestFirst.reduce((rest, word) => rest.replaceAll(word, ' '), text);
}

/** True where hardly anything remains once runs and repetitions are left out. */
function isGuessed(text: string): boolean {
  const pieces = text.match(/[\p{L}\p{M}]+|\p{N}+|[^\p{L}\p{M}\p{N}\s]+/gu) ?? [];
  const periods = new Set(pieces.map(smallestPeriod).filter((piece) => !isRun(piece)));
  return [...periods].reduce((sum, period) => sum + [...period].length, 0) < LEAST_REMAINING;
}

function isRun(piece: string): boolean {
  return RUNS.some((run) => (run + run).includes(piece) || [...(run + run)].reverse().join('').includes(piece));
}

/** What a text repeats: abcabc → abc; a text that repeats nothing is its own. */
function smallestPeriod(text: string): string {
  return text.slice(0, (text + text).indexOf(text, 1));
}

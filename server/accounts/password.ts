import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** Cost of a hash: 2^log2Cost blocks of 8 × 128 bytes, `parallel` times. */
export interface PasswordCost {
  log2Cost: number;
  parallel: number;
}

/** 32 MiB, three times: one of the settings of equal strength the OWASP Password Storage Cheat Sheet names for scrypt. */
export const PRESENT_COST: PasswordCost = { log2Cost: 15, parallel: 3 };
const BLOCK = 8;
const KEY_BYTES = 32;

/**
 * Hash of a password with its own salt. The cost stands in the text, so that it can be raised later.
 * @returns `scrypt$<log2 of N>$<r>$<p>$<salt>$<key>`, salt and key in base64url
 */
export async function hashPassword(password: string, cost: PasswordCost = PRESENT_COST): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost.log2Cost, BLOCK, cost.parallel);
  return ['scrypt', cost.log2Cost, BLOCK, cost.parallel, salt.toString('base64url'), key.toString('base64url')].join(
    '$',
  );
}

/** True where the password is the one the hash was made from. Compares in constant time. */
export async function isPasswordOf(stored: string, password: string): Promise<boolean> {
  const [scheme, log2Cost, block, parallel, salt, key] = stored.split('$');
  if (scheme !== 'scrypt' || !salt || !key) throw new Error('A stored password hash has an unknown form');
  const expected = Buffer.from(key, 'base64url');
  const given = await derive(
    password,
    Buffer.from(salt, 'base64url'),
    Number(log2Cost),
    Number(block),
    Number(parallel),
  );
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** True where a hash was made with less work than hashes are made with at present: it is renewed at the next sign-in. */
export function isOutdated(stored: string, present: PasswordCost = PRESENT_COST): boolean {
  const [, log2Cost, block, parallel] = stored.split('$');
  return 2 ** Number(log2Cost) * Number(block) * Number(parallel) < 2 ** present.log2Cost * BLOCK * present.parallel;
}

/** A hash nobody has the password of: an unknown account costs the same work as a known one. */
export const NOBODY = `scrypt$${PRESENT_COST.log2Cost}$${BLOCK}$${PRESENT_COST.parallel}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

function derive(password: string, salt: Buffer, log2Cost: number, block: number, parallel: number): Promise<Buffer> {
  const N = 2 ** log2Cost;
  const options: ScryptOptions = { N, r: block, p: parallel, maxmem: 128 * block * (N + parallel + 2) };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

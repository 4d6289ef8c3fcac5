import { describe, expect, it } from 'vitest';
import { hashPassword, isPasswordOf, NOBODY } from '../../../../server/accounts/password.ts';

const cheap = { log2Cost: 4, parallel: 1 };

describe('password hashes', () => {
  it('are made with scrypt at N = 2^15, r = 8, p = 3', async () => {
    const hash = await hashPassword('secret');
    expect(hash).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
    expect(await isPasswordOf(hash, 'secret')).toBe(true);
    expect(await isPasswordOf(hash, 'Secret')).toBe(false);
  });

  it('have a salt each', async () => {
    expect(await hashPassword('secret', cheap)).not.toBe(await hashPassword('secret', cheap));
  });

  it('are checked at the cost they were made with', async () => {
    expect(await isPasswordOf(await hashPassword('secret', { log2Cost: 5, parallel: 2 }), 'secret')).toBe(true);
  });

  it('know a password however its accents are composed', async () => {
    expect(await isPasswordOf(await hashPassword('caf\u00e9', cheap), 'cafe\u0301')).toBe(true);
  });

  it('of nobody cost the same and match nothing', async () => {
    expect(NOBODY).toMatch(/^scrypt\$15\$8\$3\$/);
    expect(await isPasswordOf(NOBODY, 'evenhand-demo')).toBe(false);
  });

  it('of an unknown form are a fault, not a mismatch', async () => {
    await expect(isPasswordOf('plain', 'plain')).rejects.toThrow('unknown form');
  });
});

import { hkdfSync, scryptSync } from 'node:crypto';

/** What backups are encrypted with: 32 random bytes, or a passphrase. */
export type BackupKey = { kind: 'bytes'; bytes: Buffer } | { kind: 'passphrase'; text: string };

/** How a backup's own key is made from the key setting. */
export type Derivation = 'hkdf-sha256' | 'scrypt';

/** OWASP's least for scrypt: 128 MiB and about half a second a guess. */
const SCRYPT = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };

/** How keys of this kind are derived: stretching is for what people can remember. */
export function derivationOf(key: BackupKey): Derivation {
  return key.kind === 'bytes' ? 'hkdf-sha256' : 'scrypt';
}

/**
 * The key of one backup and a value by which a wrong key is told from a damaged file.
 * @param salt random for each backup, so that no two share a key
 */
export function deriveKey(key: BackupKey, salt: Buffer): { secret: Buffer; check: string } {
  const root = key.kind === 'bytes' ? key.bytes : scryptSync(key.text.normalize('NFKC'), salt, 32, SCRYPT);
  const expand = (purpose: string, length: number) =>
    Buffer.from(hkdfSync('sha256', root, salt, `evenhand-backup/1 ${purpose}`, length));
  return { secret: expand('chunks', 32), check: expand('check', 8).toString('hex') };
}

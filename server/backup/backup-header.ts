import { closeSync, openSync, readSync } from 'node:fs';
import { z } from 'zod';

/** Why a backup is not made or not used, in a sentence with the next step. */
export class BackupRefused extends Error {}

/** What stands in front of every backup. */
export const MAGIC = Buffer.from('evenhand-backup/1\n');
const MOST_HEADER_BYTES = 65_536;

const header = z.object({
  /** Instant of the copy, ISO text. */
  createdAt: z.iso.datetime(),
  /** Version of Evenhand that made it. */
  version: z.string(),
  schemaSteps: z.int().min(1),
  /** SHA-256 over what the database held at that moment. */
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Bytes of the database file inside. */
  databaseBytes: z.int().min(0),
  /** Null where it is not encrypted. */
  encryption: z
    .object({
      cipher: z.literal('aes-256-gcm'),
      derivation: z.enum(['hkdf-sha256', 'scrypt']),
      salt: z.string().regex(/^[0-9a-f]{64}$/),
      check: z.string(),
    })
    .nullable(),
});
export type BackupHeader = z.infer<typeof header>;

/** Header as bytes: the magic line, its length, and JSON. */
export function encodeHeader(value: BackupHeader): Buffer {
  const json = Buffer.from(JSON.stringify(value));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  return Buffer.concat([MAGIC, length, json]);
}

/**
 * Reads the header of a backup without looking at the rest. It is not to be trusted before the rest is checked.
 * @returns the header and its bytes
 * @throws BackupRefused where the file is no backup
 */
export function readHeader(file: string): { header: BackupHeader; bytes: Buffer } {
  const bytes = firstBytes(file, MAGIC.length + 4 + MOST_HEADER_BYTES);
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw new BackupRefused(`${file} is not a backup of Evenhand that this version can read. Choose another file.`);
  }
  const length = bytes.length >= MAGIC.length + 4 ? bytes.readUInt32BE(MAGIC.length) : 0;
  const end = MAGIC.length + 4 + length;
  const parsed = header.safeParse(jsonOf(bytes.subarray(MAGIC.length + 4, end)));
  if (length > MOST_HEADER_BYTES || end > bytes.length || !parsed.success) {
    throw new BackupRefused(`${file} is damaged at its beginning. Choose another backup.`);
  }
  return { header: parsed.data, bytes: bytes.subarray(0, end) };
}

function firstBytes(file: string, most: number): Buffer {
  let fd: number;
  try {
    fd = openSync(file, 'r');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new BackupRefused(`${file} cannot be read (${reason}). Check the path.`);
  }
  try {
    const buffer = Buffer.alloc(most);
    return buffer.subarray(0, readSync(fd, buffer, 0, most, 0));
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new BackupRefused(`${file} cannot be read (${reason}). Check the path.`);
  } finally {
    closeSync(fd);
  }
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

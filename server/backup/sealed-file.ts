import { randomBytes } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { type BackupHeader, BackupRefused, encodeHeader, readHeader } from './backup-header.ts';
import { type BackupKey, derivationOf, deriveKey } from './backup-key.ts';
import { CHUNK_BYTES, type ChunkSeal, chunkSeal, TAG_BYTES } from './chunk-seal.ts';

/** A chunk as it lies in the file: length (4 bytes), 1 where it is the last, the sealed bytes, the tag. */
const FRAME_BYTES = 5;

/**
 * Writes a database file as a backup, compressed and, with a key, encrypted, and flushes it to disk.
 * @param about what the header says, but for how it is encrypted
 */
export function sealFile(
  database: string,
  target: string,
  about: Omit<BackupHeader, 'encryption' | 'databaseBytes'>,
  key: BackupKey | null,
): void {
  const salt = randomBytes(32);
  const derived = key && { ...deriveKey(key, salt), derivation: derivationOf(key) };
  const from = openSync(database, 'r');
  try {
    const databaseBytes = fstatSync(from).size;
    const encryption = derived && {
      cipher: 'aes-256-gcm' as const,
      derivation: derived.derivation,
      salt: salt.toString('hex'),
      check: derived.check,
    };
    const headerBytes = encodeHeader({ ...about, databaseBytes, encryption });
    const seal = chunkSeal(derived?.secret ?? null, headerBytes);
    writeWhole(target, (to) => {
      writeAll(to, headerBytes);
      const chunks = Math.max(1, Math.ceil(databaseBytes / CHUNK_BYTES));
      for (let index = 0; index < chunks; index += 1) writeChunk(from, to, seal, index, index === chunks - 1);
    });
  } finally {
    closeSync(from);
  }
}

/**
 * Writes the database inside a backup to a file. Nothing is left of it where anything is wrong.
 * @param target a file that does not exist yet
 * @throws BackupRefused where the backup is damaged, cut short, or of another key
 */
export function openSealed(file: string, target: string, key: BackupKey | null): BackupHeader {
  const { header, bytes } = readHeader(file);
  const seal = chunkSeal(secretFor(file, header, key), bytes);
  const from = openSync(file, 'r');
  try {
    writeWhole(target, (to) => {
      let at = bytes.length;
      let written = 0;
      for (let index = 0, isLast = false; !isLast; index += 1) {
        const frame = readExactly(from, FRAME_BYTES, at) ?? cutShort(file);
        const length = frame.readUInt32BE(0);
        isLast = frame.readUInt8(4) === 1;
        if (length > 2 * CHUNK_BYTES) throw damaged(file, at);
        const sealed = readExactly(from, length, at + FRAME_BYTES) ?? cutShort(file);
        const tag = readExactly(from, TAG_BYTES, at + FRAME_BYTES + length) ?? cutShort(file);
        const plain = seal.open(sealed, tag, index, isLast);
        if (!plain) throw damaged(file, at);
        writeAll(to, plain);
        written += plain.length;
        at += FRAME_BYTES + length + TAG_BYTES;
      }
      if (at !== fstatSync(from).size || written !== header.databaseBytes) throw damaged(file, at);
    });
    return header;
  } finally {
    closeSync(from);
  }
}

function writeChunk(from: number, to: number, seal: ChunkSeal, index: number, isLast: boolean): void {
  const buffer = Buffer.alloc(CHUNK_BYTES);
  const plain = buffer.subarray(0, readSync(from, buffer, 0, CHUNK_BYTES, index * CHUNK_BYTES));
  const { sealed, tag } = seal.close(plain, index, isLast);
  const frame = Buffer.alloc(FRAME_BYTES);
  frame.writeUInt32BE(sealed.length);
  frame.writeUInt8(isLast ? 1 : 0, 4);
  writeAll(to, Buffer.concat([frame, sealed, tag]));
}

function secretFor(file: string, { encryption }: BackupHeader, key: BackupKey | null): Buffer | null {
  if (!encryption) {
    if (!key) return null;
    throw new BackupRefused(
      `${file} is not encrypted, but EVENHAND_BACKUP_KEY is set, so it may have been exchanged. If you trust it, run this again without the key.`,
    );
  }
  if (!key) throw new BackupRefused(`${file} is encrypted. Set EVENHAND_BACKUP_KEY to the key it was made with.`);
  const { secret, check } = deriveKey(key, Buffer.from(encryption.salt, 'hex'));
  if (derivationOf(key) === encryption.derivation && check === encryption.check) return secret;
  throw new BackupRefused(
    `${file} was encrypted with another key. Set EVENHAND_BACKUP_KEY to the key it was made with.`,
  );
}

/** Writes a new file that only its owner reads, flushed to disk; nothing is left of it where writing fails. */
function writeWhole(file: string, write: (to: number) => void): void {
  const to = openSync(file, 'wx', 0o600);
  let isDone = false;
  try {
    write(to);
    fsyncSync(to);
    isDone = true;
  } finally {
    closeSync(to);
    if (!isDone) rmSync(file, { force: true });
  }
}

function writeAll(to: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(to, bytes, at);
}

function readExactly(from: number, length: number, position: number): Buffer | undefined {
  const buffer = Buffer.alloc(length);
  return readSync(from, buffer, 0, length, position) === length ? buffer : undefined;
}

function cutShort(file: string): never {
  throw new BackupRefused(`${file} is cut short. Choose another backup.`);
}

function damaged(file: string, at: number): BackupRefused {
  return new BackupRefused(`${file} is damaged near byte ${at}. Choose another backup.`);
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { BackupRefused } from '../../server/backup/backup-header.ts';
import type { BackupKey } from '../../server/backup/backup-key.ts';
import { openSealed, sealFile } from '../../server/backup/sealed-file.ts';

const SEED = 20210401;
const folder = mkdtempSync(join(tmpdir(), 'evenhand-sealed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = (name: string) => join(folder, name);
const ABOUT = { createdAt: '2021-04-01T09:00:00.000Z', version: '1', schemaSteps: 3, contentHash: 'a'.repeat(64) };
const KEY: BackupKey = { kind: 'bytes', bytes: Buffer.alloc(32, 7) };

/** Compressible and not, of two chunks and a bit, so that order and number of chunks matter. */
const database = Buffer.concat([Buffer.alloc(1_048_576, 'same'), Buffer.alloc(1_048_576, 'other'), Buffer.from('end')]);

beforeEach(() => {
  for (const name of ['database', 'sealed', 'opened']) rmSync(path(name), { force: true });
  writeFileSync(path('database'), database);
});

function open(sealed: Buffer, key: BackupKey | null): Buffer {
  rmSync(path('opened'), { force: true });
  writeFileSync(path('sealed'), sealed);
  openSealed(path('sealed'), path('opened'), key);
  return readFileSync(path('opened'));
}

describe.each([
  ['not encrypted', null],
  ['encrypted', KEY],
])('a backup that is %s', (_, key) => {
  const sealed = (): Buffer => {
    sealFile(path('database'), path('sealed'), ABOUT, key);
    return readFileSync(path('sealed'));
  };
  const refused = (bytes: Buffer) => {
    expect(() => open(bytes, key)).toThrow(BackupRefused);
    expect(() => readFileSync(path('opened')), 'nothing is left of it').toThrow('ENOENT');
  };

  it('gives back what went in', () => {
    expect(open(sealed(), key).equals(database)).toBe(true);
  });

  it('gives back an empty database, and one of exactly a chunk', () => {
    for (const bytes of [Buffer.alloc(0), Buffer.alloc(1_048_576, 1)]) {
      writeFileSync(path('database'), bytes);
      rmSync(path('sealed'), { force: true });
      expect(open(sealed(), key).equals(bytes)).toBe(true);
    }
  });

  it('is refused where any byte is another one', () => {
    const whole = sealed();
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(whole);
        changed.writeUInt8(changed.readUInt8(at) ^ by, at);
        refused(changed);
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  it('is refused where it is cut short anywhere, or something follows', () => {
    const whole = sealed();
    fc.assert(
      fc.property(fc.nat(whole.length - 1), (length) => refused(whole.subarray(0, length))),
      { seed: SEED, numRuns: 100 },
    );
    refused(Buffer.concat([whole, Buffer.from('x')]));
    refused(Buffer.concat([whole, whole]));
  });

  it('is refused where its chunks are exchanged, or one is left out', () => {
    const whole = sealed();
    const start = 18 + 4 + whole.readUInt32BE(18);
    const chunks: Buffer[] = [];
    for (let at = start; at < whole.length; ) {
      const end = at + 5 + whole.readUInt32BE(at) + 16;
      chunks.push(whole.subarray(at, end));
      at = end;
    }
    const [first, second, last] = chunks;
    if (!first || !second || !last) throw new Error('three chunks were expected');
    const header = whole.subarray(0, start);
    expect(open(Buffer.concat([header, first, second, last]), key).equals(database)).toBe(true);
    for (const order of [[second, first, last], [first, last], [first, first, last], [last]]) {
      refused(Buffer.concat([header, ...order]));
    }
  });
});

describe('an encrypted backup', () => {
  it('shows nothing of what it holds, and no two are alike', () => {
    writeFileSync(path('database'), 'Robin Archer '.repeat(100));
    const made = [0, 1].map(() => {
      rmSync(path('sealed'), { force: true });
      sealFile(path('database'), path('sealed'), ABOUT, KEY);
      return readFileSync(path('sealed'));
    });
    expect(made[0]?.includes('Robin')).toBe(false);
    expect(made[0]?.subarray(-40).equals(made[1]?.subarray(-40) ?? Buffer.alloc(0))).toBe(false);
  });

  it.each<[string, BackupKey | null, RegExp]>([
    ['another key', { kind: 'bytes', bytes: Buffer.alloc(32, 8) }, /another key/],
    ['a passphrase instead', { kind: 'passphrase', text: 'correct horse battery staple' }, /another key/],
    ['no key', null, /Set EVENHAND_BACKUP_KEY/],
  ])('is refused with %s', (_, key, message) => {
    sealFile(path('database'), path('sealed'), ABOUT, KEY);
    expect(() => open(readFileSync(path('sealed')), key)).toThrow(message);
  });

  it('opens with its passphrase', () => {
    const key: BackupKey = { kind: 'passphrase', text: 'correct horse battery staple' };
    sealFile(path('database'), path('sealed'), ABOUT, key);
    expect(open(readFileSync(path('sealed')), key).equals(database)).toBe(true);
    expect(() => open(readFileSync(path('sealed')), { ...key, text: 'correct horse battery' })).toThrow(/another key/);
  });

  it('is not to be exchanged for one that is not encrypted', () => {
    sealFile(path('database'), path('sealed'), ABOUT, null);
    expect(() => open(readFileSync(path('sealed')), KEY)).toThrow(/may have been exchanged/);
  });
});

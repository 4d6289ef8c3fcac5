import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Db } from '../../../db/open.ts';
import { ProblemError } from '../../http/problem.ts';

/** A file that was sent, as it lies on disk for the time it is read. */
export interface Upload {
  path: string;
  /** SHA-256 of its bytes. */
  digest: string;
}

/** Where files lie while they are read. */
export interface Uploads {
  /**
   * Writes what comes to disk, lets it be worked on, and takes it away again whatever happens.
   * @throws ProblemError too-large where more comes than is accepted
   */
  hold<T>(body: ReadableStream<Uint8Array> | null, most: number, work: (upload: Upload) => Promise<T>): Promise<T>;
}

/** A folder beside the database, or a temporary one where the database is in memory. What a crash left there is removed. */
export function createUploads(db: Db): Uploads {
  const { name, memory } = db.$client;
  const folder = memory ? join(tmpdir(), `evenhand-uploads-${process.pid}`) : join(dirname(name), 'uploads');
  rmSync(folder, { recursive: true, force: true });
  return {
    hold: async (body, most, work) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, `${randomUUID()}.csv`);
      try {
        const digest = await write(body, path, most);
        return await work({ path, digest });
      } finally {
        rmSync(path, { force: true });
      }
    },
  };
}

async function write(body: ReadableStream<Uint8Array> | null, path: string, most: number): Promise<string> {
  const hash = createHash('sha256');
  let size = 0;
  async function* counted(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > most) throw tooLarge(most);
      hash.update(chunk);
      yield chunk;
    }
  }
  const chunks: AsyncIterable<Uint8Array> = body ?? Readable.from([]);
  await pipeline(counted(chunks), createWriteStream(path, { mode: 0o600 }));
  return hash.digest('hex');
}

function tooLarge(most: number): ProblemError {
  const detail = `The file is larger than ${Math.floor(most / 1024 / 1024)} MiB. Split it and import the parts.`;
  return new ProblemError('too-large', detail, { headers: { connection: 'close' } });
}

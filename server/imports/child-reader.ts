import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Db } from '../../db/open.ts';
import { IMPORT_TABLES } from '../../db/queries/imports-tables.ts';
import { revisionOf } from '../../db/revision.ts';
import { ProblemError } from '../http/problem.ts';
import type { ComparedImport, ImportHooks, ImportJob, Storable } from './compared-import.ts';
import { addPart, type FromImportChild, type ToImportChild } from './import-messages.ts';
import type { ImportReader } from './import-reader.ts';

export interface ChildReaderOptions {
  /** Script of the process that reads. */
  script?: URL;
  /** Heap limit of the process, MiB. */
  heapMiB?: number;
  /** After how long a file is given up. */
  deadlineMs?: number;
  /** How long the process waits for the next file before it ends. */
  idleMs?: number;
  /** Where the process writes what went wrong. */
  stderr?: 'inherit' | 'ignore';
}

/** How often a comparison is made again because records changed under it. */
const TRIES = 3;

/**
 * Reads files in another process, one after another, with a connection of its own that cannot write. The process starts
 * with the first file and ends when none comes for a while. What breaks in it is a problem of that one file.
 */
export function createChildReader(db: Db, options: ChildReaderOptions = {}): ImportReader {
  const { deadlineMs = 300_000, idleMs = 120_000 } = options;
  let child: ChildProcess | null = null;
  let idle: NodeJS.Timeout | undefined;
  let before: Promise<unknown> = Promise.resolve();
  let closed = false;

  const end = () => {
    clearTimeout(idle);
    child?.kill('SIGKILL');
    child = null;
  };

  async function run(job: ImportJob & { digest: string | null }, hooks: ImportHooks): Promise<ComparedImport> {
    if (closed || hooks.signal?.aborted) throw stopped();
    clearTimeout(idle);
    child ??= start(options);
    const at = child;
    try {
      return await ask(at, { kind: 'compare', database: db.$client.name, job }, hooks, deadlineMs);
    } catch (error) {
      // what broke or was stopped may be in a bad state: the next file gets a fresh process
      end();
      throw error;
    } finally {
      idle = setTimeout(end, idleMs).unref();
    }
  }

  return {
    compare: (job, hooks, use) => {
      hooks.onProgress?.({ stage: 'waiting', read: 0, about: null });
      const turn = before.then(async () => {
        for (let tries = 0; tries < TRIES; tries += 1) {
          const revision = revisionOf(db, IMPORT_TABLES[job.kind]);
          const compared = await run(job, hooks);
          if (job.digest === null || revisionOf(db, IMPORT_TABLES[job.kind]) === revision) return use(compared);
        }
        throw new ProblemError(
          'conflict',
          'Others keep changing the records that the file is compared with, so nothing was stored. Try again in a moment.',
        );
      });
      before = turn.catch(() => {});
      return turn;
    },
    close: () => {
      closed = true;
      end();
    },
  };
}

function start({ script, heapMiB = 768, stderr = 'inherit' }: ChildReaderOptions): ChildProcess {
  const child = fork(fileURLToPath(script ?? new URL('./import-child.ts', import.meta.url)), [], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${heapMiB}`],
    stdio: ['ignore', 'ignore', stderr, 'ipc'],
  });
  // an idle process must not keep the server from ending
  child.unref();
  child.on('error', () => {});
  child.channel?.unref();
  return child;
}

/** Asks for one comparison and gathers its parts. @throws ProblemError */
function ask(
  child: ChildProcess,
  message: ToImportChild,
  hooks: ImportHooks,
  deadlineMs: number,
): Promise<ComparedImport> {
  const { promise, resolve, reject } = Promise.withResolvers<ComparedImport>();
  let compared: ComparedImport | undefined;
  let whole: Storable | undefined;
  const more = () => child.send({ kind: 'more' } satisfies ToImportChild);
  const listen = (answer: FromImportChild) => {
    if (answer.kind === 'progress') return hooks.onProgress?.(answer.progress);
    if (answer.kind === 'failed') return reject(failed());
    if (answer.kind === 'compared') {
      const { preview } = answer;
      compared = { preview, storable: () => whole ?? ({ kind: preview.kind, changes: [], events: [] } as Storable) };
    } else if (whole) addPart(whole, answer.part);
    else whole = answer.part;
    // in a turn of its own, so that others are served between the parts
    if (answer.hasMore) setImmediate(more);
    else if (compared) resolve(compared);
  };
  const lost = () => reject(failed());
  const abort = () => reject(stopped());
  const timer = setTimeout(() => reject(overdue()), deadlineMs);
  child.channel?.ref();
  child.on('message', listen);
  child.once('exit', lost);
  child.once('error', lost);
  hooks.signal?.addEventListener('abort', abort, { once: true });
  child.send(message, (error) => {
    if (error) lost();
  });
  return promise.finally(() => {
    clearTimeout(timer);
    child.off('message', listen);
    child.off('exit', lost);
    child.off('error', lost);
    hooks.signal?.removeEventListener('abort', abort);
    child.channel?.unref();
  });
}

function stopped(): ProblemError {
  return new ProblemError('conflict', 'Reading the file was stopped. Nothing was stored; choose the file again.');
}

function overdue(): ProblemError {
  return new ProblemError(
    'conflict',
    'Reading the file took too long and was given up. Nothing was stored; split the file and import the parts.',
  );
}

function failed(): ProblemError {
  return new ProblemError(
    'internal',
    'The file could not be read to its end; it may need more memory than there is. Nothing was stored. Split the file and import the parts; if that fails too, quote the request id.',
  );
}

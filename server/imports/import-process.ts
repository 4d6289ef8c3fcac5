import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ProblemError } from '../http/problem.ts';
import type { ImportHooks } from './compared-import.ts';
import type { FromImportChild, ToImportChild } from './import-messages.ts';

export interface ImportProcessOptions {
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

/** What the process says about a file. */
export type ImportAnswer = Exclude<FromImportChild, { kind: 'progress' | 'failed' }>;

/** A process that reads files one after another. */
export interface ImportProcess {
  /**
   * @param take is given each answer in a turn of its own, and returns the whole once it is there
   * @throws ProblemError conflict where the work is stopped or takes too long, internal where it failed
   */
  ask<T>(message: ToImportChild, hooks: ImportHooks, take: (answer: ImportAnswer) => T | undefined): Promise<T>;
  close(): void;
}

/** Starts with the first file and ends when none comes for a while. What breaks in it is a problem of that one file. */
export function createImportProcess(options: ImportProcessOptions = {}): ImportProcess {
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

  return {
    ask: (message, hooks, take) => {
      hooks.onProgress?.({ stage: 'waiting', read: 0, about: null });
      const turn = before.then(async () => {
        if (closed || hooks.signal?.aborted) throw stopped();
        clearTimeout(idle);
        child ??= start(options);
        try {
          return await converse(child, message, hooks, take, deadlineMs);
        } catch (error) {
          // what broke or was stopped may be in a bad state: the next file gets a fresh process
          end();
          throw error;
        } finally {
          idle = setTimeout(end, idleMs).unref();
        }
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

function start({ script, heapMiB = 768, stderr = 'inherit' }: ImportProcessOptions): ChildProcess {
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

function converse<T>(
  child: ChildProcess,
  message: ToImportChild,
  hooks: ImportHooks,
  take: (answer: ImportAnswer) => T | undefined,
  deadlineMs: number,
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const more = () => child.send({ kind: 'more' } satisfies ToImportChild);
  const listen = (answer: FromImportChild) => {
    if (answer.kind === 'progress') return hooks.onProgress?.(answer.progress);
    if (answer.kind === 'failed') return reject(failed());
    try {
      const whole = take(answer);
      if (whole !== undefined) resolve(whole);
      // in a turn of its own, so that others are served between the parts
      else setImmediate(more);
    } catch (error) {
      // such as no room to set records aside: it is this file that fails, not the server
      reject(error);
    }
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

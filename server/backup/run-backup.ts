import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { BackupFile } from './backup-files.ts';
import { BackupRefused } from './backup-header.ts';
import type { BackupJob } from './make-backup.ts';

const CHILD = fileURLToPath(new URL('./backup-child.ts', import.meta.url));
/** A backup that takes longer hangs. */
const LONGEST_MS = 3_600_000;

const outcome = z.union([
  z.object({
    made: z.object({
      name: z.string(),
      createdAt: z.string(),
      bytes: z.number(),
      version: z.string(),
      encrypted: z.boolean(),
      contentHash: z.string(),
    }),
  }),
  z.object({ failed: z.string() }),
]);

/** Makes one backup. @throws BackupRefused with the reason where there is none in the end */
export type RunBackup = (job: BackupJob, signal: AbortSignal) => Promise<BackupFile>;

/** Makes a backup in a process of its own, so that nothing waits for it. The key goes by a pipe, not by the command line. */
export const runBackup: RunBackup = async (job, signal) => {
  const child = spawn(process.execPath, [CHILD], {
    stdio: ['pipe', 'pipe', 'inherit'],
    signal,
    killSignal: 'SIGKILL',
    timeout: LONGEST_MS,
  });
  const exit = once(child, 'close');
  child.stdin.on('error', () => {});
  child.stdin.end(JSON.stringify(job));
  const [said] = await Promise.all([text(child.stdout), exit]).catch((error: unknown) => {
    throw new BackupRefused(`The process that makes it could not go on: ${messageOf(error)}`);
  });
  const parsed = outcome.safeParse(jsonOf(said));
  if (!parsed.success) throw new BackupRefused('The process that makes it ended before it was done.');
  if ('failed' in parsed.data) throw new BackupRefused(parsed.data.failed);
  return parsed.data.made;
};

function jsonOf(said: string): unknown {
  try {
    return JSON.parse(said);
  } catch {
    return undefined;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

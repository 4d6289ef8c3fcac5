import { setPriority } from 'node:os';
import { text } from 'node:stream/consumers';
import { type BackupJob, makeBackup } from './make-backup.ts';

/** Below whatever answers requests. */
const LOW_PRIORITY = 10;

/** The process of one backup: the job comes as JSON on standard input, the outcome goes to standard output. */
async function main(): Promise<void> {
  setPriority(LOW_PRIORITY);
  const job: BackupJob = JSON.parse(await text(process.stdin), revived);
  try {
    process.stdout.write(JSON.stringify({ made: await makeBackup(job) }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stdout.write(JSON.stringify({ failed: reason }));
  }
}

/** Bytes go through JSON as an object. */
function revived(_: string, value: unknown): unknown {
  const isBytes = typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer';
  return isBytes && 'data' in value && Array.isArray(value.data) ? Buffer.from(value.data) : value;
}

await main();

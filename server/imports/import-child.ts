import { constants, setPriority } from 'node:os';
import { closeDb, openDbToRead } from '../../db/open.ts';
import { errorForLog } from '../http/error-for-log.ts';
import type { Storable } from './compared-import.ts';
import { type FromImportChild, partsOf, type ToImportChild } from './import-messages.ts';
import { prepareImport } from './prepare-import.ts';

// The process that reads files and compares them with what stands, by a connection that cannot write. It ends with the server.

const TELL_EVERY_MS = 100;

setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
process.on('disconnect', () => process.exit());

let parts: Iterator<Storable> = [][Symbol.iterator]();
let next: IteratorResult<Storable> = parts.next();

process.on('message', (message: ToImportChild) => {
  if (message.kind === 'more') sendPart();
  else void compare(message).catch(report);
});

async function compare({ database, job }: Extract<ToImportChild, { kind: 'compare' }>): Promise<void> {
  const db = openDbToRead(database);
  try {
    let toldAt = performance.now();
    const compareNow = await prepareImport(db, job, {
      onProgress: (progress) => {
        if (progress.stage === 'reading' && performance.now() - toldAt < TELL_EVERY_MS) return;
        toldAt = performance.now();
        send({ kind: 'progress', progress });
      },
    });
    // one transaction: everything is read as it stood at one moment
    const { preview, storable } = db.$client.transaction(compareNow)();
    const isWanted = job.digest !== null && preview.faultCount === 0 && preview.digest === job.digest;
    parts = isWanted ? partsOf(storable()) : [][Symbol.iterator]();
    next = parts.next();
    send({ kind: 'compared', preview, hasMore: !next.done });
  } finally {
    closeDb(db);
  }
}

function sendPart(): void {
  if (next.done) throw new Error('There are no more parts');
  const part = next.value;
  next = parts.next();
  send({ kind: 'part', part, hasMore: !next.done });
}

function report(error: unknown): void {
  console.error(JSON.stringify({ what: 'A file could not be read', err: errorForLog(error) }));
  send({ kind: 'failed' });
}

function send(message: FromImportChild): void {
  process.send?.(message);
}

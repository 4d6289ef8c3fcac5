import { constants, setPriority } from 'node:os';
import { closeDb, type Db, openDbToRead } from '../../db/open.ts';
import type { ImportProgress } from '../contract/imports.ts';
import { errorForLog } from '../http/error-for-log.ts';
import { type ExtractJob, readExtract } from './extract/read-extract.ts';
import { type FromImportChild, figuresOf, type Part, partsOf, type ToImportChild } from './import-messages.ts';
import type { DigestedJob } from './import-reader.ts';
import { prepareImport } from './prepare-import.ts';

// The process that reads files and compares them with what stands, by a connection that cannot write. It ends with the server.

const TELL_EVERY_MS = 100;
const NOTHING: readonly Part[] = [];

setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
process.on('disconnect', () => process.exit());

let parts: Iterator<Part> = NOTHING.values();
let next = parts.next();

process.on('message', (message: ToImportChild) => {
  void answer(message).catch(report);
});

async function answer(message: ToImportChild): Promise<void> {
  if (message.kind === 'more') {
    if (next.done) throw new Error('There are no more parts');
    const part = next.value;
    next = parts.next();
    send({ ...part, hasMore: !next.done });
    return;
  }
  const db = openDbToRead(message.database);
  try {
    if (message.kind === 'compare') await compare(db, message.job);
    else await extract(db, message.job);
  } finally {
    closeDb(db);
  }
}

async function compare(db: Db, job: DigestedJob): Promise<void> {
  const compareNow = await prepareImport(db, job, { onProgress: tellNowAndThen() });
  // one transaction: everything is read as it stood at one moment
  const { preview, storable } = db.$client.transaction(compareNow)();
  const isWanted = job.digest !== null && preview.faultCount === 0 && preview.digest === job.digest;
  begin(isWanted ? partsOf(storable()) : NOTHING.values());
  send({ kind: 'compared', preview, hasMore: !next.done });
}

async function extract(db: Db, job: ExtractJob): Promise<void> {
  const read = await readExtract(db, job, tellNowAndThen());
  begin(figuresOf(read.aggregate.tables));
  send({ kind: 'extracted', read: { ...read, aggregate: { ...read.aggregate, tables: {} } }, hasMore: !next.done });
}

function begin(all: Iterator<Part>): void {
  parts = all;
  next = parts.next();
}

function tellNowAndThen(): (progress: ImportProgress) => void {
  let toldAt = performance.now();
  return (progress) => {
    if (progress.stage === 'reading' && performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    send({ kind: 'progress', progress });
  };
}

function report(error: unknown): void {
  console.error(JSON.stringify({ what: 'A file could not be read', err: errorForLog(error) }));
  send({ kind: 'failed' });
}

function send(message: FromImportChild): void {
  process.send?.(message);
}

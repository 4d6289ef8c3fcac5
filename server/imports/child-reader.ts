import type { Db } from '../../db/open.ts';
import { IMPORT_TABLES } from '../../db/queries/imports-tables.ts';
import { revisionOf } from '../../db/revision.ts';
import { ProblemError } from '../http/problem.ts';
import type { ComparedImport, ImportHooks, Storable } from './compared-import.ts';
import type { ExtractJob, ReadExtract } from './extract/read-extract.ts';
import { addPart } from './import-messages.ts';
import { createImportProcess, type ImportProcess, type ImportProcessOptions } from './import-process.ts';
import type { DigestedJob, ImportReader } from './import-reader.ts';
import { type StagedImport, stageImport } from './stage-import.ts';

/** How often a comparison is made again because records changed under it. */
const TRIES = 3;

/** Reads files in another process, one after another, with a connection of its own that cannot write. */
export function createChildReader(db: Db, options: ImportProcessOptions = {}): ImportReader {
  const elsewhere = createImportProcess(options);
  const database = db.$client.name;
  return {
    compare: async (job, hooks, use) => {
      const tables = IMPORT_TABLES[job.kind];
      for (let tries = 0; tries < TRIES; tries += 1) {
        const revision = revisionOf(db, tables);
        const staged = job.digest === null ? undefined : stageImport(db, job.kind);
        try {
          const compared = await compare(elsewhere, database, job, hooks, staged);
          if (job.digest === null || revisionOf(db, tables) === revision) return use(compared);
        } finally {
          staged?.drop();
        }
      }
      throw new ProblemError(
        'conflict',
        'Others keep changing the records that the file is compared with, so nothing was stored. Try again in a moment.',
      );
    },
    extract: (job, hooks) => extract(elsewhere, database, job, hooks),
    close: () => elsewhere.close(),
  };
}

function compare(
  elsewhere: ImportProcess,
  database: string,
  job: DigestedJob,
  hooks: ImportHooks,
  staged: StagedImport | undefined,
): Promise<ComparedImport> {
  let compared: ComparedImport | undefined;
  let whole: Storable | undefined;
  return elsewhere.ask({ kind: 'compare', database, job }, hooks, (answer) => {
    if (answer.kind === 'compared') {
      const { preview } = answer;
      const nothing = { kind: preview.kind, changes: [], events: [] } as Storable;
      compared = { preview, storable: () => whole ?? nothing, staged };
    } else if (answer.kind === 'part') {
      staged?.take(answer.part);
      if (whole) addPart(whole, answer.part);
      else whole = answer.part;
    }
    return answer.hasMore ? undefined : compared;
  });
}

function extract(
  elsewhere: ImportProcess,
  database: string,
  job: ExtractJob,
  hooks: ImportHooks,
): Promise<ReadExtract> {
  let read: ReadExtract | undefined;
  return elsewhere.ask({ kind: 'extract', database, job }, hooks, (answer) => {
    if (answer.kind === 'extracted') read = answer.read;
    else if (answer.kind === 'figures' && read) {
      const { tables } = read.aggregate;
      tables[answer.table] = [...(tables[answer.table] ?? []), ...answer.rows];
    }
    return answer.hasMore ? undefined : read;
  });
}

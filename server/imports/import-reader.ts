import type { Db } from '../../db/open.ts';
import { countStanding } from '../../db/queries/imports-tables.ts';
import { createChildReader } from './child-reader.ts';
import type { ComparedImport, ImportHooks, ImportJob } from './compared-import.ts';
import { type ExtractJob, type ReadExtract, readExtract } from './extract/read-extract.ts';
import { prepareImport } from './prepare-import.ts';

/** A file to read, and the digest of the preview that is to be carried out; null to look only. */
export type DigestedJob = ImportJob & { digest: string | null };

/** Reads files and compares them with what stands. */
export interface ImportReader {
  /**
   * @param job with a `digest`, what is to be stored is worked out too where the file has no fault and that digest
   * @param use is called once, synchronously with the moment for which the comparison holds
   * @returns what `use` returns
   * @throws ProblemError conflict where the work is stopped, internal where it failed; nothing is stored then
   */
  compare<T>(job: DigestedJob, hooks: ImportHooks, use: (compared: ComparedImport) => T): Promise<T>;
  /** Reads and counts a file of another system. @throws ProblemError as `compare` does */
  extract(job: ExtractJob, hooks: ImportHooks): Promise<ReadExtract>;
  close(): void;
}

/** Files up to so many bytes, compared with up to so many records, are not worth another process. */
const SMALL_FILE = 32 * 1024;
const FEW_RECORDS = 2000;

/** Reads in this process, in turns with other work. */
export function inlineReader(db: Db): ImportReader {
  return {
    compare: async (job, hooks, use) => {
      const compare = await prepareImport(db, job, hooks);
      return use(compare());
    },
    extract: (job, { onProgress }) => readExtract(db, job, onProgress),
    close: () => {},
  };
}

/**
 * Reads large files, and whatever is compared with much, in a process of its own; the rest here. A database in memory
 * can only be read here.
 */
export function createImportReader(db: Db, elsewhere = createChildReader(db)): ImportReader {
  const here = inlineReader(db);
  if (db.$client.memory) return here;
  const isSmall = ({ kind, bytes }: ImportJob) => bytes.length <= SMALL_FILE && countStanding(db, kind) <= FEW_RECORDS;
  return {
    compare: (job, hooks, use) => (isSmall(job) ? here : elsewhere).compare(job, hooks, use),
    extract: (job, hooks) => elsewhere.extract(job, hooks),
    close: () => elsewhere.close(),
  };
}

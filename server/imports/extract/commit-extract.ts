import type { Db } from '../../../db/open.ts';
import type { Actor } from '../../../db/queries/audit.ts';
import { storeFigures } from '../../../db/queries/imports-extracts.ts';
import { inTransaction } from '../../../db/queries/plans.ts';
import type { ExtractDone } from '../../contract/imports-extracts.ts';
import { ProblemError } from '../../http/problem.ts';
import { refusal } from '../commit-import.ts';
import { tellOfImport } from '../import-history.ts';
import { compareExtract } from './compare-extract.ts';
import type { KeptExtract } from './kept-extracts.ts';

export interface CommitExtract {
  kept: KeptExtract;
  /** Digest of the preview that is to be carried out. */
  digest: string;
  importId: string;
  /** ISO 8601. */
  at: string;
  actor: Actor;
}

/**
 * Stores the counts of an extract exactly as they were previewed: all of them or nothing.
 * @throws ProblemError invalid-input where the file had faults; version-changed, with a new preview, where counts moved on
 */
export function commitExtract(db: Db, { kept, digest, importId, at, actor }: CommitExtract): ExtractDone {
  return inTransaction(db, () => {
    const { preview, changes } = compareExtract(db, kept.read);
    if (preview.faultCount > 0) throw refusal(preview.faults, preview.faultCount);
    if (preview.digest !== digest) {
      throw new ProblemError(
        'version-changed',
        'Counts that the file changes are no longer as they were in the preview. Nothing was stored. Look at the new preview and import again.',
        { current: preview },
      );
    }
    const { kind, added, changed, unchanged, removed } = preview;
    const run = { id: importId, kind, at, by: kept.accountId, added, changed: changed + removed, unchanged };
    storeFigures(db, changes, run);
    tellOfImport(db, run, { actor, fileDigest: kept.fileDigest }, []);
    return { importId, added, changed, unchanged, removed };
  });
}

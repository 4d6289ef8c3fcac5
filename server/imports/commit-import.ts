import { createHash } from 'node:crypto';
import type { Db } from '../../db/open.ts';
import type { Actor } from '../../db/queries/audit.ts';
import type { ImportDone, ImportFault, ImportKind } from '../contract/imports.ts';
import type { Fault } from '../contract/problems.ts';
import { ProblemError } from '../http/problem.ts';
import type { ImportHooks } from './compared-import.ts';
import { type ImportReader, inlineReader } from './import-reader.ts';
import { storeImport } from './store-import.ts';

export interface CommitImport {
  kind: ImportKind;
  bytes: Uint8Array;
  /** Digest of the preview that is to be carried out. */
  digest: string;
  /** Id under which the import is recorded. */
  importId: string;
  /** Moment of the import, ISO 8601. */
  at: string;
  /** Who imports: an account id or a word. */
  by: string;
  /** Who imports, for the history; without it the program itself does, under the word in `by`. */
  actor?: Actor;
  /** Day on which the rules of arrangements look at it; without one they do not. */
  today?: string;
  /** Reads the file; in this process unless said. */
  reader?: ImportReader;
  hooks?: ImportHooks;
}

/**
 * Carries out an import exactly as it was previewed: all of it or nothing.
 * @throws ProblemError invalid-input where the file has faults; version-changed, with a new preview, where the file or
 *   the records differ from what was previewed
 */
export async function commitImport(db: Db, given: CommitImport): Promise<ImportDone> {
  const { kind, bytes, digest, today = null, reader = inlineReader(db), hooks = {} } = given;
  return reader.compare({ kind, bytes, today, digest }, hooks, ({ preview, ...compared }) => {
    if (preview.faultCount > 0) throw refusal(preview.faults, preview.faultCount);
    if (preview.digest !== digest) {
      throw new ProblemError(
        'version-changed',
        'The file, or records it changes, are no longer as they were in the preview. Nothing was stored. Look at the new preview and import again.',
        { current: preview },
      );
    }
    if (hooks.signal?.aborted) throw stopped();
    hooks.onProgress?.({ stage: 'storing', read: preview.rows, about: preview.rows });
    const { importId, at, by, actor = { accountId: null, name: by, role: null, requestId: null } } = given;
    const { added, changed, unchanged } = preview;
    const fileDigest = createHash('sha256').update(bytes).digest('hex');
    storeImport(db, compared, { id: importId, kind, at, by, added, changed, unchanged }, { actor, fileDigest });
    return { importId, added, changed, unchanged };
  });
}

function stopped(): ProblemError {
  return new ProblemError('conflict', 'The import was stopped. Nothing was stored.');
}

/** What is wrong with a file that is to be stored. */
export function refusal(faults: readonly ImportFault[], count: number): ProblemError {
  const things = count === 1 ? 'One thing in the file needs' : `${count} things in the file need`;
  const first = faults[0] ? ` First: ${faults[0].message} ${faults[0].remedy}` : '';
  return new ProblemError('invalid-input', `${things} correcting; nothing was stored.${first}`, {
    faults: faults.map(asFault),
  });
}

function asFault({ row, column, value, message, remedy }: ImportFault): Fault {
  const place = [row === null ? 'file' : `row ${row}`, ...(column === null ? [] : [column])].join(', ');
  return { field: place, value, remedy: `${message} ${remedy}` };
}

import type { NewAuditEvent } from '../../db/queries/audit.ts';
import type { RecordChange, StoredPerson } from '../../db/queries/imports.ts';
import type { CountRecord } from '../../db/queries/imports-demand.ts';
import type { StoredOccupancy } from '../../db/queries/imports-occupancies.ts';
import type { StoredPayPoint } from '../../db/queries/imports-pay-points.ts';
import type { StoredPost } from '../../db/queries/imports-posts.ts';
import type { ImportKind, ImportPreview, ImportProgress } from '../contract/imports.ts';
import type { StagedImport } from './stage-import.ts';

/** A file, and what it is read for. */
export interface ImportJob {
  kind: ImportKind;
  bytes: Uint8Array;
  /** Day it is looked at. Without one the rules of arrangements are left out, as where a demo is filled. */
  today: string | null;
}

export interface ImportHooks {
  /** Stops the work; nothing comes of it then. */
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: ImportProgress) => void) | undefined;
}

/** What the history tells of one record, without when, by whom and in which import. */
export type ImportEvent = Omit<NewAuditEvent, 'at' | 'actor' | 'reason'>;

interface Records {
  people: StoredPerson;
  demand: CountRecord;
  posts: StoredPost;
  occupancies: StoredOccupancy;
  arrangements: StoredOccupancy;
  'pay-points': StoredPayPoint;
}

/** What is to be stored of a file: plain data that can pass from one process to another. */
export type Storable = {
  [Kind in ImportKind]: { kind: Kind; changes: RecordChange<Records[Kind]>[]; events: ImportEvent[] };
}[ImportKind];

/** A file compared with what stands. */
export interface ComparedImport {
  preview: ImportPreview;
  /** Works out what is to be stored. */
  storable: () => Storable;
  /** Where the records of `storable` are set aside already; its events are not. */
  staged?: StagedImport | undefined;
}

/** A file that was read. Comparing is synchronous, so that nothing comes between it and the storing; compare once. */
export type PreparedImport = () => ComparedImport;

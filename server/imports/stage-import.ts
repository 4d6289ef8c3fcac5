import type { Db } from '../../db/open.ts';
import type { ImportRunRow } from '../../db/queries/imports.ts';
import { stageCounts, storeStagedDemand } from '../../db/queries/imports-demand.ts';
import { stageOccupancies, storeStagedOccupancies } from '../../db/queries/imports-occupancies.ts';
import type { ImportKind } from '../contract/imports.ts';
import type { Storable } from './compared-import.ts';

/** Records that are set aside as they come, so that storing all of them at once is short. */
export interface StagedImport {
  /** Takes records out of a part; its events stay in it. */
  take: (part: Storable) => void;
  /** Stores them and the record of the import in one transaction. @throws Error as the storing of its kind does */
  store: (run: ImportRunRow) => void;
  /** Takes away what was set aside. */
  drop: () => void;
}

/** A place to set records of a kind of file aside; undefined for files that are never large. */
export function stageImport(db: Db, kind: ImportKind): StagedImport | undefined {
  switch (kind) {
    case 'demand': {
      const staged = stageCounts(db);
      return {
        take: (part) => {
          if (part.kind === 'demand') staged.add(part.changes.splice(0));
        },
        store: (run) => storeStagedDemand(db, staged, run),
        drop: staged.drop,
      };
    }
    case 'occupancies':
    case 'arrangements': {
      const staged = stageOccupancies(db);
      return {
        take: (part) => {
          if (part.kind === 'occupancies' || part.kind === 'arrangements') staged.add(part.changes.splice(0));
        },
        store: (run) => storeStagedOccupancies(db, staged, run),
        drop: staged.drop,
      };
    }
    default:
      return undefined;
  }
}

import type { Db } from '../../db/open.ts';
import { listDemandNotes } from '../../db/queries/demand.ts';
import type { MarkedMonthsList } from '../contract/demand-history.ts';
import { contentVersion } from '../http/content-version.ts';

/** The months that are marked, earliest first, and the version a change of any of them starts from. */
export function markedMonthsNow(db: Db): MarkedMonthsList {
  const marked = listDemandNotes(db);
  return { version: contentVersion(marked), marked };
}

import type { Db } from '../../db/open.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import { readReferenceRows } from '../../db/queries/reference.ts';
import type { Reference } from '../contract/reference.ts';
import { pointsByLevelAt, standardAt } from '../domain/caseload-standard.ts';
import { civilDateAt } from '../domain/today.ts';

/** The lists other records refer to. Settings are those in force on the date the pages open on. */
export function readReference(db: Db, at: Date): Reference {
  const { weights, standards, levels, ...lists } = readReferenceRows(db);
  const asAt = readInstallation(db).defaultAsAt ?? civilDateAt(at);
  const points = pointsByLevelAt(weights, asAt);
  return {
    ...lists,
    levels: levels.map((level) => ({ ...level, points: points.get(level.id) ?? 0 })),
    caseloadStandard: standardAt(standards, asAt),
  };
}

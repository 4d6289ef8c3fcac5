import type { Db } from '../../db/open.ts';
import { INSTALLATION_TABLES, readInstallation } from '../../db/queries/installation.ts';
import { REFERENCE_TABLES, readReferenceRows } from '../../db/queries/reference.ts';
import { rememberedRead } from '../../db/remember.ts';
import type { Reference } from '../contract/reference.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { pointsByLevelAt, standardAt } from '../domain/caseload-standard.ts';
import { civilDateAt } from '../domain/today.ts';
import { lasting } from '../http/wire/lasting.ts';

const remembered = rememberedRead<Reference>('reference', [...REFERENCE_TABLES, ...INSTALLATION_TABLES]);

/** The lists other records refer to. Settings are those in force on the date the pages open on. */
export function readReference(db: Db, at: Date): Reference {
  const today = civilDateAt(at);
  return remembered(db, today, () => lasting(readAnew(db, today)));
}

function readAnew(db: Db, today: CivilDate): Reference {
  const { weights, standards, levels, ...lists } = readReferenceRows(db);
  const asAt = readInstallation(db).defaultAsAt ?? today;
  const points = pointsByLevelAt(weights, asAt);
  const { fromDate, fullTimeMinutes, pointsPerFullTime, source } = standardAt(standards, asAt);
  return {
    ...lists,
    levels: levels.map((level) => ({ ...level, points: points.get(level.id) ?? 0 })),
    caseloadStandard: { fromDate, fullTimeMinutes, pointsPerFullTime, source },
  };
}

import type { Db } from '../../db/open.ts';
import { listCaseQuality, listLanguageRecorded } from '../../db/queries/demand-recording.ts';
import type { QualityCount } from '../domain/demand/quality/completeness.ts';
import { qualityCounts as together } from '../domain/demand/quality/counts.ts';

/** Cases with and without each field by month and district, in the order of the months. */
export function qualityCounts(db: Db): QualityCount[] {
  return together(listCaseQuality(db), listLanguageRecorded(db));
}

import type { Db } from '../../db/open.ts';
import { listCaseQuality, listLanguageRecorded } from '../../db/queries/demand-recording.ts';
import type { QualityCount } from '../domain/demand/quality/completeness.ts';

/**
 * Cases with and without each field by month and district, in the order of the months. Where the recording of language
 * was not counted by itself, the counts of cases tell it: those of the language “not recorded”.
 */
export function qualityCounts(db: Db): QualityCount[] {
  const counted = listCaseQuality(db);
  const known = new Set(
    counted.flatMap(({ field, month, districtId }) => (field === 'language' ? [`${month} ${districtId}`] : [])),
  );
  const more = listLanguageRecorded(db)
    .filter(({ month, districtId }) => !known.has(`${month} ${districtId}`))
    .map((row): QualityCount => ({ ...row, field: 'language' }));
  return [...counted, ...more].sort((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0));
}

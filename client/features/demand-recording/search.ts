import type { QualityFieldName } from '../../../server/contract/demand-recording.ts';
import { present } from '../../address.ts';

/** What a case should have recorded, as it is shown. */
export const FIELD_NAMES: Readonly<Record<QualityFieldName, string>> = {
  language: 'Language',
  ethnicity: 'Ethnicity category',
  level: 'Level of need',
  ward: 'Ward',
};
export const FIELDS: readonly QualityFieldName[] = ['language', 'ethnicity', 'level', 'ward'];

/** What the page shows, as its address says it. */
export interface RecordingSearch {
  field?: QualityFieldName;
}

export function recordingSearch(search: Record<string, unknown>): RecordingSearch {
  return present({ field: FIELDS.find((field) => field === search.field) });
}

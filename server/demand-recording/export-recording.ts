import type { Db } from '../../db/open.ts';
import { listDistricts } from '../../db/queries/reference.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { type CsvCell, toCsv } from '../domain/csv.ts';
import { completenessByMonth, QUALITY_FIELDS } from '../domain/demand/quality/completeness.ts';
import { FIELD_NAMES } from '../domain/demand/quality/words.ts';
import type { Confinement } from '../http/district-to-read.ts';
import { LINE_DISTRICTS } from '../http/wire/csv.ts';
import { qualityCounts } from './quality-counts.ts';
import { demandRecording } from './read-recording.ts';

/** Columns of the file: heading → field of a row that it belongs to. */
export const RECORDING_COLUMNS = {
  Month: 'field',
  District: 'name',
  Field: 'field',
  'Open cases': 'openCases',
  'With it': 'recorded',
  'Without it': 'missing',
  'Share without it': 'share',
  Note: 'isHidden',
} as const;

/** Decimal places in which a share leaves. */
const PLACES = 4;

/** Completeness of every field, district and month up to a date, as CSV; what is too small to show says so. */
export function exportRecording(db: Db, asAt: CivilDate, confinedTo: Confinement): string {
  const { months, settings } = demandRecording(db, asAt, confinedTo);
  const found = completenessByMonth(qualityCounts(db), settings.smallNumbers);
  const districts = listDistricts(db);
  const name = new Map(districts.map((district) => [district.id, district.name]));
  const rows = months.flatMap((month) =>
    QUALITY_FIELDS.flatMap((field) =>
      (found.get(`${month} ${field}`) ?? [])
        .filter(({ districtId }) => confinedTo === null || districtId === confinedTo)
        .map(({ districtId, openCases, missing }): CsvCell[] => [
          month,
          districtId === null ? 'All districts' : (name.get(districtId) ?? districtId),
          FIELD_NAMES[field],
          openCases,
          missing ? openCases - missing.part : '',
          missing ? missing.part : '',
          missing?.value === null || missing === null ? '' : Number(missing.value.toFixed(PLACES)),
          missing ? '' : 'Too few to show',
          districtId ?? districts.map(({ id }) => id).join(' '),
        ]),
    ),
  );
  return toCsv([...Object.keys(RECORDING_COLUMNS), LINE_DISTRICTS], rows);
}

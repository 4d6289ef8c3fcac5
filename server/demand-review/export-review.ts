import type { Db } from '../../db/open.ts';
import { listDistricts } from '../../db/queries/reference.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { type CsvCell, toCsv } from '../domain/csv.ts';
import type { Confinement } from '../http/district-to-read.ts';
import { LINE_DISTRICTS } from '../http/wire/csv.ts';
import { demandReview } from './read-review.ts';

/** Columns of the file: heading → field of a row that it belongs to. */
export const REVIEW_COLUMNS = {
  Month: 'districtId',
  'Capacity as of': 'districtId',
  District: 'districtId',
  'Demand FTE': 'demandFte',
  'Capacity FTE': 'capacityFte',
  'Fair share FTE': 'fairShareFte',
  'Difference FTE': 'differenceFte',
  'Difference from fair share': 'difference',
  'Left out because': 'districtId',
  'A review was asked for': 'word',
} as const;

/** Decimal places in which figures leave. */
const PLACES = 4;

/** Drift of every month and district up to a date as CSV, with what the rule made of the month. */
export async function exportReview(db: Db, asAt: CivilDate, confinedTo: Confinement): Promise<string> {
  const { months, steps } = await demandReview(db, asAt, confinedTo);
  const names = new Map(listDistricts(db).map(({ id, name }) => [id, name]));
  const rows = months.flatMap(({ month, date, marked, districts }, at) =>
    districts.map((row): CsvCell[] => [
      month,
      date,
      names.get(row.districtId) ?? row.districtId,
      rounded(row.demandFte),
      rounded(row.capacityFte),
      rounded(row.fairShareFte),
      rounded(row.differenceFte),
      row.difference === null ? '' : rounded(row.difference),
      marked ?? '',
      steps[at]?.asks ? 'yes' : 'no',
      row.districtId,
    ]),
  );
  return toCsv([...Object.keys(REVIEW_COLUMNS), LINE_DISTRICTS], rows);
}

function rounded(value: number): number {
  return Number(value.toFixed(PLACES));
}

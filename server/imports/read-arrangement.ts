import type { StoredOccupancy } from '../../db/queries/imports-occupancies.ts';
import type { EstablishmentLists } from './establishment-lists.ts';
import { readNumber, readPence, readPoint, readSignedHours, readYesNo } from './read-establishment-values.ts';
import { namedIn, type RowReader } from './read-person-row.ts';

/** What only temporary arrangements say: whom they cover, their effect on capacity, honorarium and agency rate. */
type ArrangementPart = Pick<
  StoredOccupancy,
  'coversId' | 'capacityMinutes' | 'capacityDistrictId' | 'coveredStops' | 'basePoint' | 'hourlyPence'
>;

/**
 * The cells of a row that only arrangements have; a file of substantive holders lacks them, so that what stands stays.
 * Whether the covered occupancy exists is checked once every row is read.
 */
export function readArrangement(
  read: RowReader,
  kind: StoredOccupancy['kind'],
  lists: EstablishmentLists,
  before: StoredOccupancy | undefined,
): ArrangementPart {
  const part: ArrangementPart = {
    coversId: read.optional('covers', readNumber, before?.coversId ?? null),
    capacityMinutes: read.optional('capacity_hours', readSignedHours, before?.capacityMinutes ?? 0) ?? 0,
    capacityDistrictId: read.optional(
      'capacity_district',
      namedIn(lists.districts, 'district'),
      before?.capacityDistrictId ?? null,
    ),
    coveredStops: read.optional('covered_stops', readYesNo, before?.coveredStops ?? false) ?? false,
    basePoint: read.optional('base_point', readPoint, before?.basePoint ?? null),
    hourlyPence: read.optional('hourly_pay', readPence, before?.hourlyPence ?? null),
  };
  if (kind === 'substantive') return part;
  const reason = read.text('reason');
  if (reason !== '' && [...reason].length < 3) read.fault('reason', 'is too short', 'Write at least 3 characters.');
  if (reason === '' && (!before || read.has('reason'))) {
    read.fault('reason', 'is empty', 'Say in a few words why the arrangement is needed.');
  }
  if (part.capacityMinutes !== 0 && part.capacityDistrictId === null && !read.filled('capacity_district')) {
    read.fault('capacity_district', 'is empty beside capacity hours', 'Name the district that gains or loses them.');
  }
  if (part.coveredStops && part.coversId === null && !read.filled('covers')) {
    read.fault('covered_stops', 'stands without anybody who is covered', 'Name who is covered, or write no.');
  }
  if (kind === 'agency' && part.hourlyPence === null && !read.filled('hourly_pay')) {
    read.fault('hourly_pay', 'is empty: an agency worker needs it', 'Write pounds an hour, fee included.');
  }
  if (kind !== 'agency' && part.hourlyPence !== null) {
    read.fault('hourly_pay', 'stands with a kind that is not agency', 'Empty it, or correct the kind.');
  }
  return part;
}

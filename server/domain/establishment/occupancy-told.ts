import { differingFields, type Fields } from '../differences.ts';
import { occupancyFields } from './post-fields.ts';
import type { OccupancyRecord } from './records.ts';

/** What the history tells of somebody in a post: who and where it is about, and what differs. */
export interface ToldOccupancy {
  subject: 'occupancy';
  subjectId: string;
  personId: string | null;
  districtId: string | null;
  before: Fields | null;
  after: Fields | null;
}

/**
 * What the history tells of an occupancy that was added, changed or taken out.
 * @param was null where it is new
 * @param is null where it was taken out
 * @param districtId district of its post; null for central and commissioned units
 * @param id number it is stored under; left out, the record's own
 * @returns null where nothing differs
 */
export function occupancyTold(
  [was, is]: readonly [OccupancyRecord | null, OccupancyRecord | null],
  districtId: string | null,
  id?: string,
): ToldOccupancy | null {
  const subject = is ?? was;
  if (!subject) return null;
  const fields = (record: OccupancyRecord | null) => (record ? occupancyFields(record) : {});
  const differing = differingFields(fields(was), fields(is), Object.keys(occupancyFields(subject)));
  if (!differing) return null;
  return {
    subject: 'occupancy',
    subjectId: id ?? subject.id,
    personId: subject.personId,
    districtId,
    before: was ? differing.before : null,
    after: is ? differing.after : null,
  };
}

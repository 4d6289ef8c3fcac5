import type { Fields } from '../differences.ts';
import type { OccupancyRecord, PostRecord } from './records.ts';

/** The fields of a post as the history keeps them. */
export function postFields({ id: _, districtId: __, version: ___, ...fields }: PostRecord): Fields {
  return fields;
}

/** The fields of an occupancy as the history keeps them. */
export function occupancyFields(record: OccupancyRecord): Fields {
  const { postId, personId, name, kind, minutes, startDate, endDate, payPoint, basePoint, steps, onCost } = record;
  const { hourlyPence, coversId, reason, reviewDate, decisionReference, decisionId, endReason } = record;
  const { capacityMinutes, capacityDistrictId, coveredStops } = record;
  return {
    ...{ postId, personId, workerName: personId === null ? name : null, kind, minutes, startDate, endDate },
    ...{ payPoint, basePoint, steps: steps.map(({ fromDate, point }) => `${point} from ${fromDate}`), onCost },
    ...{ hourlyPence, coversId, reason, reviewDate, decisionReference, decisionId, endReason },
    ...{ capacityMinutes, capacityDistrictId, coveredStops },
  };
}

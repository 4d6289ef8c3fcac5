import type { OccupancyRecord } from './records.ts';

/** What holding a post substantively leaves open. */
export const HELD_PLAINLY = {
  kind: 'substantive',
  basePoint: null,
  steps: [],
  onCost: true,
  hourlyPence: null,
  coversId: null,
  reviewDate: null,
  decisionReference: null,
  decisionId: null,
  capacityMinutes: 0,
  capacityDistrictId: null,
  coveredStops: false,
  endReason: null,
} satisfies Partial<OccupancyRecord>;

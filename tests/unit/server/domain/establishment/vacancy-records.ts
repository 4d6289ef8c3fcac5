import type { OccupancyRecord, PostRecord } from '../../../../../server/domain/establishment/records.ts';

/** An established full-time caseworker post of the north, but for what is given. */
export function postOf(given: Partial<PostRecord> = {}): PostRecord {
  return {
    id: 'P-1',
    title: 'Caseworker',
    roleId: 'caseworker',
    gradeId: 'g5',
    unitId: 'team-north',
    districtId: 'north',
    budgetedMinutes: 2220,
    budgetPoint: null,
    costCode: 'EH100',
    startDate: '2019-04-01',
    endDate: null,
    endReason: null,
    permanence: 'permanent',
    state: 'established',
    frozenFrom: null,
    frozenTo: null,
    frozenReason: null,
    version: 1,
    ...given,
  };
}

/** Somebody who holds that post full time and substantively without an end, but for what is given. */
export function occupancyOf(given: Partial<OccupancyRecord> & { id: string }): OccupancyRecord {
  return {
    postId: 'P-1',
    personId: `W-${given.id}`,
    name: `Worker ${given.id}`,
    kind: 'substantive',
    minutes: 2220,
    startDate: '2019-04-01',
    endDate: null,
    payPoint: null,
    basePoint: null,
    steps: [],
    onCost: true,
    hourlyPence: null,
    coversId: null,
    reason: null,
    reviewDate: null,
    decisionReference: null,
    decisionId: null,
    capacityMinutes: 0,
    capacityDistrictId: null,
    coveredStops: false,
    endReason: null,
    version: 1,
    ...given,
  };
}

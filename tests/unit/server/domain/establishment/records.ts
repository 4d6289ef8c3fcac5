import type { FundingRecord, OccupancyRecord, PostRecord } from '../../../../../server/domain/establishment/records.ts';

/** A full-time post without an end, unless said otherwise. */
export function aPost(values: Partial<PostRecord> = {}): PostRecord {
  return {
    id: 'P-1',
    title: 'Family Worker',
    roleId: 'caseworker',
    gradeId: 'grade-5',
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
    ...values,
  };
}

/** Somebody full-time in that post since it began, unless said otherwise. */
export function anOccupancy(values: Partial<OccupancyRecord> = {}): OccupancyRecord {
  return {
    id: 'A-0001',
    postId: 'P-1',
    personId: null,
    name: 'Kit Vale',
    kind: 'substantive',
    minutes: 2220,
    startDate: '2019-04-01',
    endDate: null,
    payPoint: 7,
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
    ...values,
  };
}

/** Half of the cost of that post from a fund for a year, unless said otherwise. */
export function aLine(values: Partial<FundingRecord> = {}): FundingRecord {
  return {
    id: 'F-0001',
    postId: 'P-1',
    occupancyId: null,
    fundId: 'grant',
    fromDate: '2020-10-01',
    toDate: '2021-09-30',
    shareBasisPoints: 5000,
    reason: 'half from the grant',
    reviewDate: null,
    decisionReference: null,
    decisionId: null,
    version: 1,
    ...values,
  };
}

import type { ArrangementFacts } from '../../../../../server/domain/establishment/arrangement-rules.ts';
import type { OccupancyRecord, PostRecord } from '../../../../../server/domain/establishment/records.ts';

/** Somebody in a post from 1 April 2020 on, full time. */
export function occupancy(fields: Partial<OccupancyRecord> = {}): OccupancyRecord {
  return {
    id: 'A-1',
    postId: 'P-1',
    personId: 'W-1',
    name: 'Robin',
    kind: 'substantive',
    minutes: 2220,
    startDate: '2020-04-01',
    endDate: null,
    payPoint: 4,
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
    ...fields,
  };
}

/** An honorarium in another post from 1 September 2020 to 28 February 2021, reviewed in time. */
export function honorarium(fields: Partial<ArrangementFacts['record']> = {}): ArrangementFacts['record'] {
  const from = {
    id: 'A-2',
    postId: 'P-2',
    kind: 'acting-up',
    startDate: '2020-09-01',
    reviewDate: '2020-12-01',
  } as const;
  return { ...occupancy({ ...from, payPoint: 6, basePoint: 4 }), endDate: '2021-02-28', ...fields };
}

const POST: PostRecord = {
  id: 'P-2',
  title: 'Process officer',
  roleId: 'support',
  gradeId: 'g5',
  unitId: 'mash',
  districtId: null,
  budgetedMinutes: 2220,
  budgetPoint: null,
  costCode: 'C',
  startDate: '2020-04-01',
  endDate: null,
  endReason: null,
  permanence: 'permanent',
  state: 'established',
  frozenFrom: null,
  frozenTo: null,
  frozenReason: null,
  version: 1,
};

/** Facts in which no rule is broken: an honorarium, decided before it started, of somebody who holds another post. */
export function facts(fields: Partial<ArrangementFacts> = {}): ArrangementFacts {
  const range = (gradeId: string, lowPoint: number, highPoint: number) => ({
    gradeId,
    fromDate: '2019-04-01',
    lowPoint,
    highPoint,
  });
  return {
    record: honorarium(),
    post: POST,
    holder: { name: 'Robin', contractedMinutes: 2220, startDate: '2018-04-01', endDate: null },
    ofHolder: [occupancy()],
    inPost: [],
    covered: null,
    ofCovered: [],
    coveredCasesIn: null,
    gradeOf: (postId) =>
      postId === 'P-1'
        ? { id: 'g4', name: 'Grade 4', ranges: [range('g4', 3, 4)] }
        : { id: 'g5', name: 'Grade 5', ranges: [range('g5', 5, 7)] },
    decidedOn: '2020-08-20',
    today: '2020-09-15',
    fullTimeMinutes: 2220,
    ...fields,
  };
}

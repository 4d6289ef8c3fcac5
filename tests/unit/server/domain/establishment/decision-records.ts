import type { DecisionGround, DecisionSubject } from '../../../../../server/domain/establishment/decision-records.ts';
import type { FundingRecord, OccupancyRecord, PostRecord } from '../../../../../server/domain/establishment/records.ts';

const FULL = 2220;

/** A full-time permanent post in the MASH, unless said otherwise. */
export function post(values: Partial<PostRecord> & { id: string }): PostRecord {
  return {
    ...{ title: 'Customer service officer', roleId: 'customer-service', gradeId: 'grade-4', unitId: 'mash' },
    ...{ districtId: null, budgetedMinutes: FULL, budgetPoint: null, costCode: 'EH-2010', startDate: '2008-04-01' },
    ...{ endDate: null, endReason: null, permanence: 'permanent', state: 'established' },
    ...{ frozenFrom: null, frozenTo: null, frozenReason: null, version: 1 },
    ...values,
  };
}

/** Somebody full-time in a post substantively, unless said otherwise. */
export function occupancy(values: Partial<OccupancyRecord> & { id: string; postId: string }): OccupancyRecord {
  return {
    ...{ personId: null, name: 'Kit Vale', kind: 'substantive', minutes: FULL, startDate: '2015-04-01', endDate: null },
    ...{ payPoint: null, basePoint: null, steps: [], onCost: true, hourlyPence: null, coversId: null, reason: null },
    ...{ reviewDate: null, decisionReference: null, decisionId: null, capacityMinutes: 0, capacityDistrictId: null },
    ...{ coveredStops: false, endReason: null, version: 1 },
    ...values,
  };
}

/** Half of a post’s cost met by the grant, October 2020 to March 2021, unless said otherwise. */
export function line(values: Partial<FundingRecord> & { id: string }): FundingRecord {
  return {
    ...{ postId: null, occupancyId: null, fundId: 'grant', fromDate: '2020-10-01', toDate: '2021-03-31' },
    ...{ shareBasisPoints: 5000, reason: 'Team Around the School', reviewDate: null, decisionReference: null },
    ...{ decisionId: null, version: 1 },
    ...values,
  };
}

const POSTS = [
  post({ id: 'P-1', title: 'Development team supervisor', gradeId: 'grade-6', unitId: 'development-team' }),
  post({ id: 'P-2', title: 'Senior practitioner', roleId: 'senior-practitioner', gradeId: 'grade-6' }),
  post({ id: 'P-3' }),
  post({ id: 'P-4' }),
  post({ id: 'P-5', title: 'Early help process officer', roleId: 'early-help-process', gradeId: 'grade-5' }),
  post({ id: 'P-6', title: 'Early help process officer', roleId: 'early-help-process', gradeId: 'grade-5' }),
  post({ id: 'P-7', title: 'Business support officer', gradeId: 'grade-2', budgetedMinutes: 1110 }),
];

/** Who is in the posts anyway. */
const STANDING = [
  occupancy({ id: 'A-1', postId: 'P-1', personId: 'W-1', name: 'Ash Oak', payPoint: 7, onCost: false }),
  occupancy({
    ...{ id: 'A-2', postId: 'P-3', personId: 'W-2', name: 'Bo Elm', kind: 'maternity-cover', payPoint: 4 },
    ...{ startDate: '2020-03-30', endDate: '2021-03-31', reason: 'maternity' },
  }),
  occupancy({ id: 'A-3', postId: 'P-4', personId: 'W-3', name: 'Cy Fir', payPoint: 4 }),
  occupancy({ id: 'A-4', postId: 'P-7', personId: 'W-4', name: 'Dee Ivy', payPoint: 5, minutes: 1110 }),
];

const HALF = occupancy({
  ...{ id: 'A-11', postId: 'P-1', personId: 'W-1', name: 'Ash Oak', kind: 'ring-fenced', minutes: 1110 },
  ...{ startDate: '2020-10-01', endDate: '2021-03-31', reason: 'Team Around the School' },
});
const GRANT = line({ id: 'F-1', postId: 'P-1' });
const AGENCY = occupancy({
  ...{ id: 'A-12', postId: 'P-2', name: 'Ed Yew', kind: 'agency', onCost: false, hourlyPence: 3120 },
  ...{ startDate: '2020-12-01', endDate: '2021-05-31', reason: 'the front door' },
});
const COVER_ACTS = occupancy({
  ...{ id: 'A-13', postId: 'P-5', personId: 'W-2', name: 'Bo Elm', kind: 'acting-up', payPoint: 6, basePoint: 4 },
  ...{ startDate: '2020-09-27', endDate: '2021-03-31', onCost: false, reason: 'extended' },
});
const ACTS = occupancy({
  ...{ id: 'A-14', postId: 'P-6', personId: 'W-3', name: 'Cy Fir', kind: 'acting-up', payPoint: 6, basePoint: 4 },
  ...{ startDate: '2020-09-01', endDate: '2021-03-31', onCost: false },
  reason: 'Two scale points. It says only “March 2021”; the last day was assumed',
});
const MORE = occupancy({
  ...{ id: 'A-15', postId: 'P-7', personId: 'W-4', name: 'Dee Ivy', kind: 'additional-hours', minutes: 1110 },
  ...{ startDate: '2020-11-02', endDate: '2020-12-13', payPoint: 5, onCost: false, reason: 'data entry' },
});

/** The arrangements and the funding of the decision of 18 November 2020, in its order. */
export const FACTS = { HALF, GRANT, AGENCY, COVER_ACTS, ACTS, MORE };

/** Pay points of 2020-21 as published, and of 2021-22 as awarded. */
const PAY = [
  ['2020-04-01', 4, 1_893_300],
  ['2020-04-01', 5, 1_931_200],
  ['2020-04-01', 6, 1_969_800],
  ['2020-04-01', 7, 2_009_200],
  ['2021-04-01', 7, 2_044_400],
] as const;

/** What some records are decided on. */
export function ground(
  records: readonly (OccupancyRecord | FundingRecord | PostRecord)[],
  values: Partial<DecisionGround> = {},
): DecisionGround {
  const name = (id: string) => NAMES[id] ?? id;
  const lines = records.filter((record) => 'fundId' in record);
  const around = [...STANDING, ...records.filter((record) => 'payPoint' in record)];
  const posts = [...POSTS, ...records.filter((record) => 'costCode' in record)];
  return {
    subjects: records.map((record) => subjectOf(record, posts, around)),
    around,
    posts,
    fundingLines: lines,
    rates: {
      payPoints: PAY.map(([fromDate, point, annualPence]) => ({ fromDate, point, annualPence })),
      onCosts: [{ fromDate: '2018-04-01', basisPoints: 2500 }],
      gradeRanges: [{ gradeId: 'grade-6', fromDate: '2018-04-01', lowPoint: 6, highPoint: 7 }],
    },
    fullTimeMinutes: FULL,
    onDate: '2020-11-18',
    names: { unit: name, role: name, grade: name, fund: name, district: name },
    ...values,
  };
}

function subjectOf(
  record: OccupancyRecord | FundingRecord | PostRecord,
  posts: readonly PostRecord[],
  around: readonly OccupancyRecord[],
): DecisionSubject {
  const subjectId = record.id;
  if ('costCode' in record) return { kind: 'post', subjectId, post: record };
  const found = (id: string | null | undefined) => posts.find((one) => one.id === id);
  if ('payPoint' in record) {
    const held = found(record.postId);
    return held ? { kind: 'occupancy', subjectId, occupancy: record, post: held } : { kind: 'gone', subjectId };
  }
  const occupied = around.find(({ id }) => id === record.occupancyId) ?? null;
  const held = found(record.postId ?? occupied?.postId);
  return held
    ? { kind: 'funding-line', subjectId, line: record, post: held, occupancy: occupied }
    : { kind: 'gone', subjectId };
}

const NAMES: Readonly<Record<string, string>> = {
  mash: 'MASH',
  'development-team': 'Development Team',
  'grade-2': 'Grade 2',
  'grade-4': 'Grade 4',
  'grade-5': 'Grade 5',
  'grade-6': 'Grade 6',
  grant: 'School grant',
  other: 'Other fund',
  north: 'North',
};

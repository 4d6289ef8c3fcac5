import type { DuePerson, DueRecords, DueRecruitment } from '../../../../../server/domain/establishment/due/item.ts';
import { dueAt } from '../../../../../server/domain/establishment/due.ts';
import type { FundingRecord } from '../../../../../server/domain/establishment/records.ts';

/** Records of nothing, but for what is given; honoraria are reviewed every 3 months and last 12 at most. */
export function recordsOf(given: Partial<DueRecords>): DueRecords {
  return {
    posts: [],
    occupancies: [],
    fundingLines: [],
    mappings: [],
    people: [],
    competences: [],
    requirements: [],
    recruitments: [],
    drafts: [],
    reviews: [],
    reviewAsked: null,
    funds: [{ id: 'grant', name: 'A grant' }],
    honoraria: { reviewMonths: 3, longestMonths: 12 },
    ...given,
  };
}

/** Somebody of the north who works full time without an end, but for what is given. */
export function personOf(given: Partial<DuePerson> & { id: string }): DuePerson {
  return {
    name: `Worker ${given.id}`,
    unitId: 'team-north',
    districtId: 'north',
    contractedMinutes: 2220,
    startDate: '2019-04-01',
    endDate: null,
    ...given,
  };
}

/** A recruitment to P-1 that was opened on 1 March 2021, but for what is given. */
export function recruitmentOf(given: Partial<DueRecruitment>): DueRecruitment {
  const openedOn = given.openedOn ?? '2021-03-01';
  return {
    id: 'R-1',
    postId: 'P-1',
    stage: 'approval',
    openedOn,
    closedOn: null,
    nextAction: null,
    nextActionBy: null,
    stages: [{ stage: 'approval', onDate: openedOn }],
    ...given,
  };
}

/** A fund that pays half of P-1 from October 2020 to March 2021, but for what is given. */
export function fundingOf(given: Partial<FundingRecord>): FundingRecord {
  return {
    id: 'F-1',
    postId: 'P-1',
    occupancyId: null,
    fundId: 'grant',
    fromDate: '2020-10-01',
    toDate: '2021-03-31',
    shareBasisPoints: 5000,
    reason: 'a grant',
    reviewDate: null,
    decisionReference: null,
    decisionId: null,
    version: 1,
    ...given,
  };
}

export const TODAY = '2021-04-01';

/** What is due of some records, as `id date days`. */
export function due(given: Partial<DueRecords>, asAt = TODAY, horizon = 90): string[] {
  return dueAt(recordsOf(given), asAt, horizon).map(({ id, date, daysLeft }) => `${id} ${date} ${daysLeft}`);
}

import type { StoredOccupancy } from '../db/queries/imports-occupancies.ts';
import { occupancyOf } from './generate-occupancies.ts';

/** Reference of the temporary capacity decision of 18 November 2020; the reference itself is ours. */
export const DECISION_REFERENCE = 'EH-2020-11-18';

/**
 * The five arrangements of the decision of 18 November 2020, after the published record, in its order; before them the
 * maternity cover that the third builds on. None of them adds case-holding capacity to a district. People, points and the
 * agency's rate are made up; dates that the record leaves open say so in the reason.
 */
export function decidedArrangements(given: {
  holderOf: (postId: string) => string | null;
  agencyWorker: string;
}): StoredOccupancy[] {
  const decided = { decisionReference: DECISION_REFERENCE };
  return [
    occupancyOf({
      ...{ id: '', kind: 'maternity-cover', postId: 'P-0402', personId: 'W-0403', minutes: 2220 },
      ...{ startDate: '2020-03-30', endDate: '2021-03-31', payPoint: 4, coversId: given.holderOf('P-0402') },
      ...{ reason: 'Maternity cover of a customer service officer, extended beyond 26 September 2020' },
      ...{ reviewDate: '2021-02-26' },
    }),
    occupancyOf({
      ...{ id: '', kind: 'ring-fenced', postId: 'P-0401', personId: 'W-0401', minutes: 1110, ...decided },
      ...{ startDate: '2020-10-01', endDate: '2021-03-31', reviewDate: '2020-12-31' },
      ...{ reason: 'Half of the supervisor’s time goes to the Team Around the School model' },
    }),
    occupancyOf({
      ...{ id: '', kind: 'agency', postId: 'P-0409', workerName: given.agencyWorker, minutes: 2220, ...decided },
      ...{ startDate: '2020-12-01', endDate: '2021-05-31', hourlyPence: 3120, onCost: false, reviewDate: '2021-03-01' },
      ...{ reason: 'Agency senior practitioner in the MASH, for the front door' },
    }),
    occupancyOf({
      ...{ id: '', kind: 'acting-up', postId: 'P-0407', personId: 'W-0403', minutes: 2220, ...decided },
      ...{ startDate: '2020-09-27', endDate: '2021-03-31', payPoint: 6, basePoint: 4, reviewDate: '2020-12-27' },
      ...{ reason: 'Maternity cover extended, with an honorarium to act as early help process officer' },
    }),
    occupancyOf({
      ...{ id: '', kind: 'acting-up', postId: 'P-0408', personId: 'W-0404', minutes: 2220, ...decided },
      ...{ startDate: '2020-09-01', endDate: '2021-03-31', payPoint: 6, basePoint: 4, reviewDate: '2020-12-01' },
      reason:
        'Customer service officer acts as early help process officer, 2 scale points, Grade 4 to Grade 5. The decision says only “March 2021”; the last day was assumed',
    }),
    occupancyOf({
      ...{ id: '', kind: 'additional-hours', postId: 'P-0405', personId: 'W-0405', minutes: 1110, ...decided },
      ...{ startDate: '2020-11-02', endDate: '2020-12-13', payPoint: 2 },
      reason:
        'Half-time to full-time for six weeks to enter data. The decision names no start; Monday 2 November 2020 was assumed',
    }),
  ];
}

import type { Month } from '../../calendar.ts';
import { type Counted, toldFlows, toldReferrals } from '../shown-counts.ts';
import type { FlowRow } from '../shown-flows.ts';
import type { ReferralRow } from '../shown-referrals.ts';
import { followsInTime, type Grain } from '../suppress-time.ts';

/** Counts of every month, of which only those that History and Method show may be learnt from. */
export interface CountsToLearnFrom {
  referrals: Counted<ReferralRow>;
  flows: Counted<FlowRow>;
}

type Months = ReadonlySet<Month>;

/**
 * True where the sum of a count over months follows from what is shown to everybody. A rate that is worked out of such sums
 * tells nothing that is hidden, whichever months it is asked for.
 */
export interface ToldSums {
  /** @param sourceId null: of all sources */
  referrals: (districtId: string | null, sourceId: string | null, months: Months) => boolean;
  /** Families engaged and families unwilling, from all sources. */
  outcomes: (districtId: string, months: Months) => boolean;
  /** What opened and what closed. @param levelId null: at all levels */
  openedAndClosed: (districtId: string, levelId: string | null, months: Months) => boolean;
  /** Steps up and down from every level. */
  steps: (districtId: string, months: Months) => boolean;
}

/** What may be learnt of counts; see `ToldSums`. */
export function toldSums({ referrals, flows }: CountsToLearnFrom): ToldSums {
  const [inTime, { openedAndClosed, steps }] = [toldReferrals(referrals), toldFlows(flows)];
  const [referred, flowed] = [monthsOf(referrals.rows), monthsOf(flows.rows)];
  const follows = (isTold: (grain: Grain, period: Month) => boolean, recorded: readonly Month[], months: Months) =>
    followsInTime(isTold, recorded, months);
  return {
    referrals: (districtId, sourceId, months) =>
      follows((grain, period) => inTime(grain, period).referrals({ districtId, sourceId }), referred, months),
    outcomes: (districtId, months) =>
      follows((grain, period) => inTime(grain, period).outcomes({ districtId, sourceId: null }), referred, months),
    openedAndClosed: (districtId, levelId, months) =>
      follows((grain, period) => openedAndClosed(grain, period, { districtId, key: levelId }), flowed, months),
    steps: (districtId, months) => follows((grain, period) => steps(grain, period, districtId), flowed, months),
  };
}

function monthsOf(rows: readonly { month: Month }[]): Month[] {
  return [...new Set(rows.map(({ month }) => month))].sort();
}

import { smallNumbersOf } from './quality/settings.ts';
import { type FlowRow, type ShownFlows, shownFlows } from './shown-flows.ts';
import { type ReferralRow, type ReferralsInTime, referralsInTime } from './shown-referrals.ts';
import type { SmallNumbers } from './suppress.ts';

/** Counts of every month with the setting of small numbers as it is stored. */
export interface Counted<T> {
  rows: readonly T[];
  smallNumbers: unknown;
}

/** What is shown of referrals; worked out once for the same object. See `referralsInTime`. */
export const toldReferrals: (counted: Counted<ReferralRow>) => ReferralsInTime = onceEach(referralsInTime);

/** What is shown of openings, closings and steps; worked out once for the same object. See `shownFlows`. */
export const toldFlows: (counted: Counted<FlowRow>) => ShownFlows = onceEach(shownFlows);

function onceEach<Row, Told>(workOut: (rows: readonly Row[], rule: SmallNumbers) => Told) {
  const known = new WeakMap<Counted<Row>, { told: Told }>();
  return (counted: Counted<Row>): Told => {
    const found = known.get(counted) ?? { told: workOut(counted.rows, smallNumbersOf(counted.smallNumbers)) };
    known.set(counted, found);
    return found.told;
  };
}

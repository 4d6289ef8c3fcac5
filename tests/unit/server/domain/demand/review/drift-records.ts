import type { CivilDate, Month } from '../../../../../../server/domain/calendar.ts';
import { addMonths } from '../../../../../../server/domain/calendar.ts';
import { type Drift, drifts } from '../../../../../../server/domain/demand/review/drift.ts';
import type { HeldReview, ReviewOutcome } from '../../../../../../server/domain/demand/review/follow.ts';
import { calendarMonth } from '../../../../../../server/domain/pay/days.ts';

/** A month in which districts stood so far from their fair share, by district id. */
export function driftOf(
  month: Month,
  differences: Readonly<Record<string, number>>,
  marked: string | null = null,
): Drift {
  const fairShareFte = 10;
  return {
    month,
    date: calendarMonth(month).lastDay,
    marked,
    districts: Object.entries(differences).map(([districtId, difference]) => ({
      districtId,
      demandFte: 10,
      capacityFte: fairShareFte * (1 + difference),
      fairShareFte,
      differenceFte: fairShareFte * difference,
      difference,
      word: difference < -0.1 ? 'short' : 'fair',
    })),
  };
}

/** Months from January 2020 on in which South stood so far from its fair share; null is a marked month. */
export function southOf(differences: readonly (number | null)[]): Drift[] {
  return differences.map((difference, at) =>
    driftOf(
      addMonths('2020-01', at),
      { north: 0.01, south: difference ?? -0.3 },
      difference === null ? 'Lockdown' : null,
    ),
  );
}

export function reviewOf(heldOn: CivilDate, outcome: ReviewOutcome, nextOn: CivilDate | null = null): HeldReview {
  return { id: heldOn, heldOn, outcome, nextOn };
}

/** North and South with demand and capacity in FTE. */
export function twoDistricts(demand: [number, number], capacity: [number, number]) {
  const byId = (values: [number, number]) =>
    new Map([
      ['north', values[0]],
      ['south', values[1]],
    ]);
  return drifts(byId(demand), byId(capacity));
}

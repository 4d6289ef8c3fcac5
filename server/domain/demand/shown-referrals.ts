import type { Month } from '../calendar.ts';
import type { SmallNumbers } from './suppress.ts';
import { type TablesInTime, tablesInTime } from './suppress-tables.ts';
import type { Grain } from './suppress-time.ts';

/** Referrals of a month from one source in one district, and what became of them. */
export interface ReferralRow {
  month: Month;
  districtId: string;
  sourceId: string;
  contacts: number;
  referrals: number;
  /** Further entries of referrals that are counted already. */
  repeatEntries: number;
  straightToMash: number;
  engaged: number;
  unwilling: number;
}

/** A district, or all (null), and a source, or all (null). */
export interface Place {
  districtId: string | null;
  sourceId: string | null;
}

/** What the service shows of the referrals of a period; the rest is too small, or would give something small away. */
export interface ShownReferrals {
  referrals: (place: Place) => boolean;
  /** Families engaged and families unwilling, and so their share: both or none. */
  outcomes: (place: Place) => boolean;
  /** Of a district: referrals straight to the MASH, and those without an outcome. */
  rest: (districtId: string) => boolean;
  contacts: (districtId: string) => boolean;
  repeatEntries: (districtId: string) => boolean;
}

/** What is shown of a month, quarter or financial year, which its first month stands for. */
export type ReferralsInTime = (grain: Grain, period: Month) => ShownReferrals;

/**
 * What may be shown of referrals wherever they are shown: what one page hides can be had from no other, nor from another
 * length of time. What is hidden month by month is mostly shown by the quarter or the year.
 * @param rows of every month that is recorded, one for each month, district and source at most
 */
export function referralsInTime(rows: readonly ReferralRow[], rule: SmallNumbers): ReferralsInTime {
  const table = (parts: (row: ReferralRow) => number[], isHiddenToo?: TablesInTime) =>
    tablesInTime(
      rows.map((row) => ({ month: row.month, districtId: row.districtId, key: row.sourceId, parts: parts(row) })),
      rule,
      isHiddenToo,
    );
  const referrals = once(() => table((row) => [row.referrals]));
  const outcomes = once(() =>
    table(
      ({ engaged, unwilling }) => [engaged, unwilling],
      (grain, period, place) => !referrals()(grain, period, place),
    ),
  );
  // no page adds these up over districts
  const ofDistricts = (parts: (row: ReferralRow) => number[]) => {
    const known = new Map(
      [...Map.groupBy(rows, ({ districtId }) => districtId)].map(([districtId, own]) => [
        districtId,
        tablesInTime(
          own.map((row) => ({ month: row.month, districtId, key: 'all', parts: parts(row) })),
          rule,
        ),
      ]),
    );
    return (grain: Grain, period: Month, districtId: string) =>
      known.get(districtId)?.(grain, period, { districtId, key: 'all' }) ?? true;
  };
  const rest = once(() =>
    ofDistricts((row) => [row.straightToMash, row.referrals - row.straightToMash - row.engaged - row.unwilling]),
  );
  const contacts = once(() => ofDistricts((row) => [row.contacts]));
  const repeatEntries = once(() => ofDistricts((row) => [row.repeatEntries]));
  return (grain, period) => {
    const isTold = ({ districtId, sourceId }: Place) => outcomes()(grain, period, { districtId, key: sourceId });
    return {
      referrals: ({ districtId, sourceId }) => referrals()(grain, period, { districtId, key: sourceId }),
      outcomes: isTold,
      rest: (districtId) => rest()(grain, period, districtId) && isTold({ districtId, sourceId: null }),
      contacts: (districtId) => contacts()(grain, period, districtId),
      repeatEntries: (districtId) => repeatEntries()(grain, period, districtId),
    };
  };
}

function once<T>(work: () => T): () => T {
  let known: { value: T } | undefined;
  return () => {
    known ??= { value: work() };
    return known.value;
  };
}

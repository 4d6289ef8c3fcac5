import type { CivilDate, Month } from '../calendar.ts';
import { type Rate, rateOf, sumOf } from './rates.ts';

/** What came in from a source in a month and district, and what became of it. */
export interface ReferralFigures {
  sourceId: string;
  contacts: number;
  /** Referrals, each counted once by whatever doors it enters. */
  referrals: number;
  /** Further entries of a referral that is counted already. */
  repeatEntries: number;
  /** Referrals that went straight to the MASH. */
  straightToMash: number;
  /** Families that consented and engaged. */
  engaged: number;
  /** Families unwilling to engage. */
  unwilling: number;
}

/** The chain from contacts to engaged families; families are never counted as casework before they engage. */
export interface ReferralChain {
  contacts: number;
  referrals: number;
  repeatEntries: number;
  /** Referrals ÷ contacts. */
  referralRate: Rate;
  straightToMash: number;
  /** Straight to the MASH ÷ referrals: they leave the district. */
  straightToMashRate: Rate;
  /** Referrals − straight to the MASH. */
  toDistrict: number;
  engaged: number;
  unwilling: number;
  /** Of `toDistrict`, those of which it is not recorded yet whether the family engages. */
  undecided: number;
  /** Engaged ÷ (engaged + unwilling). */
  engagementRate: Rate;
  /** Unwilling ÷ (engaged + unwilling). */
  unwillingRate: Rate;
  /** A line a source, in the order of the rows given. */
  sources: (ReferralFigures & { share: Rate; engagementRate: Rate })[];
}

/**
 * Adds up referrals of a district over sources, and over months where rows of several are given.
 * @returns null where there is no row at all: nothing is recorded, which is not the same as nothing came
 */
export function referralChain(rows: readonly ReferralFigures[]): ReferralChain | null {
  if (rows.length === 0) return null;
  const all = addedUp('', rows);
  const toDistrict = all.referrals - all.straightToMash;
  return {
    contacts: all.contacts,
    referrals: all.referrals,
    repeatEntries: all.repeatEntries,
    referralRate: rateOf(all.referrals, all.contacts),
    straightToMash: all.straightToMash,
    straightToMashRate: rateOf(all.straightToMash, all.referrals),
    toDistrict,
    engaged: all.engaged,
    unwilling: all.unwilling,
    undecided: toDistrict - all.engaged - all.unwilling,
    engagementRate: rateOf(all.engaged, all.engaged + all.unwilling),
    unwillingRate: rateOf(all.unwilling, all.engaged + all.unwilling),
    sources: [...Map.groupBy(rows, ({ sourceId }) => sourceId)].map(([sourceId, own]) => {
      const figures = addedUp(sourceId, own);
      return {
        ...figures,
        share: rateOf(figures.referrals, all.referrals),
        engagementRate: rateOf(figures.engaged, figures.engaged + figures.unwilling),
      };
    }),
  };
}

function addedUp(sourceId: string, rows: readonly ReferralFigures[]): ReferralFigures {
  return {
    sourceId,
    contacts: sumOf(rows, ({ contacts }) => contacts),
    referrals: sumOf(rows, ({ referrals }) => referrals),
    repeatEntries: sumOf(rows, ({ repeatEntries }) => repeatEntries),
    straightToMash: sumOf(rows, ({ straightToMash }) => straightToMash),
    engaged: sumOf(rows, ({ engaged }) => engaged),
    unwilling: sumOf(rows, ({ unwilling }) => unwilling),
  };
}

/** One entry of a referral by one door, as an extract lists them. */
export interface ReferralEntry {
  /** What tells referrals apart; entries of the same referral share it. */
  referralKey: string;
  districtId: string;
  sourceId: string;
  date: CivilDate;
}

/** Entries of a month, district and source: referrals that entered here first, and further entries of known ones. */
export interface EntryCount {
  month: Month;
  districtId: string;
  sourceId: string;
  referrals: number;
  repeatEntries: number;
}

/**
 * Counts each referral once, where it entered first: by date, on the same day by source and district in the order of
 * their ids. Every other entry is a repeat entry of its own door. Method: Devon's “several entry points, count once”.
 * @returns by month, district and source; the referrals add up to the number of different keys
 */
export function countEntries(entries: readonly ReferralEntry[]): EntryCount[] {
  const inTurn = entries.toSorted((a, b) => compare(orderOf(a), orderOf(b)));
  const known = new Set<string>();
  const counts = new Map<string, EntryCount>();
  for (const { referralKey, districtId, sourceId, date } of inTurn) {
    const month = date.slice(0, 7);
    const key = JSON.stringify([month, districtId, sourceId]);
    const count = counts.get(key) ?? { month, districtId, sourceId, referrals: 0, repeatEntries: 0 };
    counts.set(key, count);
    if (known.has(referralKey)) count.repeatEntries += 1;
    else count.referrals += 1;
    known.add(referralKey);
  }
  return [...counts].sort(([a], [b]) => compare(a, b)).map(([, count]) => count);
}

function orderOf({ date, sourceId, districtId }: ReferralEntry): string {
  return JSON.stringify([date, sourceId, districtId]);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

import type { DemandDetailRows } from '../db/queries/seed-demand.ts';
import { apportion } from './apportion.ts';
import { isLockdown } from './demand-totals.ts';
import { Chance } from './random.ts';

const SEED = 20_210_403;
/** Contacts for each referral: published for Oldham’s MASH, 2022–23 (29,647 contacts, 5,372 referrals). */
export const CONTACTS_PER_REFERRAL = 29_647 / 5_372;

/** What tells a source from the others. All assumed. */
interface Source {
  id: string;
  /** Share of referrals in a usual month. */
  share: number;
  /** Contacts for each of its referrals, against the mean of all. */
  contacts: number;
  /** How much likelier than others its families are to be unwilling. */
  unwilling: number;
  /** Share of its referrals that goes straight to the MASH. */
  straight: number;
  /** Further entries of the same referral by another door. */
  repeats: number;
}
const SOURCES: readonly Source[] = [
  { id: 'school', share: 0.34, contacts: 0.7, unwilling: 1, straight: 0.05, repeats: 0.08 },
  { id: 'police', share: 0.16, contacts: 2.1, unwilling: 1.6, straight: 0.14, repeats: 0.06 },
  { id: 'health', share: 0.18, contacts: 0.8, unwilling: 0.9, straight: 0.07, repeats: 0.07 },
  { id: 'family', share: 0.12, contacts: 0.5, unwilling: 0.25, straight: 0.02, repeats: 0.05 },
  { id: 'mash', share: 0.14, contacts: 1.3, unwilling: 1.5, straight: 0.03, repeats: 0.02 },
  { id: 'other', share: 0.06, contacts: 0.8, unwilling: 1, straight: 0.04, repeats: 0.05 },
];
const MEAN_CONTACTS = SOURCES.reduce((sum, { share, contacts }) => sum + share * contacts, 0);

/**
 * Share of families unwilling to engage among those who were asked. Wolverhampton published 24.03 % in one locality and
 * 6.81 % in another; that two of Oldham’s districts lie so far apart, and which, is assumed.
 */
export const UNWILLING: Readonly<Record<string, number>> = {
  north: 0.11,
  east: 0.16,
  south: 0.0681,
  west: 0.13,
  central: 0.2403,
};
/** Share of referrals that had not come to anything at the end of their month. Assumed. */
const UNDECIDED = 0.05;

/** How much more than usual schools refer: little in August and in lockdown, much when children come back. Assumed. */
function schoolFactor(month: string): number {
  if (isLockdown(month)) return 0.3;
  if (month === '2021-01' || month === '2021-02') return 0.55;
  if (month.endsWith('-08')) return 0.25;
  return month.endsWith('-09') || month === '2021-03' ? 1.7 : 1;
}

/**
 * What came in by source in each month, and what became of it. As many families engage as cases open; from those the
 * unwilling, the straight-to-MASH and the contacts follow.
 */
export function generateReferrals(flow: DemandDetailRows['caseFlow']): DemandDetailRows['referrals'] {
  const chance = new Chance(SEED);
  return openedByDistrict(flow).flatMap(({ month, districtId, opened }) => {
    const rate = UNWILLING[districtId] ?? 0;
    const unwilling = Math.round((opened * rate * (1 + 0.12 * chance.wobble())) / (1 - rate));
    const weights = SOURCES.map(({ id, share }) => {
      const factor = id === 'school' ? schoolFactor(month) : id === 'police' && isLockdown(month) ? 1.4 : 1;
      return share * factor * (1 + 0.15 * chance.wobble());
    });
    const engagedBy = apportion(
      opened,
      SOURCES.map((source, at) => (weights[at] ?? 0) * (1 - rate * source.unwilling)),
    );
    const unwillingBy = apportion(
      unwilling,
      SOURCES.map((source, at) => (weights[at] ?? 0) * source.unwilling),
    );
    return SOURCES.map((source, at) => {
      const engaged = engagedBy[at] ?? 0;
      const unwillingOfSource = unwillingBy[at] ?? 0;
      const decided = (engaged + unwillingOfSource) / (1 - source.straight - UNDECIDED);
      const straightToMash = nearby(decided * source.straight, chance);
      const referrals = engaged + unwillingOfSource + straightToMash + nearby(decided * UNDECIDED, chance);
      const repeatEntries = nearby(referrals * source.repeats, chance);
      const perReferral = (CONTACTS_PER_REFERRAL * source.contacts) / MEAN_CONTACTS;
      const contacts = Math.max(
        referrals + repeatEntries,
        Math.round(referrals * perReferral * (1 + 0.1 * chance.wobble())),
      );
      return {
        month,
        districtId,
        sourceId: source.id,
        contacts,
        referrals,
        repeatEntries,
        straightToMash,
        engaged,
        unwilling: unwillingOfSource,
      };
    });
  });
}

/** An exact number rounded up or down, up the likelier the nearer it is. */
function nearby(exact: number, chance: Chance): number {
  return Math.floor(exact + chance.next());
}

/** Cases that opened in a district and month, over all levels, in the order of the flow. */
export function openedByDistrict(flow: DemandDetailRows['caseFlow']) {
  const sums = new Map<string, { month: string; districtId: string; opened: number }>();
  for (const { month, districtId, opened } of flow) {
    const key = `${month} ${districtId}`;
    const sum = sums.get(key) ?? { month, districtId, opened: 0 };
    sum.opened += opened;
    sums.set(key, sum);
  }
  return [...sums.values()];
}

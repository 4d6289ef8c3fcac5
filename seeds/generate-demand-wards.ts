import type { DemandDetailRows } from '../db/queries/seed-demand.ts';
import { apportion } from './apportion.ts';
import { type DistrictMonth, isLockdown } from './demand-totals.ts';
import { openedByDistrict } from './generate-demand-referrals.ts';
import { Chance } from './random.ts';
import { readSeed } from './read-seed.ts';

const SEED = 20_210_404;
/** Share of cases without a recorded ward in the first and the last month. Assumed. */
const NO_WARD: Readonly<Record<string, readonly [number, number]>> = {
  north: [0.05, 0.03],
  east: [0.11, 0.08],
  south: [0.06, 0.04],
  west: [0.05, 0.03],
  central: [0.15, 0.11],
};
/** Families that wait at the end of a month for each case that opened in it. Assumed. */
const WAITING_PER_OPENED: Readonly<Record<string, number>> = {
  north: 0.22,
  east: 0.3,
  south: 0.34,
  west: 0.2,
  central: 0.32,
};
/** How much longer the hardest-to-reach ward of a district waits than the easiest: 1 is twice as long. Assumed. */
const GAP: Readonly<Record<string, number>> = { north: 0.2, east: 0.8, south: 0.3, west: 0, central: 1.4 };
/** Days that a family has waited at the end of a month where nothing makes it harder to reach. Assumed. */
const USUAL_DAYS = 12;
/** How much longer than English-speaking families those wait whose language needs a speaker. Assumed. */
const LONGER_WITH_LANGUAGE = 1.6;
const IN_LOCKDOWN = 1.4;

interface SeedWard {
  code: string;
  /** Children × IDACI rate: children in income deprivation. */
  weight: number;
  /** 0…1, by place among all wards: deprived, and with few who have English as their main language. */
  hardToReach: number;
}

/**
 * Open cases and waiting families by ward, and waiting families by language: both ways the same families and days. The
 * wards of a district add up to its open cases; the ward `unknown` is not recorded.
 */
export function generateWards(
  months: readonly DistrictMonth[],
  flow: DemandDetailRows['caseFlow'],
): Pick<DemandDetailRows, 'wardCounts' | 'languageWaits'> {
  const chance = new Chance(SEED);
  const wards = wardsByDistrict();
  const opened = new Map(openedByDistrict(flow).map((of) => [`${of.month} ${of.districtId}`, of.opened]));
  const count = new Set(months.map(({ month }) => month)).size;
  const wardCounts: DemandDetailRows['wardCounts'] = [];
  const languageWaits: DemandDetailRows['languageWaits'] = [];
  for (const [at, of] of months.entries()) {
    const { month, districtId, openCases } = of;
    const [first, last] = NO_WARD[districtId] ?? [0, 0];
    const progress = Math.floor((at * count) / months.length) / (count - 1);
    const unknown = Math.round(openCases * (first + (last - first) * progress) + chance.wobble());
    const known = wards.get(districtId) ?? [];
    const all: SeedWard[] = [...known, { code: 'unknown', weight: 0, hardToReach: 0.5 }];
    const inWards = apportion(
      openCases - unknown,
      known.map(({ weight }) => weight * (1 + 0.06 * chance.wobble())),
    );
    const openBy = [...inWards, unknown];
    const gap = GAP[districtId] ?? 0;
    const rate = WAITING_PER_OPENED[districtId] ?? 0;
    const waiting = Math.min(openCases, Math.round((opened.get(`${month} ${districtId}`) ?? 0) * rate));
    const waitingBy = scatter(
      waiting,
      all.map(({ hardToReach }, place) => (openBy[place] ?? 0) * (1 + 0.4 * gap * hardToReach)),
      chance,
    );
    const ofMonth = all.map(({ code, hardToReach }, place) => {
      const days = USUAL_DAYS * (1 + gap * hardToReach) * (isLockdown(month) ? IN_LOCKDOWN : 1);
      const waits = waitingBy[place] ?? 0;
      const waitingDays = Math.round(waits * days * (1 + 0.15 * chance.wobble()));
      return { month, districtId, wardCode: code, openCases: openBy[place] ?? 0, waiting: waits, waitingDays };
    });
    wardCounts.push(...ofMonth);
    const days = ofMonth.reduce((sum, { waitingDays }) => sum + waitingDays, 0);
    languageWaits.push(...byLanguage(of, waiting, days, chance));
  }
  return { wardCounts, languageWaits };
}

/** The families of a district that wait, and their days, split by language; languages nobody waits for have no row. */
function byLanguage(
  of: DistrictMonth,
  waiting: number,
  days: number,
  chance: Chance,
): DemandDetailRows['languageWaits'] {
  const codes = [...of.byLanguage.keys()];
  const longer = codes.map((code) => (code === 'en' || code === 'unknown' ? 1 : LONGER_WITH_LANGUAGE));
  const waitingBy = scatter(
    waiting,
    codes.map((code, at) => (of.byLanguage.get(code) ?? 0) * (longer[at] ?? 1)),
    chance,
  );
  const daysBy = apportion(
    days,
    waitingBy.map((count, at) => count * (longer[at] ?? 1)),
  );
  return codes.flatMap((languageCode, at) => {
    const count = waitingBy[at] ?? 0;
    const { month, districtId } = of;
    return count === 0 ? [] : [{ month, districtId, languageCode, waiting: count, waitingDays: daysBy[at] ?? 0 }];
  });
}

/** Gives each of so many families a place by chance, in proportion to the weights of the places. */
function scatter(families: number, weights: readonly number[], chance: Chance): number[] {
  const counts = weights.map(() => 0);
  const places = weights.map((weight, place) => [place, weight] as const);
  for (let left = families; left > 0; left -= 1) {
    const place = chance.pickWeighted(places);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

function wardsByDistrict(): Map<string, SeedWard[]> {
  const rows = readSeed('oldham', 'wards.csv');
  const rank = (column: string, value: number) =>
    rows.filter((row) => row.number(column) < value).length / (rows.length - 1);
  const wards = new Map(
    rows.map((row) => [
      row.text('code'),
      {
        code: row.text('code'),
        weight: row.number('children') * row.number('idaci_rate'),
        hardToReach:
          (rank('idaci_rate', row.number('idaci_rate')) + rank('not_english_rate', row.number('not_english_rate'))) / 2,
      },
    ]),
  );
  const found = new Map<string, SeedWard[]>();
  for (const row of readSeed('oldham', 'district-wards.csv')) {
    const ward = wards.get(row.text('ward_code'));
    const districtId = row.text('district_id');
    if (!ward) throw new Error(`District map: ${row.text('ward_code')} is not known`);
    found.set(districtId, [...(found.get(districtId) ?? []), ward]);
  }
  return found;
}

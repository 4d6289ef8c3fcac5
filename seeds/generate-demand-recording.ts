import type { StoredCount } from '../db/queries/imports.ts';
import type { DemandDetailRows } from '../db/queries/seed-demand.ts';
import type { DistrictMonth } from './demand-totals.ts';
import { districtNeeds } from './need.ts';
import { Chance } from './random.ts';

const SEED = 20_210_405;
/** Share of cases that belong to a family which has another case in the same count. Assumed. */
const SHARED_FAMILY = 0.07;
/** Share of cases without a recorded ethnic category in the first and the last month: recording gets better. Assumed. */
const NO_ETHNICITY: Readonly<Record<string, readonly [number, number]>> = {
  north: [0.14, 0.09],
  east: [0.22, 0.17],
  south: [0.16, 0.11],
  west: [0.13, 0.09],
  central: [0.27, 0.21],
};
/** Share of cases that are counted at the lowest level because theirs is not recorded yet. Assumed. */
const NO_LEVEL = [0.02, 0.01] as const;

/** Families of each count: never more than its cases, and at least one where there is a case. */
export function generateFamilies(counts: readonly StoredCount[]): DemandDetailRows['families'] {
  const chance = new Chance(SEED);
  return counts.map(({ month, districtId, levelId, languageCode, openCases }) => {
    const fewer = Math.floor(openCases * SHARED_FAMILY + 0.9 * chance.next());
    const families = openCases < 2 ? openCases : Math.max(1, openCases - fewer);
    return { month, districtId, levelId, languageCode, families };
  });
}

/** Cases with and without a recorded language, ethnic category, level and ward: each time all open cases. */
export function generateQuality(
  months: readonly DistrictMonth[],
  wardCounts: DemandDetailRows['wardCounts'],
): DemandDetailRows['caseQuality'] {
  const chance = new Chance(SEED + 1);
  const noWard = new Map(
    wardCounts
      .filter(({ wardCode }) => wardCode === 'unknown')
      .map(({ month, districtId, openCases }) => [`${month} ${districtId}`, openCases]),
  );
  const count = new Set(months.map(({ month }) => month)).size;
  return months.flatMap(({ month, districtId, openCases, byLanguage }, at) => {
    const progress = Math.floor((at * count) / months.length) / (count - 1);
    const share = ([first, last]: readonly [number, number]) => first + (last - first) * progress;
    const some = (exact: number) => Math.max(0, Math.round(exact + chance.wobble()));
    const missing = {
      language: byLanguage.get('unknown') ?? 0,
      ethnicity: some(openCases * share(NO_ETHNICITY[districtId] ?? [0, 0])),
      level: some(openCases * share(NO_LEVEL)),
      ward: noWard.get(`${month} ${districtId}`) ?? 0,
    };
    const fields = ['language', 'ethnicity', 'level', 'ward'] as const;
    return fields.map((field) => ({
      month,
      districtId,
      field,
      recorded: openCases - missing[field],
      missing: missing[field],
    }));
  });
}

/** The MASH’s open work in a usual month, all districts: half a month’s referrals of 2022–23 (5,372 ÷ 12 ÷ 2). Assumed. */
const MASH = 224;
/** The commissioned all-age provider’s, at the first month; it grows by a tenth in three years. Assumed. */
const COMMISSIONED = 240;

/** Open work in each district that is not the district team’s. */
export function generateOutOfScope(months: readonly DistrictMonth[]): DemandDetailRows['outOfScope'] {
  const chance = new Chance(SEED + 2);
  const shareOf = new Map(districtNeeds('oldham').map(({ districtId, share }) => [districtId, share]));
  const usual = new Map<string, number>();
  return months.flatMap(({ month, districtId, openCases }, at) => {
    const share = shareOf.get(districtId) ?? 0;
    const first = usual.get(districtId) ?? openCases;
    usual.set(districtId, first);
    // the MASH is less quiet in a quiet month than early help
    const busy = 0.5 + 0.5 * (openCases / first);
    const grown = 1 + (0.1 * at) / months.length;
    const stray = () => 1 + 0.06 * chance.wobble();
    return [
      { month, districtId, kind: 'mash' as const, openCases: Math.round(MASH * share * busy * stray()) },
      {
        month,
        districtId,
        kind: 'commissioned' as const,
        openCases: Math.round(COMMISSIONED * share * grown * stray()),
      },
    ];
  });
}

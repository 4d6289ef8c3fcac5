import type { StoredCount } from '../db/queries/imports.ts';

/** Open cases of a district at the end of a month, added up three ways. */
export interface DistrictMonth {
  month: string;
  districtId: string;
  openCases: number;
  byLevel: ReadonlyMap<string, number>;
  /** By code of language; `unknown` is not recorded. */
  byLanguage: ReadonlyMap<string, number>;
}

/** The months of every district, in the order in which counts name them. */
export function districtMonths(counts: readonly StoredCount[]): DistrictMonth[] {
  const found = new Map<string, StoredCount[]>();
  for (const count of counts) {
    const key = `${count.month} ${count.districtId}`;
    const of = found.get(key);
    if (of) of.push(count);
    else found.set(key, [count]);
  }
  return [...found.values()].flatMap((of) => {
    const [first] = of;
    if (!first) return [];
    const { month, districtId } = first;
    const byLevel = addedUp(of, ({ levelId }) => levelId);
    const byLanguage = addedUp(of, ({ languageCode }) => languageCode);
    return [
      { month, districtId, openCases: of.reduce((sum, { openCases }) => sum + openCases, 0), byLevel, byLanguage },
    ];
  });
}

function addedUp(counts: readonly StoredCount[], keyOf: (count: StoredCount) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const count of counts) sums.set(keyOf(count), (sums.get(keyOf(count)) ?? 0) + count.openCases);
  return sums;
}

/** True from March to June 2020, when schools were closed and visits stopped: published (Oldham Council, 2021). */
export function isLockdown(month: string): boolean {
  return month >= '2020-03' && month <= '2020-06';
}

import type { listLanguageWaits } from '../../db/queries/demand-fairness.ts';
import { keyOf } from '../domain/demand/fairness/counts.ts';
import { groupOf, type LanguageGroup } from '../domain/demand/fairness/languages.ts';
import type { LanguageFigures } from '../domain/demand/fairness/month.ts';
import { sumOf } from '../domain/demand/rates.ts';

/** Waiting families of a month by language group and district; nothing where no language was counted. */
export function inLanguageGroups(
  groups: readonly LanguageGroup[],
  districtIds: readonly string[],
  rows: ReturnType<typeof listLanguageWaits>,
): LanguageFigures[] {
  if (rows.length === 0) return [];
  const found = Map.groupBy(rows, (row) => keyOf(row.districtId, groupOf(groups, row.languageCode)));
  return inEveryGroup(groups, districtIds, (districtId, languageCode) => {
    const of = found.get(keyOf(districtId, languageCode)) ?? [];
    const [waiting, waitingDays] = [sumOf(of, (row) => row.waiting), sumOf(of, (row) => row.waitingDays)];
    return { districtId, languageCode, waiting, waitingDays };
  });
}

/** A row for each language group in each district: what has no row was counted as 0. */
export function inEveryGroup<T>(
  groups: readonly LanguageGroup[],
  districtIds: readonly string[],
  row: (districtId: string, groupId: string) => T,
): T[] {
  return groups.flatMap(({ id }) => districtIds.map((districtId) => row(districtId, id)));
}

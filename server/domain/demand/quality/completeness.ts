import type { Month } from '../../calendar.ts';
import { type Rate, rateOf, sumOf } from '../rates.ts';
import { type Shown, type SmallNumbers, suppressTable } from '../suppress.ts';

/** What a case should have recorded, in the order it is shown. */
export const QUALITY_FIELDS = ['language', 'ethnicity', 'level', 'ward'] as const;
export type QualityField = (typeof QUALITY_FIELDS)[number];

/** How many open cases of a district have a field at the end of a month, and how many do not. */
export interface QualityCount {
  month: Month;
  districtId: string;
  field: QualityField;
  recorded: number;
  missing: number;
}

/** Completeness of a field in a district (or all of them) as it may be shown. */
export interface Completeness {
  /** Null: all districts. */
  districtId: string | null;
  field: QualityField;
  /** Open cases, whether it is recorded or not. Pages about counts of cases show them too. */
  openCases: number;
  /** Cases without it, of all of them; null where one of both is too small to show. */
  missing: Rate | null;
}

/**
 * Completeness of a field in one month, a line for each district and one for all. Recorded and missing are a table with
 * the districts, so what is too small can be worked out neither from the other half nor from the other districts.
 * @param counts of one month and field, of every district
 */
export function completeness(field: QualityField, counts: readonly QualityCount[], rule: SmallNumbers): Completeness[] {
  const { cells, columnTotals } = suppressTable(
    counts.map(({ recorded, missing }) => [recorded, missing]),
    rule,
    { knownRowTotals: true },
  );
  const lineOf = (districtId: string | null, [recorded, missing]: readonly Shown[], openCases: number) => {
    const isShown = typeof missing === 'number' && typeof recorded === 'number';
    return { districtId, field, openCases, missing: isShown ? rateOf(missing, openCases) : null };
  };
  const lines = counts.map((count, at) => lineOf(count.districtId, cells[at] ?? [], count.recorded + count.missing));
  const all = sumOf(lines, ({ openCases }) => openCases);
  return counts.length > 0 ? [...lines, lineOf(null, columnTotals, all)] : [];
}

/** Completeness of every field in every month: `${month} ${field}` → its lines. */
export function completenessByMonth(
  counts: readonly QualityCount[],
  rule: SmallNumbers,
): ReadonlyMap<string, readonly Completeness[]> {
  const groups = Map.groupBy(counts, ({ month, field }) => `${month} ${field}`);
  return new Map(
    [...groups].map(([key, rows]) => {
      const field = rows[0]?.field ?? 'language';
      return [key, completeness(field, rows, rule)];
    }),
  );
}

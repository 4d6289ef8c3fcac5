import type { Completeness } from './quality/completeness.ts';
import { sumOf } from './rates.ts';

/**
 * What the page about recording shows of cases without a field, by district and of all (null). A count that it does not
 * share with this page gives nothing away here.
 * @param lines of one field and month
 * @param counts of the same cases, as they are counted here
 */
export function seenOfRecording(
  lines: readonly Completeness[],
  counts: readonly { districtId: string; openCases: number }[],
): ReadonlyMap<string | null, 'shown' | 'hidden'> {
  const countOf = (id: string | null) =>
    sumOf(
      counts.filter(({ districtId }) => id === null || districtId === id),
      ({ openCases }) => openCases,
    );
  return new Map(
    lines.flatMap(({ districtId, missing }): [string | null, 'shown' | 'hidden'][] => {
      if (missing === null) return [[districtId, 'hidden']];
      return missing.part === countOf(districtId) ? [[districtId, 'shown']] : [];
    }),
  );
}

import type { QualityCount } from './completeness.ts';

/**
 * Cases with and without each field by month and district, in the order of the months. Where the recording of language
 * was not counted by itself, the counts of cases tell it: those of the language “not recorded”.
 * @param counted what was counted of each field
 * @param languages with and without a language, as the counts of cases have it
 */
export function qualityCounts(
  counted: readonly QualityCount[],
  languages: readonly Omit<QualityCount, 'field'>[],
): QualityCount[] {
  const known = new Set(
    counted.flatMap(({ field, month, districtId }) => (field === 'language' ? [`${month} ${districtId}`] : [])),
  );
  const more = languages
    .filter(({ month, districtId }) => !known.has(`${month} ${districtId}`))
    .map((row): QualityCount => ({ ...row, field: 'language' }));
  return [...counted, ...more].sort((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0));
}

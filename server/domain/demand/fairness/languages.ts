import { type CaseCount, type CaseloadStandard, districtDemand } from '../../caseload.ts';
import { caseFte, type FactPerson, UNKNOWN_LANGUAGE } from '../../facts.ts';

/** What kind of languages a group is: how its coverage is worked out follows from it. */
export type LanguageKind = 'english' | 'needs-speaker' | 'other' | 'unknown';

/** Languages that are looked at together: each that needs a speaker by itself, all others in one. */
export interface LanguageGroup {
  /** The language’s code, or `other`. */
  id: string;
  name: string;
  kind: LanguageKind;
}

export const ENGLISH = 'en';
const OTHER: LanguageGroup = { id: 'other', name: 'Other languages', kind: 'other' };

interface Language {
  code: string;
  name: string;
  needsSpeaker: boolean;
}

/** English, the languages that need a speaker in their order, others together, and where it was not recorded. */
export function languageGroups(languages: readonly Language[]): LanguageGroup[] {
  const named = (code: string, kind: LanguageKind): LanguageGroup[] =>
    languages.filter((row) => row.code === code).map(({ name }) => ({ id: code, name, kind }));
  const speakers = languages.flatMap(({ code, name, needsSpeaker }): LanguageGroup[] =>
    needsSpeaker ? [{ id: code, name, kind: 'needs-speaker' }] : [],
  );
  return [...named(ENGLISH, 'english'), ...speakers, OTHER, ...named(UNKNOWN_LANGUAGE, 'unknown')];
}

/** Id of the group that a language is in. */
export function groupOf(groups: readonly LanguageGroup[], code: string): string {
  return groups.some(({ id }) => id === code) ? code : OTHER.id;
}

/** Cases of a group in a district and the caseworkers they need. */
export interface GroupDemand {
  districtId: string;
  groupId: string;
  openCases: number;
  demandFte: number;
}

/**
 * Open cases of every language group by district with their demand: cases × case weight ÷ points that a full-time
 * caseworker carries there. What chasing weighs belongs to no language.
 */
export function groupDemand(
  counts: readonly (CaseCount & { districtId: string })[],
  groups: readonly LanguageGroup[],
  standard: Omit<CaseloadStandard, 'languagesThatNeedASpeaker' | 'chasingPoints'>,
  travelShares: ReadonlyMap<string, number>,
): GroupDemand[] {
  const all = { ...standard, languagesThatNeedASpeaker: new Set(groups.map(({ id }) => id)) };
  return [...Map.groupBy(counts, ({ districtId }) => districtId)].flatMap(([districtId, rows]) => {
    const grouped = rows.map((row) => ({ ...row, languageCode: groupOf(groups, row.languageCode) }));
    const { languageDemandFte } = districtDemand(grouped, all, { travelShare: travelShares.get(districtId) });
    return [...Map.groupBy(grouped, ({ languageCode }) => languageCode)].map(([groupId, of]) => ({
      districtId,
      groupId,
      openCases: of.reduce((sum, { openCases }) => sum + openCases, 0),
      demandFte: languageDemandFte.get(groupId) ?? 0,
    }));
  });
}

/**
 * Case-holding FTE of those who speak a language, by `${district} ${language}`: everybody counts for English, whoever
 * speaks two languages counts for both.
 */
export function speakersFte(
  people: readonly FactPerson[],
  caseloadOf: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const person of people) {
    if (person.currentDistrictId === null) continue;
    const fte = caseFte(person, caseloadOf);
    for (const code of new Set([ENGLISH, ...person.languages])) {
      const key = `${person.currentDistrictId} ${code}`;
      found.set(key, (found.get(key) ?? 0) + fte);
    }
  }
  return found;
}

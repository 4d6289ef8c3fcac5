import type { DistrictBalance, LanguageGap } from './balances.ts';
import type { PlanFacts } from './facts.ts';

/**
 * Languages of whose cases too few are open to tell their FTE to who does not keep the counts: `district language`, or
 * `null language` for all districts together. Null: the reader keeps the counts and is told everything.
 */
export type FewLanguages = ReadonlySet<string> | null;

/** True where the FTE of a language are not told; of all districts together for null. */
export function isFew(few: FewLanguages, districtId: string | null, code: string): boolean {
  return few?.has(`${districtId} ${code}`) ?? false;
}

/** Districts with the languages that are told, and the names of the others. */
export function withoutFew<T extends Pick<DistrictBalance, 'districtId' | 'languages'>>(
  districts: readonly T[],
  few: FewLanguages,
): (T & { few?: string[] })[] {
  return districts.map((district) => {
    const { districtId, languages } = district;
    const hidden = languages.filter(({ code }) => isFew(few, districtId, code));
    if (hidden.length === 0) return district;
    return {
      ...district,
      languages: languages.filter((one) => !hidden.includes(one)),
      few: hidden.map(({ name }) => name),
    };
  });
}

interface JudgedLanguages {
  districts: readonly DistrictBalance[];
  languageGapFte: number;
  objective: number | null;
  penalties: object | null;
}

/**
 * Measures with the languages that are told. What is missing of all of them is told where so many are hidden that it tells
 * none of them; else of those that are told.
 */
export function measuresWithoutFew<T extends JudgedLanguages>(
  measures: T,
  few: FewLanguages,
): T & { districts: (DistrictBalance & { few?: string[] })[] } {
  const districts = withoutFew(measures.districts, few);
  const hidden = districts.flatMap((district) => district.few ?? []).length;
  const gapOf = (languages: readonly LanguageGap[]) => languages.reduce((sum, { gapFte }) => sum + gapFte, 0);
  const told = gapOf(districts.flatMap(({ languages }) => languages));
  const isEnough = hidden === 0 || (districts.length > 1 && hidden > 1);
  if (isEnough) return { ...measures, districts };
  // the weighted sums would tell what is missing of all languages
  return { ...measures, districts, languageGapFte: told, objective: null, penalties: null };
}

/**
 * A plan without the demand in languages that are not told: whatever is worked out from it, sentences and sums alike, tells
 * nothing of them. The people and what they speak stay.
 */
export function withoutFewDemand<T extends { facts: PlanFacts }>(plan: T, few: FewLanguages): T {
  if (few === null || few.size === 0) return plan;
  const districts = plan.facts.districts.map((district) => ({
    ...district,
    languageDemand: district.languageDemand.filter(({ code }) => !isFew(few, district.id, code)),
  }));
  return { ...plan, facts: { ...plan.facts, districts } };
}

/** Names of the languages that `withoutFewDemand` leaves out, each once; undefined where none. */
export function leftOut({ facts }: { facts: PlanFacts }, few: FewLanguages): string[] | undefined {
  const codes = new Set(
    facts.districts.flatMap(({ id, languageDemand }) =>
      languageDemand.flatMap(({ code }) => (isFew(few, id, code) ? [code] : [])),
    ),
  );
  const names = facts.languages.flatMap(({ code, name }) => (codes.has(code) ? [name] : []));
  return names.length > 0 ? names : undefined;
}

import type { PlanFacts, ServiceFacts } from './facts.ts';
import { type Balance, balance } from './fair-share.ts';
import { FAIR_SHARE_TOLERANCE, SEVERE_SHORTFALL } from './policy.ts';
import type { Placements } from './problem.ts';

/** What the independent check of a set of placements found of one district, all FTE. */
export interface CheckedDistrict {
  id: string;
  capacityFte: number;
  fairShareFte: number;
  coverage: number | null;
  languages: readonly { code: string; demandFte: number; coveredFte: number }[];
}

export interface LanguageGap {
  code: string;
  name: string;
  demandFte: number;
  coveredFte: number;
  /** demandFte − coveredFte, at least 0. */
  gapFte: number;
}

/** Capacity of one district against its demand and its fair share, all FTE. */
export interface DistrictBalance extends Balance {
  districtId: string;
  name: string;
  /** People with any share there. */
  headcount: number;
  /** FTE of all people there, by their share. */
  peopleFte: number;
  /** Case-holding FTE there. */
  capacityFte: number;
  demandFte: number;
  fairShareFte: number;
  coverage: number | null;
  languages: LanguageGap[];
}

/** People with any share in a district, and their FTE by that share. */
export interface Presence {
  headcount: number;
  peopleFte: number;
}

/** Who is placed in each district, by its id. */
export function presences(facts: PlanFacts, placements: Placements): Map<string, Presence> {
  const people = new Map(facts.districts.map((district) => [district.id, { headcount: 0, peopleFte: 0 }]));
  for (const person of facts.people) {
    for (const { districtId, share } of placements.get(person.id) ?? []) {
      const there = people.get(districtId);
      if (!there) continue;
      there.headcount += 1;
      there.peopleFte += person.fte * share;
    }
  }
  return people;
}

/**
 * Every district against its fair share, in the order of the facts.
 * @param present who is there by the placements
 * @param checked what the check of these very placements on these very facts found
 */
export function balancesOf(
  facts: ServiceFacts,
  present: ReadonlyMap<string, Presence>,
  checked: readonly CheckedDistrict[],
): DistrictBalance[] {
  const nameOfLanguage = new Map(facts.languages.map((language) => [language.code, language.name]));
  const found = new Map(checked.map((district) => [district.id, district]));
  return facts.districts.map(({ id, name, demandFte }) => {
    const { capacityFte = 0, fairShareFte = 0, coverage = null, languages = [] } = found.get(id) ?? {};
    return {
      districtId: id,
      name,
      ...(present.get(id) ?? { headcount: 0, peopleFte: 0 }),
      capacityFte,
      demandFte,
      fairShareFte,
      coverage,
      ...balance(capacityFte, fairShareFte, FAIR_SHARE_TOLERANCE, SEVERE_SHORTFALL),
      languages: languages.map((cover) => ({
        code: cover.code,
        name: nameOfLanguage.get(cover.code) ?? cover.code,
        demandFte: cover.demandFte,
        coveredFte: cover.coveredFte,
        gapFte: Math.max(0, cover.demandFte - cover.coveredFte),
      })),
    };
  });
}

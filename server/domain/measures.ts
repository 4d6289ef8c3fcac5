import { balancesOf, type CheckedDistrict, type DistrictBalance, presences } from './balances.ts';
import type { PlanFacts } from './facts.ts';
import { type ChoiceMet, choiceMet, type RankedPreference } from './preferences.ts';
import type { DistrictShare, Placements } from './problem.ts';

export type { DistrictBalance } from './balances.ts';

/** What the independent check of a set of placements found, as far as the measures need it. */
export interface CheckedPlan {
  violations: readonly { rule: string; subject: string; sentence: string }[];
  penalties: { fairShare: number; severe: number; language: number; preference: number; move: number };
  objective: number;
  districts: readonly CheckedDistrict[];
}

export interface Measures {
  /** Sums over the whole plan; null for a reader confined to one district. */
  objective: number | null;
  penalties: CheckedPlan['penalties'] | null;
  moves: number;
  /** Share of people with stated choices whose main placement is their first, 0…1; null where nobody stated any. */
  firstChoice: number | null;
  languageGapFte: number;
  /** The district furthest below its fair share (or, where none is below, least above). */
  worst: { districtId: string; difference: number } | null;
  districts: DistrictBalance[];
  /** Hard rules of districts and of the whole plan that do not hold, as sentences. */
  breaches: string[];
}

/**
 * Every district against its fair share, in the order of the facts.
 * @param placements where people are; for today's placements see `currentPlacements`
 * @param checked what the check of these very placements on these very facts found
 */
export function districtBalances(facts: PlanFacts, placements: Placements, checked: CheckedPlan): DistrictBalance[] {
  return balancesOf(facts, presences(facts, placements), checked.districts);
}

/**
 * The few figures a plan is judged by. Parameters as for `districtBalances`.
 * @param onlyDistrictId null for the whole plan; a district for what its manager sees: its people and its own figures, without sums over the whole plan
 */
export function planMeasures(
  facts: PlanFacts,
  placements: Placements,
  checked: CheckedPlan,
  onlyDistrictId: string | null = null,
): Measures {
  const districts = districtBalances(facts, placements, checked).filter(
    (district) => onlyDistrictId === null || district.districtId === onlyDistrictId,
  );
  const people = facts.people.filter((person) => isSeenFrom(onlyDistrictId, person, placements.get(person.id) ?? []));
  const personIds = new Set(facts.people.map((person) => person.id));
  const stated = people.filter((person) => person.preferences.length > 0);
  const first = stated.filter((person) => choiceOf(person.preferences, placements.get(person.id) ?? []) === '1st');
  return {
    objective: onlyDistrictId === null ? checked.objective : null,
    penalties: onlyDistrictId === null ? checked.penalties : null,
    moves: people.filter((person) => isMoved(person.currentDistrictId, placements.get(person.id) ?? [])).length,
    firstChoice: stated.length > 0 ? first.length / stated.length : null,
    languageGapFte: districts
      .flatMap((district) => district.languages)
      .reduce((sum, language) => sum + language.gapFte, 0),
    worst: worstDistrict(districts),
    districts,
    breaches: checked.violations
      .filter(({ subject }) => (onlyDistrictId === null ? !personIds.has(subject) : subject === onlyDistrictId))
      .map(({ sentence }) => sentence),
  };
}

/** True where a district's manager sees a person: in that district today or by the placements; null sees everybody. */
export function isSeenFrom(
  districtId: string | null,
  person: { currentDistrictId: string | null },
  placements: readonly DistrictShare[],
): boolean {
  if (districtId === null || person.currentDistrictId === districtId) return true;
  return placements.some((placement) => placement.districtId === districtId);
}

/** The district furthest below its fair share; null where no district has one. */
export function worstDistrict(
  districts: readonly { districtId: string; difference: number | null }[],
): { districtId: string; difference: number } | null {
  let worst: { districtId: string; difference: number } | null = null;
  for (const { districtId, difference } of districts) {
    if (difference !== null && (worst === null || difference < worst.difference)) worst = { districtId, difference };
  }
  return worst;
}

/** The district furthest below its fair share, with the word for how it stands. */
export function worstOf(
  districts: readonly DistrictBalance[],
): Pick<Measures, 'worst'> & Pick<DistrictBalance, 'word'> {
  const worst = worstDistrict(districts);
  return { worst, word: districts.find(({ districtId }) => districtId === worst?.districtId)?.word ?? 'no demand' };
}

/** True where somebody with a team has less than the whole of their time in its district. */
export function isMoved(currentDistrictId: string | null, placements: readonly DistrictShare[]): boolean {
  if (currentDistrictId === null) return false;
  const kept = placements.find((placement) => placement.districtId === currentDistrictId)?.share ?? 0;
  return kept < 1 - 1e-6;
}

/** The district with the greatest share; the first named of equals; null where nothing is placed. */
export function mainDistrict(placements: readonly DistrictShare[]): string | null {
  let main: DistrictShare | null = null;
  for (const placement of placements) {
    if (main === null || placement.share > main.share + 1e-9) main = placement;
  }
  return main?.districtId ?? null;
}

/** Which stated preference the main placement meets. */
export function choiceOf(preferences: readonly RankedPreference[], placements: readonly DistrictShare[]): ChoiceMet {
  return choiceMet(preferences, mainDistrict(placements) ?? '');
}

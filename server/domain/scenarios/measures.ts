import { demandWords } from '../assumption-words.ts';
import type { FactPerson } from '../facts.ts';
import { type CheckedPlan, choiceOf, type DistrictBalance, isSeenFrom, planMeasures, worstOf } from '../measures.ts';
import { bindingPins, type Plan } from '../plan.ts';

/** A language over all districts that are seen, FTE. */
export interface LanguageCover {
  code: string;
  name: string;
  demandFte: number;
  coveredFte: number;
  /** What is missing in each district, added up: a speaker too many in one place helps nobody in another. */
  gapFte: number;
}

/** The measures that every scenario is set side by side by. */
export interface ScenarioMeasures {
  /** On which demand it is measured: “Demand as counted in Mar 2021”. */
  demand: string;
  people: number;
  /** Of whom somebody leaves their district, or part of it. */
  moves: number;
  /** People who stated where they would like to work, and those of them who get their first choice. */
  stated: number;
  firstChoices: number;
  /** People who work in more than one district. */
  inSeveral: number;
  /** Pins that hold at its date. */
  pins: number;
  worst: { districtId: string; difference: number } | null;
  word: DistrictBalance['word'];
  /** Districts that are not short by more than the tolerance. */
  withinTolerance: number;
  /** Difference of the district most over its fair share − that of the worst; null for fewer than two districts. */
  spread: number | null;
  languages: LanguageCover[];
  /** Least FTE by role and district: how many are set, and sentences of those that are not kept. */
  minimums: number;
  brokenMinimums: string[];
  /** Other hard rules that do not hold, such as people placed where they cannot work. */
  otherBreaches: number;
  demandFte: number;
  capacityFte: number;
  districts: DistrictBalance[];
}

/** Rule of the solver about the least FTE of a role in a district. */
const MINIMUM = 'minimum';

/**
 * What a plan is set beside others by.
 * @param checked what the check of the plan as it stands found
 * @param onlyDistrictId null for the whole plan; a district for what its manager sees: its people and its own figures
 */
export function scenarioMeasures(plan: Plan, checked: CheckedPlan, onlyDistrictId: string | null): ScenarioMeasures {
  const { facts, placements } = plan;
  const { moves, districts } = planMeasures(facts, placements, checked, onlyDistrictId);
  const placed = ({ id }: FactPerson) => placements.get(id) ?? [];
  const people = facts.people.filter((person) => isSeenFrom(onlyDistrictId, person, placed(person)));
  const seen = new Set(people.map(({ id }) => id));
  const pinned = bindingPins(plan);
  const stated = people.filter(({ preferences }) => preferences.length > 0);
  const isHere = (id: string) => onlyDistrictId === null || id === onlyDistrictId;
  const violations = checked.violations.filter(({ subject }) => isHere(subject) || seen.has(subject));
  return {
    demand: demandWords(facts, onlyDistrictId),
    people: people.length,
    moves,
    stated: stated.length,
    firstChoices: stated.filter((person) => choiceOf(person.preferences, placed(person)) === '1st').length,
    inSeveral: people.filter((person) => placed(person).length > 1).length,
    pins: people.filter(({ id }) => pinned.has(id)).length,
    ...worstOf(districts),
    withinTolerance: districts.filter(isWithinTolerance).length,
    spread: spreadOf(districts),
    languages: languagesOf(districts),
    minimums: facts.districts
      .filter(({ id }) => isHere(id))
      .reduce((sum, { minimums }) => sum + minimums.filter(({ minimumFte }) => minimumFte > 0).length, 0),
    brokenMinimums: violations.filter(({ rule }) => rule === MINIMUM).map(({ sentence }) => sentence),
    otherBreaches: violations.filter(({ rule }) => rule !== MINIMUM).length,
    demandFte: districts.reduce((sum, { demandFte }) => sum + demandFte, 0),
    capacityFte: districts.reduce((sum, { capacityFte }) => sum + capacityFte, 0),
    districts,
  };
}

/** True where a district is not short of its fair share by more than the tolerance. */
export function isWithinTolerance({ word }: Pick<DistrictBalance, 'word'>): boolean {
  return word !== 'tight' && word !== 'short';
}

function spreadOf(districts: readonly DistrictBalance[]): number | null {
  const differences = districts.flatMap(({ difference }) => (difference === null ? [] : [difference]));
  return differences.length < 2 ? null : Math.max(...differences) - Math.min(...differences);
}

function languagesOf(districts: readonly DistrictBalance[]): LanguageCover[] {
  const byCode = Map.groupBy(
    districts.flatMap(({ languages }) => languages),
    ({ code }) => code,
  );
  return [...byCode].map(([code, gaps]) => ({
    code,
    name: gaps[0]?.name ?? code,
    demandFte: gaps.reduce((sum, { demandFte }) => sum + demandFte, 0),
    coveredFte: gaps.reduce((sum, { coveredFte }) => sum + coveredFte, 0),
    gapFte: gaps.reduce((sum, { gapFte }) => sum + gapFte, 0),
  }));
}

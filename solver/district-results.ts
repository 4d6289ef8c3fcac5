import { bestCover, type SpeakerGroup, speakerGroups, speakerSets } from './language-cover.ts';
import type { PlanDistrict, PlanInput } from './plan-input.ts';
import { compile, compileDistricts, demandedLanguages, type Problem, type ProblemDistrict } from './problem.ts';
import type { DistrictResult, Placement } from './proposal.ts';
import { perDistrict, type Shares, sharesOf } from './shares.ts';

/** What placements add up to in each district, whatever the demand there is: it lasts until people or their roles change. */
export interface Tally {
  /** Languages told apart, in the order that their demand is listed in. */
  languages: readonly string[];
  /** C = Σ c over persons, placed or not, case-holding FTE. */
  capacityFte: number;
  /** In the order of the districts: case-holding FTE placed there, and the part of it that speaks, by languages spoken. */
  districts: readonly { capacityFte: number; speakers: SpeakerGroup[] }[];
}

/**
 * Adds up placements. Throws a RangeError on ids that the problem does not know.
 * @returns what `resultsUnder` needs for these districts under any demand in the same languages
 */
export function tallyPlacements(input: PlanInput, placements: readonly Placement[]): Tally {
  const problem = compile(input);
  return tallyOf(problem, sharesOf(problem, placements));
}

/** `tallyPlacements` for a compiled problem and shares by position. */
export function tallyOf(problem: Problem, shares: Shares): Tally {
  const capacity = perDistrict(problem, shares, (worker) => worker.caseFte);
  const sets = speakerSets(problem);
  return {
    languages: problem.languages,
    capacityFte: problem.capacityFte,
    districts: problem.districts.map(({ index }) => ({
      capacityFte: capacity[index] ?? 0,
      speakers: speakerGroups(sets, shares, index),
    })),
  };
}

/**
 * Every district's capacity against its demand, as `verify` finds it.
 * @param districts the tallied ones in the same order; only their demand may differ from what was tallied
 * @throws RangeError where they need other languages than the tally tells apart, or are not as many
 */
export function resultsUnder(districts: readonly PlanDistrict[], tally: Tally): DistrictResult[] {
  const languages = demandedLanguages(districts);
  const areTallied =
    languages.length === tally.languages.length && languages.every((l, at) => l === tally.languages[at]);
  if (!areTallied || districts.length !== tally.districts.length) {
    throw new RangeError('The tally is of other districts or other languages');
  }
  return districtResults(compileDistricts(districts, languages, tally.capacityFte), tally);
}

/** `resultsUnder` for compiled districts. */
export function districtResults(districts: readonly ProblemDistrict[], tally: Tally): DistrictResult[] {
  return districts.map((district) => {
    const { capacityFte = 0, speakers = [] } = tally.districts[district.index] ?? {};
    const { coveredFte } = bestCover(district.languageDemandFte, speakers);
    return {
      id: district.id,
      capacityFte,
      fairShareFte: district.fairFte,
      coverage: district.demandFte > 0 ? capacityFte / district.demandFte : null,
      languages: tally.languages.flatMap((code, l) => {
        const demandFte = district.languageDemandFte[l] ?? 0;
        return demandFte > 0 ? [{ code, demandFte, coveredFte: coveredFte[l] ?? 0 }] : [];
      }),
    };
  });
}

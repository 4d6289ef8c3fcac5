import type { DistrictExplanation } from '../../solver/explain.ts';
import type { DistrictResult } from '../../solver/proposal.ts';
import type { FactPerson, PlanFacts } from '../domain/facts.ts';

/** What a letter's reasons are found in. */
export interface LetterCase {
  facts: PlanFacts;
  person: FactPerson;
  /** Where the plan puts the person, mainly. */
  districtId: string;
  isPinned: boolean;
  role: { title: string; carriesCases: boolean };
  /** Every district as the plan has it, and without the person. */
  districts: readonly DistrictResult[];
  without: readonly DistrictResult[];
  /** True where a minimum of the district would not hold without the person. */
  minimumWithout: boolean;
  /** What every other district would mean; worked out only where it is asked for. */
  options: () => readonly DistrictExplanation[];
}

/** Language cover lost, and capacity missed, below this are not worth a sentence, FTE. */
const NOTICEABLE_COVER = 0.05;
const NOTICEABLE_LACK = 0.15;

/** Why a person is to move, as sentences to them, most important first; no other person is spoken of. */
export function letterReasons(about: LetterCase): string[] {
  const { facts, districtId } = about;
  const place = nameIn(facts, districtId);
  const reasons = [
    ...constraintReason(about),
    ...(about.isPinned ? [`Your managers decided beforehand that you are needed in ${place}.`] : []),
    ...choiceReason(about),
    ...(about.minimumWithout
      ? [`${place} has to have a ${about.role.title.toLowerCase()} and would have too few without you.`]
      : []),
    ...languageReason(about),
    ...capacityReason(about),
    ...notMetReasons(about),
  ];
  return reasons.length > 0 ? reasons : ['It helps to share the work evenly between the districts.'];
}

function constraintReason({ facts, person }: LetterCase): string[] {
  const { currentDistrictId, cannotWorkIn } = person;
  if (currentDistrictId === null || !cannotWorkIn.includes(currentDistrictId)) return [];
  return [`Our records say that you cannot work in ${nameIn(facts, currentDistrictId)}.`];
}

function choiceReason(about: LetterCase): string[] {
  const rank = rankOf(about);
  if (rank === Number.POSITIVE_INFINITY) return [];
  const words = ['first', 'second', 'third', 'fourth', 'fifth'];
  return [`${nameIn(about.facts, about.districtId)} is your ${words[rank - 1] ?? 'later'} choice.`];
}

/** The language whose cover in the district loses most without the person. */
function languageReason({ facts, districtId, districts, without }: LetterCase): string[] {
  const now = districts.find(({ id }) => id === districtId)?.languages ?? [];
  const then = without.find(({ id }) => id === districtId)?.languages ?? [];
  const lost = now
    .map(({ code, coveredFte }) => ({
      code,
      fte: coveredFte - (then.find((language) => language.code === code)?.coveredFte ?? 0),
    }))
    .toSorted((a, b) => b.fte - a.fte)[0];
  if (!lost || lost.fte < NOTICEABLE_COVER) return [];
  const language = facts.languages.find(({ code }) => code === lost.code)?.name ?? lost.code;
  return [`Families in ${nameIn(facts, districtId)} need somebody who speaks ${language}, as you do.`];
}

function capacityReason({ facts, districtId, without, role }: LetterCase): string[] {
  const then = without.find(({ id }) => id === districtId);
  // the fair share without the person is that of the smaller team
  const short = then ? then.fairShareFte - then.capacityFte : 0;
  if (!role.carriesCases || short < NOTICEABLE_LACK) return [];
  const amount =
    short < 0.95 ? `${short.toFixed(1)} of a full-time caseworker` : `${short.toFixed(1)} full-time caseworkers`;
  return [`Without you, the team in ${nameIn(facts, districtId)} would have ${amount} too few for its families.`];
}

/** Why the districts that the person would rather have are not the one. */
function notMetReasons(about: LetterCase): string[] {
  const wishes = about.person.preferences.filter(({ rank }) => rank < rankOf(about));
  const options = wishes.length > 0 ? about.options() : [];
  return wishes.map(({ districtId }) =>
    notMet(
      nameIn(about.facts, districtId),
      options.find(({ district }) => district === districtId),
    ),
  );
}

function notMet(name: string, option: DistrictExplanation | undefined): string {
  switch (option?.decidingRule) {
    case 'exclusion':
      return `You asked for ${name}, but our records say that you cannot work there.`;
    case 'minimum':
    case 'maximum':
    case 'maxMoves':
      return `You asked for ${name}, but then the districts would not all have the staff that they must have.`;
    case 'fairShare':
    case 'severe':
      return `You asked for ${name}, but then the work would be shared less evenly between the districts.`;
    case 'language':
      return `You asked for ${name}, but then fewer families would find somebody who speaks their language.`;
    default:
      return `You asked for ${name}; it could not be met this time.`;
  }
}

/** Rank of the choice that the placement meets; infinity where it meets none. */
function rankOf({ person, districtId }: LetterCase): number {
  return (
    person.preferences.find((preference) => preference.districtId === districtId)?.rank ?? Number.POSITIVE_INFINITY
  );
}

function nameIn({ districts }: PlanFacts, id: string): string {
  return districts.find((district) => district.id === id)?.name ?? id;
}

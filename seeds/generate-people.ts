import type { StoredPerson } from '../db/queries/imports.ts';
import { makeUpNames } from './names.ts';
import { districtNeeds } from './need.ts';
import { Chance } from './random.ts';
import { readSeed } from './read-seed.ts';
import { statedPreferences } from './stated-preferences.ts';

const SEED = 84;
const FULL_TIME = 37;

/** Contracts of the district teams: role, hours a week, how many. Assumed. */
const DISTRICT_CONTRACTS = [
  ['team-manager', 37, 5],
  ['senior-practitioner', 37, 9],
  ['senior-practitioner', 30, 1],
  ['senior-practitioner', 29.6, 2],
  ['caseworker', 37, 34],
  ['caseworker', 30, 8],
  ['caseworker', 29.6, 6],
  ['caseworker', 22.2, 7],
  ['caseworker', 18.5, 5],
  ['support', 37, 3],
  ['support', 22.2, 2],
  ['support', 18.5, 2],
] as const;
/** Contracts of the units that are not ours to allocate. */
const OTHER_CONTRACTS = [
  ['mash', 'team-manager', 37, 1],
  ['mash', 'senior-practitioner', 37, 2],
  ['mash', 'caseworker', 37, 2],
  ['mash', 'caseworker', 22.2, 1],
  ['mash', 'support', 37, 1],
  ['mash', 'support', 18.5, 1],
  ['early-help-provider', 'team-manager', 37, 1],
  ['early-help-provider', 'senior-practitioner', 37, 1],
  ['early-help-provider', 'caseworker', 37, 3],
  ['early-help-provider', 'caseworker', 30, 1],
] as const;
/** Capacity of each team against its fair share before the restructure: out of step, South worst. Assumed. */
const AGAINST_FAIR_SHARE: Readonly<Record<string, number>> = {
  north: 1.24,
  east: 1.02,
  south: 0.83,
  west: 0.92,
  central: 1.06,
};
/** Where those who do not carry a full caseload work, a letter for each: n, e, s, w, c. */
const FIXED_PLACES: Readonly<Record<string, string>> = {
  'team-manager': 'neswc',
  'senior-practitioner': 'nnwsseecccce',
  support: 'neswccc',
};
/** Languages that case-holders work in, a set for each speaker: few for the smaller languages. Assumed. */
const SPOKEN = [
  'ur|pa',
  'ur|pa',
  'pa|ur',
  'ur',
  'ur',
  'ur',
  'bn',
  'bn',
  'bn',
  'bn',
  'bn',
  'bn|ur',
  'pa',
  'ro',
  'pl',
  'ar',
  'ps|ur',
  'gu',
];
/** And those of people who carry no cases in a district. */
const SPOKEN_ELSEWHERE = ['ur', 'bn', 'pt'];
const WITH_CONSTRAINT = 6;
const END_DATES = ['2021-09-30', '2022-03-31'];
const CASELOAD: Readonly<Record<string, number>> = { 'senior-practitioner': 0.5, caseworker: 1 };

/** Synthetic people: about 84 in the district teams, 8 in the MASH, 6 at the commissioned provider. */
export function generatePeople(): StoredPerson[] {
  const chance = new Chance(SEED);
  const allocable = chance.shuffled(placeInDistricts(chance));
  const others = OTHER_CONTRACTS.flatMap(([unitId, roleId, hours, count]) =>
    Array.from({ length: count }, () => ({
      roleId: roleId as string,
      hours: hours as number,
      unitId: unitId as string,
    })),
  );
  const names = makeUpNames(allocable.length + others.length, new Chance(SEED + 1));
  const people = [...allocable, ...others].map((post, at): StoredPerson => {
    const number = at < allocable.length ? 101 + at : 301 + at - allocable.length;
    return {
      id: `W-${String(number).padStart(4, '0')}`,
      name: names[at] ?? '',
      roleId: post.roleId,
      unitId: post.unitId,
      contractedMinutes: Math.round(post.hours * 60),
      startDate: mondayBetween('2008-09-01', 640, chance),
      endDate: null,
      languages: [],
      preferences: [],
      cannotWorkIn: [],
    };
  });
  const district = people.slice(0, allocable.length);
  const caseHolders = district.filter(({ roleId }) => CASELOAD[roleId] !== undefined);
  giveLanguages(caseHolders, SPOKEN, chance);
  giveLanguages(
    people.filter((person) => !caseHolders.includes(person)),
    SPOKEN_ELSEWHERE,
    chance,
  );
  for (const person of district) person.preferences = statedPreferences(districtOf(person), person.languages, chance);
  giveConstraints(caseHolders, chance);
  const fixedTerm = chance.shuffled(caseHolders.filter(({ roleId }) => roleId === 'caseworker'));
  for (const [at, endDate] of END_DATES.entries()) {
    const person = fixedTerm[at];
    if (person) Object.assign(person, { endDate, startDate: mondayBetween('2019-09-02', 50, chance) });
  }
  return people;
}

/** Names that nobody of the demo bears, for others than those in district teams, the MASH and the provider. */
export function spareNames(count: number): string[] {
  const taken = [...DISTRICT_CONTRACTS.map((row) => row[2]), ...OTHER_CONTRACTS.map((row) => row[3])];
  const people = taken.reduce<number>((sum, of) => sum + of, 0);
  return makeUpNames(people + count, new Chance(SEED + 1)).slice(people);
}

interface PlacedPost {
  roleId: string;
  hours: number;
  unitId: string;
}

/** Fills fixed places first, then gives each caseworker to the team furthest below its target, long hours first. */
function placeInDistricts(chance: Chance): PlacedPost[] {
  const posts = DISTRICT_CONTRACTS.flatMap(([roleId, hours, count]) =>
    Array.from({ length: count }, () => ({ roleId: roleId as string, hours: hours as number })),
  );
  const capacityOf = ({ roleId, hours }: { roleId: string; hours: number }) =>
    ((CASELOAD[roleId] ?? 0) * hours) / FULL_TIME;
  const capacity = posts.reduce((sum, post) => sum + capacityOf(post), 0);
  const short = districtNeeds('oldham').map(({ districtId, share }) => ({
    districtId,
    fte: share * capacity * (AGAINST_FAIR_SHARE[districtId] ?? 1),
  }));
  const placesLeft = new Map(Object.entries(FIXED_PLACES).map(([roleId, places]) => [roleId, [...places]]));
  return chance
    .shuffled(posts)
    .sort((a, b) => Number(placesLeft.has(b.roleId)) - Number(placesLeft.has(a.roleId)) || b.hours - a.hours)
    .map((post) => {
      const initial = placesLeft.get(post.roleId)?.shift();
      const target =
        short.find(({ districtId }) => initial !== undefined && districtId.startsWith(initial)) ??
        short.reduce((most, district) => (district.fte > most.fte ? district : most));
      target.fte -= capacityOf(post);
      return { ...post, unitId: `team-${target.districtId}` };
    });
}

function giveLanguages(people: readonly StoredPerson[], sets: readonly string[], chance: Chance): void {
  const order = chance.shuffled(people);
  for (const [at, set] of sets.entries()) {
    const person = order[at];
    if (person) person.languages = set.split('|').sort();
  }
}

/** Districts that a few people cannot work in: never their own, never one they asked for. */
function giveConstraints(people: readonly StoredPerson[], chance: Chance): void {
  const districts = readSeed('oldham', 'districts.csv').map((row) => row.text('id'));
  for (const person of chance.shuffled(people).slice(0, WITH_CONSTRAINT)) {
    const stated = person.preferences.map(({ districtId }) => districtId);
    const open = districts.filter((id) => id !== districtOf(person) && !stated.includes(id));
    person.cannotWorkIn = chance
      .shuffled(open)
      .slice(0, 1 + chance.below(2))
      .sort();
  }
}

function districtOf(person: StoredPerson): string {
  return person.unitId.replace(/^team-/, '');
}

/** A Monday at most so many weeks after another. */
function mondayBetween(firstMonday: string, weeks: number, chance: Chance): string {
  const [year = 0, month = 1, day = 1] = firstMonday.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day + 7 * chance.below(weeks))).toISOString().slice(0, 10);
}

import type { StoredPerson } from '../db/queries/imports.ts';
import type { Chance } from './random.ts';

/** Reasons for staying and for moving. Never health, family origin or religion. */
const REASONS_TO_STAY = ['Knows the schools there', 'Continues work with families', 'Has always worked there', null];
const REASONS_TO_MOVE = [
  'Worked there before',
  'Worked there before',
  "Children's school nearby",
  'Shorter journey to work',
  'Wants wider experience',
  null,
];
/** How many districts people name, and how often. */
const CHOICES = [
  [0, 36],
  [1, 28],
  [2, 23],
  [3, 13],
] as const;
/** How often somebody who names another district names which. */
const WANTED = [
  ['central', 28],
  ['south', 26],
  ['east', 18],
  ['west', 16],
  ['north', 12],
] as const;
const STAYS = 0.55;
/** Districts where most families need another language than English. */
const SPOKEN_MOST_IN = ['central', 'south'];

/** None to three districts a person asks for, best first, with the reason given for each. */
export function statedPreferences(
  current: string,
  languages: readonly string[],
  chance: Chance,
): StoredPerson['preferences'] {
  const preferences: StoredPerson['preferences'] = [];
  const count = chance.pickWeighted(CHOICES);
  while (preferences.length < count) {
    const stays = chance.next() < STAYS && preferences.length === 0;
    const districtId = stays ? current : chance.pickWeighted(WANTED);
    if (preferences.some((stated) => stated.districtId === districtId)) continue;
    const forLanguage = languages.length > 0 && districtId !== current && SPOKEN_MOST_IN.includes(districtId);
    const given = preferences.map((stated) => stated.reason);
    const open = (districtId === current ? REASONS_TO_STAY : REASONS_TO_MOVE).filter(
      (reason) => reason === null || !given.includes(reason),
    );
    const reason = forLanguage ? 'Language skills' : chance.pick(open);
    preferences.push({ districtId, rank: preferences.length + 1, reason });
  }
  return preferences;
}

import { describe, expect, it } from 'vitest';
import { type LetterCase, letterReasons } from '../../../../server/studies/letter-reasons.ts';
import type { DistrictExplanation } from '../../../../solver/explain.ts';
import type { DistrictResult } from '../../../../solver/proposal.ts';
import { exampleFacts } from '../domain/example.ts';

const [ann, bob] = exampleFacts.people;
if (!ann || !bob) throw new Error('The example has lost its people');

const district = (id: string, capacityFte: number, urdu = 0): DistrictResult => ({
  id,
  capacityFte,
  fairShareFte: 2,
  coverage: null,
  languages: [{ code: 'ur', demandFte: 0.5, coveredFte: urdu }],
});
const option = (id: string, decidingRule: string | null): DistrictExplanation => ({
  district: id,
  share: 0,
  blockedBy: null,
  changes: { fairShare: 0, severe: 0, language: 0, preference: 0, move: 0 },
  total: 1,
  swap: null,
  decidingRule,
  sentence: 'not for letters',
});
/** Ann, who asked for North first and South second, is to go to South, which has enough of everything. */
const plain: LetterCase = {
  facts: exampleFacts,
  person: ann,
  districtId: 'south',
  isPinned: false,
  role: { title: 'Caseworker', carriesCases: true },
  districts: [district('north', 3), district('south', 3)],
  without: [district('north', 3), district('south', 2.5)],
  minimumWithout: false,
  options: () => [option('north', null)],
};
const nobodysChoice = { ...plain, person: { ...ann, preferences: [] } };

describe('the reasons of a letter', () => {
  it.each<[string, LetterCase, string[]]>([
    [
      'only what was asked for',
      plain,
      ['South is your second choice.', 'You asked for North; it could not be met this time.'],
    ],
    ['nothing in particular', nobodysChoice, ['It helps to share the work evenly between the districts.']],
    [
      'a record and a minimum, before all else',
      {
        ...nobodysChoice,
        person: { ...bob, preferences: [], cannotWorkIn: ['north'] },
        role: { title: 'Team manager', carriesCases: false },
        minimumWithout: true,
      },
      [
        'Our records say that you cannot work in North.',
        'South has to have a team manager and would have too few without you.',
      ],
    ],
    ['a pin', { ...nobodysChoice, isPinned: true }, ['Your managers decided beforehand that you are needed in South.']],
    [
      'a language that would be missing, and hands',
      { ...nobodysChoice, districts: [district('south', 2, 0.5)], without: [district('south', 1.4, 0.2)] },
      [
        'Families in South need somebody who speaks Urdu, as you do.',
        'Without you, the team in South would have 0.6 of a full-time caseworker too few for its families.',
      ],
    ],
    [
      'more than one pair of hands',
      { ...nobodysChoice, without: [district('south', 0.8)] },
      ['Without you, the team in South would have 1.2 full-time caseworkers too few for its families.'],
    ],
    [
      'nothing about cases for somebody without any',
      { ...nobodysChoice, without: [district('south', 0.8)], role: { title: 'Support worker', carriesCases: false } },
      ['It helps to share the work evenly between the districts.'],
    ],
  ])('%s', (_, about, expected) => {
    expect(letterReasons(about)).toEqual(expected);
  });

  it.each([
    ['exclusion', 'our records say that you cannot work there'],
    ['minimum', 'then the districts would not all have the staff that they must have'],
    ['severe', 'then the work would be shared less evenly'],
    ['language', 'then fewer families would find somebody who speaks their language'],
  ])('why a wish was not met: %s', (rule, expected) => {
    const [, reason] = letterReasons({ ...plain, options: () => [option('north', rule)] });
    expect(reason).toMatch(/^You asked for North, but /);
    expect(reason).toContain(expected);
  });
});

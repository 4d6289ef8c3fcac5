import { describe, expect, it } from 'vitest';
import {
  groupDemand,
  groupOf,
  languageGroups,
  speakersFte,
} from '../../../../../../server/domain/demand/fairness/languages.ts';

const language = (code: string, needsSpeaker = false) => ({ code, name: code.toUpperCase(), needsSpeaker });
const groups = languageGroups([language('fr'), language('ur', true), language('en'), language('unknown')]);

describe('Language groups', () => {
  it('are English, each that needs a speaker, others together, and not recorded', () => {
    expect(groups.map(({ id, kind }) => [id, kind])).toEqual([
      ['en', 'english'],
      ['ur', 'needs-speaker'],
      ['other', 'other'],
      ['unknown', 'unknown'],
    ]);
    expect(['en', 'fr', 'ur', 'unknown'].map((code) => groupOf(groups, code))).toEqual([
      'en',
      'other',
      'ur',
      'unknown',
    ]);
  });

  it('have the demand of their cases, a district’s travel included', () => {
    const counts = [
      { districtId: 'north', levelId: 'l1', languageCode: 'ur', openCases: 4 },
      { districtId: 'north', levelId: 'l2', languageCode: 'ur', openCases: 2 },
      { districtId: 'north', levelId: 'l1', languageCode: 'fr', openCases: 6 },
      { districtId: 'south', levelId: 'l1', languageCode: 'en', openCases: 9 },
    ];
    const standard = {
      pointsByLevel: new Map([
        ['l1', 5],
        ['l2', 10],
      ]),
      pointsPerFullTime: 100,
    };
    // north carries 80 points: (4 × 5 + 2 × 10) ÷ 80, 6 × 5 ÷ 80; south 9 × 5 ÷ 100
    expect(groupDemand(counts, groups, standard, new Map([['north', 0.2]]))).toEqual([
      { districtId: 'north', groupId: 'ur', openCases: 6, demandFte: 0.5 },
      { districtId: 'north', groupId: 'other', openCases: 6, demandFte: 0.375 },
      { districtId: 'south', groupId: 'en', openCases: 9, demandFte: 0.45 },
    ]);
  });

  it('count case-holding time of speakers, everybody for English', () => {
    const person = { id: '1', name: '', contractedMinutes: 0, preferences: [], cannotWorkIn: [] };
    const people = [
      { ...person, roleId: 'worker', fte: 0.8, languages: ['ur', 'en'], currentDistrictId: 'north' },
      { ...person, roleId: 'senior', fte: 1, languages: ['ur'], currentDistrictId: 'north' },
      { ...person, roleId: 'worker', fte: 1, languages: [], currentDistrictId: 'south' },
      { ...person, roleId: 'worker', fte: 1, languages: ['ur'], currentDistrictId: null },
    ];
    const found = speakersFte(
      people,
      new Map([
        ['worker', 1],
        ['senior', 0.5],
      ]),
    );
    expect(Object.fromEntries(found)).toEqual({ 'north en': 1.3, 'north ur': 1.3, 'south en': 1 });
  });
});

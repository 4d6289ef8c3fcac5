import type { FactPerson, FactSource, PlanFacts } from '../../../../server/domain/facts.ts';
import { planFacts } from '../../../../server/domain/facts.ts';
import type { Plan } from '../../../../server/domain/plan.ts';
import { planOfToday } from '../../../../server/domain/plan.ts';

/** Two districts, four people, one language: small enough to work out on paper. */
export const exampleRows: FactSource = {
  asAt: '2021-04-01',
  districts: [
    { id: 'north', name: 'North' },
    { id: 'south', name: 'South' },
  ],
  roles: [
    { id: 'caseworker', title: 'Caseworker', caseload: 1 },
    { id: 'manager', title: 'Team manager', caseload: 0 },
  ],
  languages: [
    { code: 'en', name: 'English', needsSpeaker: false },
    { code: 'unknown', name: 'Not recorded', needsSpeaker: false },
    { code: 'ur', name: 'Urdu', needsSpeaker: true },
  ],
  levels: [
    { id: 'l2', name: 'Level 2' },
    { id: 'l3', name: 'Level 3' },
  ],
  standards: [{ fromDate: '2020-04-01', fullTimeMinutes: 2220, pointsPerFullTime: 100, source: 'test' }],
  weights: [
    { levelId: 'l3', fromDate: '2020-04-01', points: 5 },
    { levelId: 'l2', fromDate: '2020-04-01', points: 2 },
    { levelId: 'l2', fromDate: '2021-04-02', points: 3 },
  ],
  minimums: [{ districtId: 'south', roleId: 'manager', minimumFte: 1 }],
  people: [
    { id: 'a', name: 'Ann Lee', roleId: 'caseworker', contractedMinutes: 2220, districtId: 'north' },
    { id: 'b', name: 'Bob Ray', roleId: 'caseworker', contractedMinutes: 1110, districtId: 'north' },
    { id: 'c', name: 'Cas Roe', roleId: 'caseworker', contractedMinutes: 1776, districtId: 'south' },
    { id: 'm', name: 'May Fox', roleId: 'manager', contractedMinutes: 2220, districtId: 'south' },
  ],
  personLanguages: [
    { personId: 'b', languageCode: 'ur' },
    { personId: 'b', languageCode: 'en' },
  ],
  preferences: [
    { personId: 'a', districtId: 'south', rank: 2 },
    { personId: 'a', districtId: 'north', rank: 1 },
    { personId: 'c', districtId: 'north', rank: 1 },
  ],
  constraints: [{ personId: 'c', districtId: 'north' }],
  arrangements: [],
  arrangementLanguages: [],
  counts: [
    { districtId: 'south', month: '2021-03', levelId: 'l3', languageCode: 'ur', openCases: 4 },
    { districtId: 'south', month: '2021-03', levelId: 'l2', languageCode: 'unknown', openCases: 15 },
    { districtId: 'north', month: '2021-03', levelId: 'l2', languageCode: 'en', openCases: 50 },
    { districtId: 'north', month: '2021-02', levelId: 'l2', languageCode: 'en', openCases: 999 },
    { districtId: 'north', month: '2021-04', levelId: 'l2', languageCode: 'en', openCases: 999 },
  ],
};

export const exampleFacts: PlanFacts = planFacts(exampleRows);

/** Today's placements of the example as a plan. */
export function examplePlan(more: Partial<Plan> = {}): Plan {
  return { ...planOfToday(exampleFacts), id: 'p', name: 'Draft', ...more };
}

/** The example's facts with one person altered, or taken out by null. */
export function factsWith(id: string, more: Partial<FactPerson> | null): PlanFacts {
  const people = exampleFacts.people.flatMap((person) => {
    if (person.id !== id) return [person];
    return more === null ? [] : [{ ...person, ...more }];
  });
  return { ...exampleFacts, people };
}

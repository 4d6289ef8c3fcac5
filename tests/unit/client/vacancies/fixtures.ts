import { withNames } from '../../../../client/reference.ts';
import type { Recruitment, Vacancy } from '../../../../server/contract/vacancies.ts';

/** A district, a team and a role, by name. */
export const names = withNames({
  districts: [{ id: 'north', name: 'North' }],
  units: [{ id: 'team-north', name: 'North district team', kind: 'district-team', districtId: 'north' }],
  roles: [{ id: 'caseworker', title: 'Caseworker', caseload: 1 }],
  languages: [],
  levels: [],
  sources: [],
  caseloadStandard: { fromDate: '2018-04-01', fullTimeMinutes: 2220, pointsPerFullTime: 100, source: 'made up' },
});

/** A full-time family worker’s post in North, vacant and not covered, but for what is given. */
export function vacancyOf(given: Partial<Vacancy> = {}): Vacancy {
  return {
    postId: 'P-1',
    title: 'Family Worker',
    roleId: 'caseworker',
    unitId: 'team-north',
    districtId: 'north',
    standing: 'vacant',
    budgetedFte: 1,
    heldFte: 0,
    vacantFte: 1,
    vacantMinutes: 2220,
    awayFte: 0,
    coveredFte: 0,
    surplusFte: 0,
    covered: 'no',
    since: '2020-09-01',
    daysVacant: 212,
    frozenFrom: null,
    frozenTo: null,
    frozenReason: null,
    postStartDate: '2019-04-01',
    postEndDate: null,
    cover: [],
    holders: [],
    heldBefore: [],
    ...given,
  };
}

/** An agency worker who covers a vacancy full time, but for what is given. */
export function coverOf(given: Partial<Vacancy['cover'][number]> = {}): Vacancy['cover'][number] {
  return {
    occupancyId: 'A-1',
    name: 'Lee Locum',
    kind: 'agency',
    fte: 1,
    countedFte: 1,
    coversName: null,
    startDate: '2020-12-01',
    endDate: '2021-05-31',
    ...given,
  };
}

/** A recruitment that is advertised and overdue, but for what is given. */
export function recruitmentOf(given: Partial<Recruitment> = {}): Recruitment {
  return {
    id: 'R-0001',
    postId: 'P-1',
    title: 'Family Worker',
    roleId: 'caseworker',
    unitId: 'team-north',
    districtId: 'north',
    minutes: 2220,
    fte: 1,
    stage: 'advertised',
    stageSince: '2021-03-08',
    stages: [],
    openedOn: '2021-03-01',
    daysOpen: 31,
    owner: 'HR adviser',
    nextAction: 'Shortlist',
    nextActionBy: '2021-03-25',
    overdueDays: 7,
    startsOn: null,
    closedOn: null,
    closedDays: null,
    closeReason: null,
    filledById: null,
    filledByName: null,
    note: null,
    version: 1,
    ...given,
  };
}

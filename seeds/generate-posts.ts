import type { StoredPerson } from '../db/queries/imports.ts';
import type { StoredPost } from '../db/queries/imports-posts.ts';
import { Chance } from './random.ts';

const SEED = 2_104;
/** First day of posts whose beginning nobody remembers. */
const LONG_AGO = '2008-04-01';
/** The day the district model went live: published (Oldham Council, 2021). */
const RESTRUCTURE = '2021-04-01';
const DAY_BEFORE = '2021-03-31';
const FULL_TIME = 37 * 60;
/** Teams whose caseworkers came over from targeted early help teams on that day. Assumed. */
const CAME_OVER = ['team-south', 'team-west'];
/** Part-time holders whose post is budgeted full time: the rest is a part vacancy. */
const PART_VACANCIES = 4;

/** Grade and title of a role. Grade 5 for family workers and 6 for seniors is published, the rest assumed. */
const OF_ROLE: Readonly<Record<string, readonly [string, string]>> = {
  'team-manager': ['grade-8', 'Team manager'],
  'senior-practitioner': ['grade-6', 'Senior practitioner'],
  caseworker: ['grade-5', 'Family worker'],
  support: ['grade-3', 'Support worker'],
  'development-supervisor': ['grade-6', 'Development team supervisor'],
  'customer-service': ['grade-4', 'Customer service officer'],
  'early-help-process': ['grade-5', 'Early help process officer'],
  'business-support': ['grade-2', 'Business support officer'],
};
const COST_CODES: Readonly<Record<string, string>> = {
  'team-north': 'EH-1010',
  'team-east': 'EH-1020',
  'team-south': 'EH-1030',
  'team-west': 'EH-1040',
  'team-central': 'EH-1050',
  'targeted-team': 'EH-1000',
  mash: 'EH-2010',
  'early-help-provider': 'EH-3010',
  'development-team': 'EH-4010',
};
const REQUIRED: Readonly<Record<string, StoredPost['requirements']>> = {
  'team-manager': [
    { competenceId: 'safeguarding', minimumLevel: 3 },
    { competenceId: 'supervision', minimumLevel: 2 },
  ],
  'senior-practitioner': [
    { competenceId: 'safeguarding', minimumLevel: 2 },
    { competenceId: 'supervision', minimumLevel: 1 },
  ],
  caseworker: [{ competenceId: 'safeguarding', minimumLevel: 2 }],
};

/** A post of a role in a unit, established and permanent, with what differs from that. */
export function postOf(
  id: string,
  roleId: string,
  unitId: string,
  hours: number,
  differing: Partial<StoredPost> = {},
): StoredPost {
  const [gradeId, title] = OF_ROLE[roleId] ?? ['grade-5', roleId];
  return {
    id,
    title,
    roleId,
    gradeId,
    unitId,
    budgetedMinutes: Math.round(hours * 60),
    budgetPoint: null,
    costCode: COST_CODES[unitId] ?? 'EH-0000',
    startDate: LONG_AGO,
    endDate: null,
    endReason: null,
    permanence: 'permanent',
    state: 'established',
    frozenFrom: null,
    frozenTo: null,
    frozenReason: null,
    requirements: REQUIRED[roleId] ?? [],
    replaces: [],
    ...differing,
  };
}

/** A post for everybody, and the older post it became of where they came over in the restructure. */
export function postsOfPeople(people: readonly StoredPerson[]): StoredPost[] {
  const chance = new Chance(SEED);
  const partTime = people.filter(
    ({ roleId, unitId, contractedMinutes }) =>
      roleId === 'caseworker' &&
      unitId.startsWith('team-') &&
      !CAME_OVER.includes(unitId) &&
      contractedMinutes < FULL_TIME,
  );
  const bigger = new Set(chance.shuffled(partTime).slice(0, PART_VACANCIES));
  return people.filter(hasOwnPost).flatMap((person) => {
    const { roleId, unitId, contractedMinutes } = person;
    const hours = bigger.has(person) ? 37 : contractedMinutes / 60;
    const id = postNumberOf(person.id);
    if (!cameOver(person)) return [postOf(id, roleId, unitId, hours)];
    const oldPostId = oldPostNumberOf(person.id);
    const old = postOf(oldPostId, roleId, 'targeted-team', hours, {
      title: 'Targeted family worker',
      endDate: DAY_BEFORE,
      endReason: `Restructure: became ${id} in the district team`,
    });
    const replaces = [{ oldPostId, onDate: RESTRUCTURE, note: null }];
    return [old, postOf(id, roleId, unitId, hours, { startDate: RESTRUCTURE, replaces })];
  });
}

/** True for those who held a post of the targeted teams until the restructure. */
export function cameOver({ unitId, roleId }: StoredPerson): boolean {
  return CAME_OVER.includes(unitId) && roleId === 'caseworker';
}

/** True for all but whoever only covers somebody else. */
export function hasOwnPost({ id }: StoredPerson): boolean {
  return id !== 'W-0403';
}

/** Number of the post somebody holds: W-0101 holds P-0101. */
export function postNumberOf(personId: string): string {
  return personId.replace(/^W-/, 'P-');
}

/** Number of the post they held before the restructure. */
export function oldPostNumberOf(personId: string): string {
  return personId.replace(/^W-/, 'T-');
}

/** Posts that nobody holds substantively: vacant, frozen, proposed, temporary, deleted. All made up. */
export function otherPosts(): StoredPost[] {
  const replaces = (...numbers: string[]) =>
    numbers.map((oldPostId) => ({ oldPostId, onDate: RESTRUCTURE, note: null }));
  return [
    postOf('P-0407', 'early-help-process', 'mash', 37, { startDate: '2019-04-01' }),
    postOf('P-0408', 'early-help-process', 'mash', 37, { startDate: '2019-04-01' }),
    postOf('P-0409', 'senior-practitioner', 'mash', 37, {
      title: 'Senior practitioner (additional)',
      startDate: '2020-12-01',
      endDate: '2021-05-31',
      endReason: 'Agreed for six months',
      permanence: 'temporary',
    }),
    postOf('P-0501', 'caseworker', 'team-south', 37),
    postOf('P-0502', 'caseworker', 'team-central', 37),
    postOf('P-0503', 'caseworker', 'team-east', 22.2, { startDate: RESTRUCTURE }),
    postOf('P-0504', 'senior-practitioner', 'team-north', 37),
    postOf('P-0505', 'support', 'team-west', 18.5, {
      frozenFrom: '2020-12-01',
      frozenReason: 'Held back towards the savings of 2021/22',
    }),
    postOf('T-0506', 'caseworker', 'targeted-team', 37, {
      title: 'Targeted family worker',
      endDate: DAY_BEFORE,
      endReason: 'Restructure: became P-0506 and P-0507 in the district teams',
    }),
    postOf('P-0506', 'caseworker', 'team-south', 18.5, { startDate: RESTRUCTURE, replaces: replaces('T-0506') }),
    postOf('P-0507', 'caseworker', 'team-west', 37, {
      startDate: RESTRUCTURE,
      replaces: replaces('T-0506', 'T-0507'),
    }),
    postOf('T-0507', 'caseworker', 'targeted-team', 18.5, {
      title: 'Targeted family worker',
      endDate: DAY_BEFORE,
      endReason: 'Restructure: became a part of P-0507',
    }),
    postOf('P-0509', 'business-support', 'development-team', 37, {
      frozenFrom: '2021-01-01',
      frozenTo: '2021-09-30',
      frozenReason: 'Work is being looked at before it is filled',
    }),
    postOf('P-0510', 'support', 'team-north', 37, {
      endDate: '2020-12-31',
      endReason: 'Deleted: the work went over to the provider',
    }),
    postOf('P-0601', 'caseworker', 'team-south', 37, { startDate: '2021-09-01', state: 'proposed' }),
    postOf('P-0602', 'senior-practitioner', 'team-central', 37, { startDate: '2021-07-01', state: 'proposed' }),
    postOf('P-0603', 'caseworker', 'team-central', 30, {
      title: 'Family worker (Supporting families)',
      startDate: '2020-10-05',
      endDate: '2022-03-31',
      endReason: 'Ends with the grant',
      permanence: 'temporary',
    }),
    postOf('P-0604', 'caseworker', 'development-team', 18.5, {
      title: 'Family worker, school readiness',
      startDate: '2021-01-04',
      endDate: '2021-12-31',
      endReason: 'Ends with the schools’ contribution',
      permanence: 'temporary',
    }),
  ];
}

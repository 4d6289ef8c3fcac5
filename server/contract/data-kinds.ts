import { everybody, type Grants, type Reach, type Role } from './roles.ts';

/** What is done with data of a kind. */
export type DataAction = 'read' | 'edit';

interface KindRule {
  /** As the page for administrators heads it. */
  title: string;
  /** What belongs to it, and why it is kept apart where that needs saying. */
  what: string;
  read: Grants;
  edit: Grants;
}

const keepers = { 'service-manager': 'all', hr: 'all' } as const satisfies Grants;
const keepersAndTeam = { ...keepers, 'district-manager': 'own-district' } as const satisfies Grants;
const planners = { 'service-manager': 'all', manager: 'all' } as const satisfies Grants;
const wholeService = { 'service-manager': 'all', manager: 'all', hr: 'all' } as const satisfies Grants;
const administrators = { administrator: 'all' } as const satisfies Grants;
const nobody = {} as const satisfies Grants;

/**
 * Kinds of data about people and money: who may read and who may change them, and how far. Every field on the wire is
 * of one kind (`entities.ts`), so a decision about a kind holds for lists, exports, events and answers of the solver alike.
 */
export const DATA_KINDS = {
  identity: { title: 'Who somebody is', what: 'Staff number and name.', read: everybody, edit: keepers },
  post: {
    title: 'Their work',
    what: 'Role, team, contracted hours, first and last day.',
    read: everybody,
    edit: keepers,
  },
  skill: {
    title: 'Languages they work in',
    what: 'A skill, never an origin.',
    read: everybody,
    edit: keepersAndTeam,
  },
  wish: { title: 'Districts they asked for', what: 'Choices by rank.', read: everybody, edit: keepers },
  'wish-reason': {
    title: 'Why they asked for a district',
    what: 'In their own words. Why somebody would rather leave a team is not for that team’s manager to read.',
    read: wholeService,
    edit: keepers,
  },
  constraint: {
    title: 'Where they cannot work',
    what: 'Districts only; why is never stored.',
    read: everybody,
    edit: keepersAndTeam,
  },
  pay: {
    title: 'Pay',
    what: 'Grade, scale point, salary, honoraria and what a post costs.',
    read: keepers,
    edit: keepers,
  },
  establishment: {
    title: 'Posts and who is in them',
    what: 'Posts, occupancies, vacancies, temporary arrangements and their dates, without pay.',
    read: everybody,
    edit: keepers,
  },
  personnel: {
    title: 'Why an arrangement was made',
    what: 'Reasons, review dates and decision references of arrangements. A reason can say more than a team needs to know.',
    read: keepers,
    edit: keepers,
  },
  recruitment: {
    title: 'How a vacancy is being filled',
    what: 'Stage, dates, who sees to it and what comes next.',
    read: everybody,
    edit: keepers,
  },
  competence: {
    title: 'Competences',
    what: 'Level, when it was evidenced, until when it holds.',
    read: everybody,
    edit: keepersAndTeam,
  },
  decision: {
    title: 'Decision records',
    what: 'Purpose, options, reasons, consulted and cost.',
    read: keepers,
    edit: keepers,
  },
  placement: {
    title: 'Where a plan puts somebody',
    what: 'Placements, pins, the reasons and the alternatives.',
    read: everybody,
    edit: planners,
  },
  plan: {
    title: 'A plan itself',
    what: 'Its name, date, policy, author and state. Plans are of the whole service.',
    read: { ...everybody, 'district-manager': 'all' },
    edit: planners,
  },
  'whole-plan': {
    title: 'What a plan comes to as a whole',
    what: 'Sums over all districts, and studies that weigh all districts against each other.',
    read: wholeService,
    edit: nobody,
  },
  balance: {
    title: 'How a district stands',
    what: 'Headcount, capacity, demand, fair share and language gaps.',
    read: everybody,
    edit: nobody,
  },
  caseload: {
    title: 'Counts of cases',
    what: 'Open cases by month, level of need and language. Counts, never families.',
    read: everybody,
    edit: planners,
  },
  import: {
    title: 'What a file would change',
    what: 'The preview of an import, for whoever may import the file.',
    read: wholeService,
    edit: nobody,
  },
  account: {
    title: 'Accounts',
    what: 'Who may sign in, as what, and when they last did.',
    read: administrators,
    edit: administrators,
  },
  history: {
    title: 'Who did what and when',
    what: 'The history. What was changed shows only in the fields that the reader may read.',
    read: { ...everybody, administrator: 'all' },
    edit: nobody,
  },
} as const satisfies Record<string, KindRule>;
export type DataKind = keyof typeof DATA_KINDS;
export const dataKinds = Object.keys(DATA_KINDS) as [DataKind, ...DataKind[]];

/** How far a role may read (or change) data of a kind; undefined where it may not at all. */
export function reachOfKind(role: Role, action: DataAction, kind: DataKind): Reach | undefined {
  const granted: Grants = DATA_KINDS[kind][action];
  return granted[role];
}

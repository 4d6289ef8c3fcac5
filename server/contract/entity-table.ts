import { CAPACITY_ENTITIES } from './capacity-entities.ts';
import { COST_ENTITIES } from './cost-entities.ts';
import { DECISION_ENTITIES } from './decision-entities.ts';
import { DEMAND_ENTITIES } from './demand-entities.ts';
import { DIGEST_ENTITIES } from './digest-entities.ts';
import { type EntityRule, of } from './entity-rule.ts';
import { ESTABLISHMENT_ENTITIES } from './establishment-entities.ts';
import { PLAN_ENTITIES } from './plan-entities.ts';
import { SCENARIO_ENTITIES } from './scenario-entities.ts';
import { SEARCH_ENTITIES } from './search-entities.ts';
import { VACANCY_ENTITIES } from './vacancy-entities.ts';

/** People as records, in letters and in files. */
const PEOPLE_ENTITIES = {
  person: {
    title: 'A person',
    district: ['districtId'],
    fields: {
      ...of('identity', 'id', 'name', 'version'),
      ...of('post', 'roleId', 'unitId', 'districtId', 'contractedMinutes', 'fte', 'startDate', 'endDate'),
      ...of('skill', 'languages'),
      ...of('wish', 'preferences'),
      ...of('wish-reason', 'preferences.reason'),
      ...of('constraint', 'cannotWorkIn'),
    },
  },
  letter: {
    title: 'A letter to somebody who moves',
    district: 'query',
    fields: {
      ...of('identity', 'personId', 'name'),
      ...of('post', 'role', 'now'),
      ...of('placement', 'proposed', 'because'),
      ...of('wish', 'askedFor'),
    },
  },
  importChange: {
    title: 'A row of a file, as it would change a record',
    district: 'none',
    fields: { ...of('import', 'row', 'key', 'action', 'fields') },
  },
} as const satisfies Record<string, EntityRule>;

/** Figures of districts. */
const FIGURE_ENTITIES = {
  districtBalance: {
    title: 'A district',
    district: ['districtId'],
    fields: {
      ...of(
        'balance',
        'districtId',
        'name',
        'headcount',
        'peopleFte',
        'capacityFte',
        'demandFte',
        'fairShareFte',
        'differenceFte',
        'difference',
        'coverage',
        'word',
        'languages',
        'few',
        'contractedFte',
        'newStarters',
      ),
      ...of('caseload', 'working', 'chasing', 'travelShare', 'unknownLanguageCases'),
      ...of('establishment', 'arrangements', 'gap'),
    },
  },
  oneMore: {
    title: 'Where one more would help',
    district: ['districtId'],
    fields: { ...of('balance', 'kind', 'districtId', 'languageCode', 'gain', 'sentence') },
  },
} as const satisfies Record<string, EntityRule>;

/** Who may sign in, and the history. */
const INSTALLATION_ENTITIES = {
  account: {
    title: 'An account',
    district: 'none',
    fields: {
      ...of(
        'account',
        'id',
        'version',
        'email',
        'name',
        'role',
        'districtId',
        'signsInWith',
        'disabledAt',
        'lastSignedInAt',
        'sessions',
      ),
    },
  },
  auditEvent: {
    title: 'An event of the history',
    district: 'query',
    fields: {
      ...of('history', 'sequence', 'at', 'who', 'role', 'sentence', 'changes', 'reason', 'removed'),
      ...of('identity', 'personId'),
      ...of('plan', 'planId'),
    },
  },
  auditChange: {
    title: 'A field in an event of the history',
    district: 'none',
    fields: { ...of('history', 'field', 'kind', 'hidden', 'before', 'after') },
    ownKind: { namedBy: 'kind', of: ['before', 'after'] },
  },
  subjectAccess: {
    title: 'All that is kept about a person',
    district: 'none',
    fields: {
      ...of('history', 'council', 'madeAt', 'events', 'explanations', 'mentions', 'questions'),
      ...of('identity', 'personId', 'name'),
      record: 'post',
      preferences: 'wish',
      'preferences.reason': 'wish-reason',
      cannotWorkIn: 'constraint',
      posts: 'pay',
      competences: 'competence',
      plans: 'placement',
    },
  },
  erasure: {
    title: 'What erasing a person would do',
    district: 'none',
    fields: { ...of('identity', 'personId', 'name', 'version'), ...of('history', 'refusal', 'removed', 'kept') },
  },
} as const satisfies Record<string, EntityRule>;

/**
 * Everything on the wire that holds data about people or money, field by field. A field that is not named here does not
 * leave, whoever asks; a schema says which entity it is with `.meta({ ...entity('person') })`.
 */
export const ENTITIES = {
  ...PEOPLE_ENTITIES,
  ...PLAN_ENTITIES,
  ...SCENARIO_ENTITIES,
  ...FIGURE_ENTITIES,
  ...DEMAND_ENTITIES,
  ...ESTABLISHMENT_ENTITIES,
  ...VACANCY_ENTITIES,
  ...CAPACITY_ENTITIES,
  ...DIGEST_ENTITIES,
  ...COST_ENTITIES,
  ...DECISION_ENTITIES,
  ...SEARCH_ENTITIES,
  ...INSTALLATION_ENTITIES,
} as const satisfies Record<string, EntityRule>;

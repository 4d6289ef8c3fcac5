import { type EntityRule, of } from './entity-rule.ts';

/** What temporary arrangements do to capacity, and what people are competent to do. */
export const CAPACITY_ENTITIES = {
  arrangementEffect: {
    title: 'What a temporary arrangement does to capacity',
    district: ['districtId', 'countsIn'],
    fields: {
      ...of('identity', 'name'),
      ...of('balance', 'countsIn', 'caseFte', 'awayFte', 'sentence'),
      ...of('establishment', 'id', 'kind', 'postTitle', 'unitName', 'districtId', 'endDate'),
    },
  },
  personCompetences: {
    title: 'What somebody holds',
    district: ['districtId'],
    fields: {
      ...of('identity', 'personId', 'version'),
      ...of('post', 'districtId'),
      ...of('competence', 'competences', 'mismatches'),
    },
  },
  competenceCount: {
    title: 'How many hold a competence',
    district: 'query',
    fields: { ...of('competence', 'districtId', 'competenceId', 'people', 'byLevel', 'lapsing', 'lapsed') },
  },
  lapse: {
    title: 'A competence that lapses',
    district: ['districtId'],
    fields: {
      ...of('identity', 'personId', 'name'),
      ...of('post', 'districtId'),
      ...of('competence', 'competenceId', 'expiresOn', 'daysLeft'),
    },
  },
} as const satisfies Record<string, EntityRule>;

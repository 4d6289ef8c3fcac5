import { type EntityRule, of } from './entity-rule.ts';

/** What the quick search finds: as much as tells a record apart, and nothing more. */
export const SEARCH_ENTITIES = {
  foundPerson: {
    title: 'A person the search finds',
    district: ['districtId'],
    fields: { ...of('identity', 'id', 'name'), ...of('post', 'roleId', 'unitId', 'districtId', 'opensAt') },
  },
  foundPost: {
    title: 'A post the search finds',
    district: ['districtId'],
    fields: { ...of('establishment', 'id', 'title', 'unitId', 'districtId', 'opensAt') },
  },
  foundArrangement: {
    title: 'A temporary arrangement the search finds',
    district: ['districtId'],
    fields: {
      ...of('identity', 'name'),
      ...of('establishment', 'id', 'postId', 'kind', 'unitId', 'districtId', 'startDate', 'endDate'),
    },
  },
  foundPlan: {
    title: 'A plan the search finds',
    district: 'none',
    fields: { ...of('plan', 'id', 'name', 'asAt') },
  },
  foundDistrict: {
    title: 'A district the search finds',
    district: ['districtId'],
    fields: { ...of('balance', 'districtId', 'name') },
  },
  foundUnit: {
    title: 'A team outside the districts the search finds',
    district: 'none',
    fields: { ...of('establishment', 'id', 'name', 'kind') },
  },
  foundWard: {
    title: 'A ward the search finds',
    district: ['districtId'],
    fields: { ...of('balance', 'code', 'name', 'districtId') },
  },
  foundDecision: {
    title: 'A decision record the search finds',
    district: 'none',
    fields: { ...of('decision', 'id', 'reference', 'title', 'state') },
  },
} as const satisfies Record<string, EntityRule>;

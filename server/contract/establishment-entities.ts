import { type EntityRule, of } from './entity-rule.ts';

/** A post as it stands in the records. */
const POST_FIELDS = {
  ...of(
    'establishment',
    'id',
    'title',
    'roleId',
    'unitId',
    'districtId',
    'budgetedMinutes',
    'budgetedFte',
    'costCode',
    'startDate',
    'endDate',
    'endReason',
    'permanence',
    'state',
    'frozenFrom',
    'frozenTo',
    'frozenReason',
    'requirements',
    'becameOf',
    'becomes',
    'version',
  ),
  ...of('pay', 'gradeId', 'budgetPoint'),
};

/** Posts, who is in them, and what they cost. */
export const ESTABLISHMENT_ENTITIES = {
  post: { title: 'A post', district: ['districtId'], fields: POST_FIELDS },
  postAt: {
    title: 'A post as it stands at a date',
    district: ['districtId'],
    fields: {
      ...POST_FIELDS,
      ...of('establishment', 'heldFte', 'coveredFte', 'vacantFte', 'isFrozen', 'occupants'),
    },
  },
  postsAt: {
    title: 'The establishment at a date',
    district: 'query',
    fields: { ...of('establishment', 'asAt', 'posts', 'totals'), grades: 'pay' },
  },
  postHistory: {
    title: 'A post over time',
    district: 'query',
    fields: {
      ...of('establishment', 'post', 'occupancies', 'elsewhere', 'covers', 'mappings', 'asks', 'toPutRight'),
      ...of('pay', 'fundingLines', 'funds'),
    },
  },
  occupancy: {
    title: 'Somebody in a post',
    district: ['districtId'],
    fields: {
      ...of('identity', 'personId', 'name'),
      ...of(
        'establishment',
        'id',
        'postId',
        'unitId',
        'districtId',
        'kind',
        'minutes',
        'fte',
        'startDate',
        'endDate',
        'coversId',
        'capacityMinutes',
        'capacityDistrictId',
        'version',
      ),
      ...of('personnel', 'reason', 'endReason', 'reviewDate', 'decisionReference', 'decisionId'),
      ...of('pay', 'payPoint', 'basePoint', 'steps', 'onCost', 'hourlyPence'),
    },
  },
  fundingLine: {
    title: 'A share of a cost met by a fund',
    district: 'none',
    fields: {
      ...of(
        'pay',
        'id',
        'postId',
        'occupancyId',
        'fundId',
        'fromDate',
        'toDate',
        'shareBasisPoints',
        'reason',
        'reviewDate',
        'decisionReference',
        'decisionId',
        'version',
      ),
    },
  },
} as const satisfies Record<string, EntityRule>;

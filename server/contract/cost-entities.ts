import { type EntityRule, of } from './entity-rule.ts';

/** Costs, and the rates they rest on: for readers of pay, field by field. */
export const COST_ENTITIES = {
  costs: {
    title: 'Costs of a year',
    district: 'none',
    fields: {
      ...of(
        'pay',
        'year',
        'asAt',
        'years',
        'fullTimeMinutes',
        'funds',
        'total',
        'soFar',
        'months',
        'byFund',
        'units',
        'gaps',
        'gapSentences',
        'proposedPosts',
      ),
    },
  },
  unitCosts: {
    title: 'Costs of the posts of a unit',
    district: 'none',
    fields: { ...of('pay', 'year', 'asAt', 'unitId', 'total', 'posts'), 'posts.occupancies.name': 'identity' },
  },
  recordCosts: {
    title: 'The lines of one cost',
    district: 'none',
    fields: {
      ...of('pay', 'kind', 'id', 'title', 'postId', 'unitId', 'fte', 'startDate', 'endDate', 'until', 'pence'),
      ...of('pay', 'basis', 'years', 'parts', 'gaps'),
    },
  },
  costLine: {
    title: 'A line of a cost in a file',
    district: 'none',
    fields: {
      ...of('pay', 'year', 'month', 'side', 'unit', 'postId', 'postTitle', 'costCode', 'record', 'kind'),
      ...of('pay', 'fund', 'fundCostCode', 'pounds', 'working'),
      ...of('identity', 'name'),
    },
  },
  planCost: {
    title: 'What a plan costs',
    district: 'none',
    fields: {
      ...of('pay', 'planId', 'name', 'asAt', 'districts', 'total', 'unpriced', 'temporary', 'temporaryPence'),
      ...of('identity', 'unpriced.personId', 'unpriced.name', 'temporary.name'),
    },
  },
  rates: {
    title: 'Rates that pay and costs rest on',
    district: 'none',
    fields: {
      ...of('pay', 'version', 'asAt', 'awards', 'grades', 'onCosts', 'funds', 'agencyRates'),
    },
  },
  ratesPreview: {
    title: 'What a change of a rate would do',
    district: 'none',
    fields: { ...of('pay', 'version', 'what', 'differences', 'effects', 'notes') },
  },
} as const satisfies Record<string, EntityRule>;

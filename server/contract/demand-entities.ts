import { type EntityRule, of } from './entity-rule.ts';

/** Figures about demand on the wire: counts, flows, forecasts, reviews. */
export const DEMAND_ENTITIES = {
  demandRow: {
    title: 'A count of cases',
    district: ['districtId'],
    fields: {
      ...of(
        'caseload',
        'id',
        'districtId',
        'month',
        'levelId',
        'languageCode',
        'openCases',
        'families',
        'points',
        'version',
      ),
    },
  },
  demandSeries: {
    title: 'Cases of a district by month',
    district: ['districtId'],
    fields: { ...of('caseload', 'districtId', 'openCases'), ...of('balance', 'demandFte') },
  },
} as const satisfies Record<string, EntityRule>;

import { type EntityRule, of } from './entity-rule.ts';

/** What needs action. */
export const DIGEST_ENTITIES = {
  digestItem: {
    title: 'Something that needs action',
    district: ['districtId'],
    fields: {
      ...of(
        'establishment',
        'id',
        'kind',
        'data',
        'when',
        'date',
        'daysLeft',
        'unitId',
        'districtId',
        'page',
        'subjectId',
      ),
      ...of('establishment', 'title', 'sentence', 'action'),
      ...of('pay', 'fund'),
    },
    ownKind: { namedBy: 'data', of: ['title', 'sentence', 'action'] },
  },
} as const satisfies Record<string, EntityRule>;

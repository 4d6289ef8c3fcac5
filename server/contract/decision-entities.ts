import { type EntityRule, of } from './entity-rule.ts';

const HEAD = of(
  'decision',
  'id',
  'reference',
  'title',
  'state',
  'decisionMaker',
  'decidedOn',
  'publishedOn',
  'version',
);
const SHEET = {
  ...of('decision', 'content', 'items', 'capacity'),
  ...of('pay', 'costs', 'financial', 'fundNames'),
};
const EDITION = of(
  ...(['decision', 'id', 'reference', 'title', 'decisionMaker', 'decidedOn', 'publishedOn', 'version'] as const),
  ...['number', 'at', 'by', 'reason'],
);

/** Decision records, their editions, and what they can be about. */
export const DECISION_ENTITIES = {
  decisionHead: {
    title: 'A decision record in the list',
    district: 'none',
    fields: { ...HEAD, ...of('decision', 'items', 'editions', 'updatedAt') },
  },
  decision: {
    title: 'A decision record',
    district: 'none',
    fields: {
      ...HEAD,
      ...SHEET,
      ...of('identity', 'items.who'),
      ...of('decision', 'editions', 'updatedAt'),
      ...of('pay', 'asks', 'changedSince'),
    },
  },
  decisionEdition: { title: 'A decision record as it stood', district: 'none', fields: { ...EDITION, ...SHEET } },
  decisionComparison: {
    title: 'Two editions of a decision record compared',
    district: 'none',
    fields: { ...of('decision', 'id', 'before', 'after'), ...of('pay', 'differences') },
  },
  decisionSubject: {
    title: 'A record that a decision can be about',
    district: 'none',
    fields: {
      ...of('establishment', 'kind', 'subjectId', 'label', 'startDate', 'endDate'),
      ...of('identity', 'who'),
      ...of('personnel', 'decisionReference'),
    },
  },
} as const satisfies Record<string, EntityRule>;

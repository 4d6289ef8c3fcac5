import { type EntityRule, of } from './entity-rule.ts';

/** Plans side by side, and how they stand under stress. */
export const SCENARIO_ENTITIES = {
  scenario: {
    title: 'A plan beside others',
    district: 'query',
    fields: {
      ...of('plan', 'planId', 'name', 'asAt', 'demandMonth', 'demand', 'isAssumed', 'policy', 'maxMoves', 'author'),
      ...of('plan', 'updatedAt'),
      ...of('placement', 'people', 'moves', 'inSeveral', 'pins', 'minimums', 'brokenMinimums', 'otherBreaches'),
      ...of('wish', 'stated', 'firstChoices'),
      ...of('balance', 'worst', 'word', 'withinTolerance', 'spread', 'languages', 'demandFte', 'capacityFte'),
      ...of('balance', 'districts'),
    },
  },
  scenarioStress: {
    title: 'How plans stand under a stress case',
    district: 'query',
    fields: {
      ...of('plan', 'caseId', 'name'),
      ...of('balance', 'standings'),
      ...of('whole-plan', 'best', 'sentence'),
    },
  },
  scenarios: {
    title: 'Plans side by side',
    district: 'query',
    fields: {
      ...of(
        'plan',
        'asAt',
        'data',
        'tolerance',
        'missing',
        'plans',
        'differences',
        'scenarios',
        'stress',
        'stressNote',
      ),
      ...of('whole-plan', 'summary'),
    },
  },
} as const satisfies Record<string, EntityRule>;

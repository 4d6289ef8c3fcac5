import { type EntityRule, of } from './entity-rule.ts';

/** Drift between allocation and demand, the rule that watches it, reviews that were held, and moves that would help. */
export const REVIEW_ENTITIES = {
  driftRow: {
    title: 'How far a district is from its fair share',
    district: ['districtId'],
    fields: {
      ...of('balance', 'districtId', 'demandFte', 'capacityFte', 'fairShareFte', 'differenceFte', 'difference', 'word'),
    },
  },
  reviewStanding: {
    title: 'Whether a review of the allocation is needed',
    district: 'none',
    fields: { ...of('balance', 'state', 'sentence', 'detail', 'since', 'nextOn', 'nextSentence') },
  },
  reviewStep: {
    title: 'What the rule for reviews made of a month',
    district: 'none',
    fields: { ...of('balance', 'month', 'state', 'counts', 'asks', 'sentence') },
  },
  reviewRule: {
    title: 'The rule that asks for a review',
    district: 'none',
    fields: {
      ...of('plan', 'version', 'below', 'months', 'of', 'farBelow', 'restMonths', 'backWithin', 'mostMoves'),
      ...of('plan', 'leastGain', 'sentences'),
    },
  },
  allocationReview: {
    title: 'A review of the allocation',
    district: 'none',
    fields: {
      ...of('plan', 'id', 'heldOn', 'month', 'outcome', 'reason', 'nextOn', 'heldBy', 'version'),
      ...of('balance', 'measured'),
    },
  },
  reviewMoves: {
    title: 'What few moves would do for the worst district',
    district: 'none',
    fields: {
      ...of(
        'whole-plan',
        'state',
        'isOutdated',
        'step',
        'steps',
        'failure',
        'today',
        'points',
        'helps',
        'advised',
        'sentence',
      ),
      ...of('whole-plan', 'demandFte', 'capacityFte', 'missingFte'),
    },
  },
  reviewMove: {
    title: 'A move that would help the worst district',
    district: ['fromDistrictId', 'toDistrictId'],
    fields: {
      ...of('identity', 'personId', 'name'),
      ...of('post', 'fte'),
      ...of('placement', 'fromDistrictId', 'toDistrictId'),
    },
  },
} as const satisfies Record<string, EntityRule>;

import { type EntityRule, of } from './entity-rule.ts';

/** Plans and what is asked about them, in which people stand with their placements. */
export const PLAN_ENTITIES = {
  planRow: {
    title: 'A person in a plan',
    district: ['currentDistrictId', 'placements.districtId'],
    fields: {
      ...of('identity', 'personId', 'name'),
      ...of('post', 'roleId', 'fte', 'currentDistrictId'),
      ...of('establishment', 'fteWorking', 'byArrangement'),
      ...of('skill', 'languages'),
      ...of('wish', 'choice'),
      ...of('constraint', 'cannotWorkIn'),
      ...of('placement', 'placements', 'moved', 'pin', 'reason', 'warnings'),
    },
  },
  planHead: {
    title: 'A plan in the list of plans',
    district: 'query',
    fields: {
      ...of('plan', 'id', 'name', 'asAt', 'presetId', 'maxMoves', 'version', 'createdBy', 'updatedAt', 'demandAsIf'),
      ...of('placement', 'moves'),
    },
  },
  planView: {
    title: 'A plan',
    district: 'query',
    fields: {
      ...of('plan', 'plan', 'asAt', 'openProposalId', 'runningProposalId'),
      ...of('placement', 'rows', 'stale'),
      ...of('balance', 'measures', 'assumption'),
    },
  },
  planMeasures: {
    title: 'The figures a plan is judged by',
    district: 'query',
    fields: {
      ...of('whole-plan', 'objective', 'penalties'),
      ...of('placement', 'moves', 'breaches'),
      ...of('wish', 'firstChoice'),
      ...of('balance', 'languageGapFte', 'worst', 'districts'),
    },
  },
  planChanged: {
    title: 'What a change of a plan did',
    district: 'query',
    fields: { ...of('plan', 'version'), ...of('placement', 'rows', 'undo'), ...of('balance', 'measures') },
  },
  comparedPerson: {
    title: 'A person whom two plans place differently',
    district: 'query',
    fields: {
      ...of('identity', 'personId', 'name'),
      ...of('placement', 'before', 'after'),
      ...of('wish', 'choiceBefore', 'choiceAfter'),
    },
  },
  planComparison: {
    title: 'Two plans compared',
    district: 'query',
    fields: {
      ...of('plan', 'before', 'after', 'otherDemands'),
      ...of('whole-plan', 'rules'),
      ...of('placement', 'people'),
    },
  },
  explanation: {
    title: 'Why somebody is placed where they are',
    district: 'query',
    fields: {
      ...of('identity', 'personId', 'name', 'options.swap.name'),
      ...of('establishment', 'fteWorking', 'caseloadWorking'),
      ...of('placement', 'options'),
      ...of('balance', 'few'),
    },
  },
  proposalProgress: {
    title: 'How far a search is',
    district: 'query',
    fields: { ...of('plan', 'elapsedMs', 'gap'), ...of('whole-plan', 'objective', 'moves', 'worstDifference') },
  },
  suggestion: {
    title: 'Where a proposal puts somebody',
    district: 'query',
    fields: { ...of('identity', 'personId'), ...of('placement', 'placements', 'reason', 'differs') },
  },
  proposal: {
    title: 'A proposal',
    district: 'query',
    fields: {
      ...of('plan', 'id', 'planId', 'state', 'progress', 'proven', 'failure', 'basedOnVersion'),
      ...of('placement', 'conflicts', 'suggestions'),
      ...of('balance', 'measures'),
    },
  },
  relaxation: {
    title: 'What would make a proposal possible',
    district: 'query',
    fields: { ...of('placement', 'id', 'sentence', 'changes', 'people', 'fte', 'proven') },
  },
  minimumCell: {
    title: 'The least FTE of a role in a district, beside what is there',
    district: ['districtId'],
    fields: {
      ...of('plan', 'roleId', 'districtId', 'minimumFte'),
      ...of('balance', 'fte', 'people', 'contractedFte', 'shortFte', 'sentence'),
    },
  },
  minimumRole: {
    title: 'A role with its people and minimums in all districts',
    district: 'none',
    fields: { ...of('plan', 'roleId', 'title'), ...of('whole-plan', 'fte', 'people', 'boundFte') },
  },
  planCover: {
    title: 'What a plan gives of each role by district',
    district: 'query',
    fields: { ...of('plan', 'planId', 'name', 'asAt', 'isOlder'), ...of('balance', 'cells') },
  },
  planMinimum: {
    title: 'What a plan gives of a role in a district',
    district: ['districtId'],
    fields: {
      ...of('plan', 'roleId', 'districtId', 'planMinimumFte', 'minimumFte'),
      ...of('balance', 'fte', 'people', 'shortFte'),
    },
  },
  minimumEffect: {
    title: 'What a change of a minimum would do',
    district: ['districtId'],
    fields: {
      ...of('plan', 'roleId', 'districtId', 'before', 'after', 'sentence', 'plansBelow'),
      ...of('balance', 'fte', 'people', 'shortFte', 'cover'),
    },
  },
  study: {
    title: 'A study of a plan',
    district: 'query',
    fields: {
      ...of(
        'whole-plan',
        'id',
        'planId',
        'kind',
        'state',
        'basedOnVersion',
        'progress',
        'failure',
        'movesCurve',
        'whatIf',
        'robustness',
        'leastRegret',
      ),
      ...of('identity', 'whatIf.personId', 'whatIf.alsoMove.personId', 'whatIf.alsoMove.name'),
    },
  },
} as const satisfies Record<string, EntityRule>;

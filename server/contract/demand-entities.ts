import { REVIEW_ENTITIES } from './demand-review-entities.ts';
import { type EntityRule, of } from './entity-rule.ts';

/** Figures about demand on the wire: counts, flows, forecasts, reviews. */
export const DEMAND_ENTITIES = {
  ...REVIEW_ENTITIES,
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
  demandLine: {
    title: 'A line of the history of demand',
    district: ['districtId'],
    fields: { ...of('caseload', 'id', 'name', 'districtId', 'kind', 'values', 'hidden') },
    ownKind: { namedBy: 'kind', of: ['values'] },
  },
  demandChain: {
    title: 'How the demand of a district is worked out',
    district: ['districtId'],
    fields: {
      ...of('caseload', 'districtId', 'referrals', 'levels', 'openCases', 'families', 'familiesCounted', 'outOfScope'),
      ...of('caseload', 'casePoints', 'chasing', 'points', 'pointsPerFullTime', 'travelShare', 'pointsCarried'),
      ...of('balance', 'demandFte'),
    },
  },
  demandTotal: {
    title: 'How the demand of all districts together is worked out',
    district: 'none',
    fields: {
      ...of('caseload', 'referrals', 'openCases', 'families', 'familiesCounted', 'casePoints', 'chasing', 'points'),
      ...of('balance', 'demandFte'),
    },
  },
  methodSettings: {
    title: 'What demand is weighed by',
    district: 'none',
    fields: {
      ...of('plan', 'fullTimeMinutes', 'schemeId', 'totalPoints', 'fixedPoints', 'pointsPerFullTime', 'source'),
      ...of('plan', 'newStarterShare', 'newStarterMonths', 'chasingPoints', 'levels', 'travel'),
    },
  },
  settingEntry: {
    title: 'Settings of demand from a date on',
    district: 'none',
    fields: { ...of('plan', 'fromDate', 'until', 'inForce', 'settings') },
  },
  settingDifference: {
    title: 'A setting of demand before and after a change',
    district: 'none',
    fields: { ...of('plan', 'label', 'before', 'after') },
  },
  demandEffect: {
    title: 'What a change of settings does to a district',
    district: ['districtId'],
    fields: { ...of('balance', 'districtId', 'name', 'before', 'after', 'sentence') },
  },
  recordingRow: {
    title: 'How complete a field of cases is',
    district: ['districtId'],
    fields: {
      ...of('caseload', 'districtId', 'name', 'field', 'openCases', 'recorded', 'missing', 'share', 'shareBefore'),
      ...of('caseload', 'isHidden', 'sentence'),
    },
  },
  recordingLine: {
    title: 'Completeness of a field by month',
    district: ['districtId'],
    fields: { ...of('caseload', 'districtId', 'name', 'field', 'values', 'hidden') },
  },
  recordingStep: {
    title: 'What to do about a field that is often missing',
    district: ['districtId'],
    fields: { ...of('caseload', 'districtId', 'field', 'sentence', 'step') },
  },
  languageEstimate: {
    title: 'What the census suggests about cases without a language',
    district: ['districtId'],
    fields: { ...of('caseload', 'districtId', 'name', 'cases', 'share', 'languages', 'together', 'notEnglish') },
  },
  recordingSettings: {
    title: 'What is hidden as too small, and what is estimated',
    district: 'none',
    fields: {
      ...of('plan', 'version', 'smallNumbers', 'languageFallback', 'smallNumbersSentence', 'languageFallbackSentence'),
    },
  },
  fairnessBand: {
    title: 'Coverage and waiting in wards that are alike deprived',
    district: ['districtId'],
    fields: {
      ...of('caseload', 'districtId', 'id', 'name', 'wards', 'children', 'lowest', 'highest', 'isCounted', 'openCases'),
      ...of('caseload', 'waiting', 'waitingDays', 'per100', 'meanDays'),
      ...of('balance', 'coverage', 'isRough', 'parts'),
    },
  },
  fairnessWard: {
    title: 'Coverage and waiting in a ward',
    district: ['districtId'],
    fields: {
      ...of('caseload', 'districtId', 'code', 'name', 'bandId', 'children', 'idaciRate', 'notEnglishRate', 'per1000'),
      ...of('caseload', 'recorded', 'isCounted', 'openCases', 'waiting', 'waitingDays', 'per100', 'meanDays'),
      ...of('balance', 'coverage'),
    },
  },
  fairnessDistrict: {
    title: 'Coverage and waiting in a district',
    district: ['districtId'],
    fields: {
      ...of('caseload', 'districtId', 'name', 'isCounted', 'openCases', 'waiting', 'waitingDays', 'per100', 'meanDays'),
      ...of('balance', 'capacityFte', 'demandFte', 'coverage'),
    },
  },
  fairnessLanguage: {
    title: 'Coverage and waiting of a language group',
    district: ['districtId'],
    fields: {
      ...of('caseload', 'districtId', 'id', 'name', 'kind', 'isCounted', 'openCases', 'waiting', 'waitingDays'),
      ...of('caseload', 'per100', 'meanDays', 'waitsCounted'),
      ...of('balance', 'demandFte', 'coveredFte', 'speakersFte', 'coverage', 'isRough', 'parts'),
    },
  },
  fairnessLine: {
    title: 'Waiting by month in wards that are alike deprived',
    district: ['districtId'],
    fields: { ...of('caseload', 'districtId', 'kind', 'id', 'name', 'waiting', 'per100', 'meanDays', 'hidden') },
  },
  fairnessWords: {
    title: 'How far service is even, in words',
    district: ['districtId'],
    fields: { ...of('caseload', 'districtId', 'sentences') },
  },
  fairnessEffect: {
    title: 'Coverage today and in a plan',
    district: ['districtId'],
    fields: { ...of('balance', 'districtId', 'id', 'name', 'before', 'after') },
  },
  planFairness: {
    title: 'Who gains and who loses by a plan',
    district: 'query',
    fields: {
      ...of('plan', 'planId', 'planName', 'planAsAt'),
      ...of('balance', 'words', 'bands', 'districts', 'languages'),
    },
  },
  districtForecast: {
    title: 'The forecast of a district',
    district: ['districtId'],
    fields: {
      ...of(
        'balance',
        'districtId',
        'history',
        'forecast',
        'errors',
        'learntRanges',
        'coverage',
        'method',
        'reason',
        'betterNaive',
        'learnt',
      ),
    },
  },
  totalForecast: {
    title: 'The forecast of all districts together',
    district: 'none',
    fields: { ...of('balance', 'history', 'forecast', 'errors', 'learntRanges', 'coverage') },
  },
  stressCase: {
    title: 'A change of demand that is thought through',
    district: 'none',
    fields: { ...of('plan', 'id', 'name', 'parameters', 'said', 'version') },
  },
  schoolSuggestion: {
    title: 'What Septembers on record say about a school return',
    district: ['districtId'],
    fields: { ...of('caseload', 'districtId', 'rise', 'heldBack', 'septembers') },
  },
  stressDistrict: {
    title: 'A district with a change of demand thought through',
    district: ['districtId'],
    fields: {
      ...of(
        'balance',
        'districtId',
        'name',
        'capacityFte',
        'pointsCarried',
        'sentence',
        'months',
        'counted',
        'languages',
      ),
      ...of('caseload', 'usual'),
    },
  },
  stressTotal: {
    title: 'All districts with a change of demand thought through',
    district: 'none',
    fields: { ...of('whole-plan', 'capacityFte', 'months', 'counted') },
  },
} as const satisfies Record<string, EntityRule>;

import { type DataAction, type DataKind, reachOfKind } from './data-kinds.ts';
import type { Role } from './roles.ts';

export interface EntityRule {
  /** As the page for administrators calls it. */
  title: string;
  /**
   * Where its own fields name the districts it belongs to, so that what lies outside a reader's district is held back on
   * the way out. `query`: its fields do not tell, so the handler has to ask for the reader's district and narrow its
   * query. `none`: it belongs to no district.
   */
  district: readonly string[] | 'query' | 'none';
  /** Kind of data of each field. Fields below a field are of its kind unless they are named (`preferences.reason`). */
  fields: Readonly<Record<string, DataKind>>;
}

/**
 * Everything on the wire that holds data about people or money, field by field. A field that is not named here does not
 * leave, whoever asks; a schema says which entity it is with `.meta({ ...entity('person') })`.
 */
export const ENTITIES = {
  person: {
    title: 'A person',
    district: ['districtId'],
    fields: {
      id: 'identity',
      name: 'identity',
      version: 'identity',
      roleId: 'post',
      unitId: 'post',
      districtId: 'post',
      contractedMinutes: 'post',
      fte: 'post',
      startDate: 'post',
      endDate: 'post',
      languages: 'skill',
      preferences: 'wish',
      'preferences.reason': 'wish-reason',
      cannotWorkIn: 'constraint',
    },
  },
  planRow: {
    title: 'A person in a plan',
    district: ['currentDistrictId', 'placements.districtId'],
    fields: {
      personId: 'identity',
      name: 'identity',
      roleId: 'post',
      fte: 'post',
      currentDistrictId: 'post',
      languages: 'skill',
      choice: 'wish',
      cannotWorkIn: 'constraint',
      placements: 'placement',
      moved: 'placement',
      pin: 'placement',
      reason: 'placement',
      warnings: 'placement',
    },
  },
  planHead: {
    title: 'A plan in the list of plans',
    district: 'query',
    fields: {
      id: 'plan',
      name: 'plan',
      asAt: 'plan',
      presetId: 'plan',
      maxMoves: 'plan',
      version: 'plan',
      createdBy: 'plan',
      updatedAt: 'plan',
      moves: 'placement',
    },
  },
  planView: {
    title: 'A plan',
    district: 'query',
    fields: {
      plan: 'plan',
      asAt: 'plan',
      rows: 'placement',
      measures: 'balance',
      stale: 'placement',
      openProposalId: 'plan',
      runningProposalId: 'plan',
    },
  },
  planMeasures: {
    title: 'The figures a plan is judged by',
    district: 'query',
    fields: {
      objective: 'whole-plan',
      penalties: 'whole-plan',
      moves: 'placement',
      firstChoice: 'wish',
      languageGapFte: 'balance',
      worst: 'balance',
      districts: 'balance',
      breaches: 'placement',
    },
  },
  planChanged: {
    title: 'What a change of a plan did',
    district: 'query',
    fields: { version: 'plan', rows: 'placement', measures: 'balance', undo: 'placement' },
  },
  comparedPerson: {
    title: 'A person whom two plans place differently',
    district: 'query',
    fields: {
      personId: 'identity',
      name: 'identity',
      before: 'placement',
      after: 'placement',
      choiceBefore: 'wish',
      choiceAfter: 'wish',
    },
  },
  planComparison: {
    title: 'Two plans compared',
    district: 'query',
    fields: { before: 'plan', after: 'plan', rules: 'whole-plan', people: 'placement' },
  },
  explanation: {
    title: 'Why somebody is placed where they are',
    district: 'query',
    fields: { personId: 'identity', name: 'identity', options: 'placement', 'options.swap.name': 'identity' },
  },
  proposalProgress: {
    title: 'How far a search is',
    district: 'query',
    fields: {
      elapsedMs: 'plan',
      gap: 'plan',
      objective: 'whole-plan',
      moves: 'whole-plan',
      worstDifference: 'whole-plan',
    },
  },
  suggestion: {
    title: 'Where a proposal puts somebody',
    district: 'query',
    fields: { personId: 'identity', placements: 'placement', reason: 'placement', differs: 'placement' },
  },
  proposal: {
    title: 'A proposal',
    district: 'query',
    fields: {
      id: 'plan',
      planId: 'plan',
      state: 'plan',
      progress: 'plan',
      proven: 'plan',
      failure: 'plan',
      conflicts: 'placement',
      suggestions: 'placement',
      measures: 'balance',
      basedOnVersion: 'plan',
    },
  },
  relaxation: {
    title: 'What would make a proposal possible',
    district: 'query',
    fields: {
      id: 'placement',
      sentence: 'placement',
      changes: 'placement',
      people: 'placement',
      fte: 'placement',
      proven: 'placement',
    },
  },
  study: {
    title: 'A study of a plan',
    district: 'query',
    fields: {
      id: 'whole-plan',
      planId: 'whole-plan',
      kind: 'whole-plan',
      state: 'whole-plan',
      basedOnVersion: 'whole-plan',
      progress: 'whole-plan',
      failure: 'whole-plan',
      movesCurve: 'whole-plan',
      whatIf: 'whole-plan',
      'whatIf.personId': 'identity',
      'whatIf.alsoMove.personId': 'identity',
      'whatIf.alsoMove.name': 'identity',
      robustness: 'whole-plan',
      leastRegret: 'whole-plan',
    },
  },
  oneMore: {
    title: 'Where one more would help',
    district: ['districtId'],
    fields: {
      kind: 'balance',
      districtId: 'balance',
      languageCode: 'balance',
      gain: 'balance',
      sentence: 'balance',
    },
  },
  letter: {
    title: 'A letter to somebody who moves',
    district: 'query',
    fields: {
      personId: 'identity',
      name: 'identity',
      role: 'post',
      now: 'post',
      proposed: 'placement',
      askedFor: 'wish',
      because: 'placement',
    },
  },
  importChange: {
    title: 'A row of a file, as it would change a record',
    district: 'none',
    fields: { row: 'import', key: 'import', action: 'import', fields: 'import' },
  },
  districtBalance: {
    title: 'A district',
    district: ['districtId'],
    fields: {
      districtId: 'balance',
      name: 'balance',
      headcount: 'balance',
      peopleFte: 'balance',
      capacityFte: 'balance',
      demandFte: 'balance',
      fairShareFte: 'balance',
      differenceFte: 'balance',
      difference: 'balance',
      coverage: 'balance',
      word: 'balance',
      languages: 'balance',
      working: 'caseload',
      unknownLanguageCases: 'caseload',
    },
  },
  demandRow: {
    title: 'A count of cases',
    district: ['districtId'],
    fields: {
      id: 'caseload',
      districtId: 'caseload',
      month: 'caseload',
      levelId: 'caseload',
      languageCode: 'caseload',
      openCases: 'caseload',
      points: 'caseload',
      version: 'caseload',
    },
  },
  demandSeries: {
    title: 'Cases of a district by month',
    district: ['districtId'],
    fields: { districtId: 'caseload', openCases: 'caseload', demandFte: 'balance' },
  },
  auditEvent: {
    title: 'An event of the history',
    district: 'query',
    fields: {
      sequence: 'history',
      at: 'history',
      who: 'history',
      role: 'history',
      sentence: 'history',
      changes: 'history',
      reason: 'history',
      removed: 'history',
      personId: 'identity',
      planId: 'plan',
    },
  },
} as const satisfies Record<string, EntityRule>;
export type EntityName = keyof typeof ENTITIES;
export const entityNames = Object.keys(ENTITIES) as EntityName[];

/** Key of the mark in a schema's meta data, and in the OpenAPI document. */
export const ENTITY_MARK = 'x-entity';

/** Says which entity a schema is: `z.object({ … }).meta({ id: 'Person', ...entity('person') })`. */
export function entity(name: EntityName): { [ENTITY_MARK]: EntityName } {
  return { [ENTITY_MARK]: name };
}

/**
 * Kind of a field, given as its path below the entity without list positions: `preferences.reason`.
 * @returns undefined where neither the field nor one it lies below is in the table; then nobody may read it
 */
export function kindOf(name: EntityName, path: string): DataKind | undefined {
  const fields: Readonly<Record<string, DataKind>> = ENTITIES[name].fields;
  for (let at = path; at !== ''; at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : '') {
    const kind = fields[at];
    if (kind) return kind;
  }
  return undefined;
}

/** True where the role may read (or change) the field of an entity, at least in its own district. */
export function mayField(role: Role, action: DataAction, name: EntityName, path: string): boolean {
  const kind = kindOf(name, path);
  return kind !== undefined && reachOfKind(role, action, kind) !== undefined;
}

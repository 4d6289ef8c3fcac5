import type { Db } from '../../db/open.ts';
import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';
import { listAuditEventsOfPerson } from '../../db/queries/audit-list.ts';
import { findTexts, TEXT_COLUMNS } from '../../db/queries/audit-person.ts';
import { listHeldCompetences } from '../../db/queries/audit-person-posts.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import { findPerson, type PersonRecord } from '../../db/queries/people.ts';
import { findPlanRows, inTransaction } from '../../db/queries/plans.ts';
import { listStudiesAbout } from '../../db/queries/studies.ts';
import type { SubjectAccess } from '../contract/subject-access.ts';
import { personFields } from '../domain/person-fields.ts';
import { type Plan, planOf } from '../domain/plan.ts';
import { eventView, type HistoryReader } from './event-view.ts';
import { hours } from './field-words.ts';
import { FIELD_RULES } from './fields.ts';
import { heldPostsInWords } from './held-posts.ts';
import { type Names, namesFor } from './names.ts';
import { needlesOf, tracesOf } from './person-traces.ts';
import { noSuchPerson } from './preview-erasure.ts';

/** What the law asks to be said beside the data. The council's data protection officer checks it. */
const EXPLANATIONS = [
  {
    title: 'What it is used for',
    text: 'To plan which early help caseworkers work in which district. A plan is a proposal; a named person decides, with reasons. Nothing takes effect by calculation alone.',
  },
  {
    title: 'Where it comes from',
    text: 'From HR records, what the person told HR, and what managers entered.',
  },
  {
    title: 'Who sees it',
    text: 'Service managers, managers who plan, HR, and the manager of the person’s own district. Why a person asked for a district is not shown to that manager.',
  },
  {
    title: 'How long it is kept',
    text: 'The record until it is erased after the person has left. The history for the years the council has set. Backups until their own retention ends.',
  },
  {
    title: 'Rights',
    text: 'To have wrong data corrected, to object, to have it erased where nothing requires it to be kept, and to complain to the Information Commissioner’s Office. Ask the council’s data protection officer.',
  },
];

/**
 * All that is kept about a person, for them to have. That it was given out is told to the history.
 * @throws ProblemError not-found
 */
export function subjectAccess(
  db: Db,
  personId: string,
  by: { actor: Actor; reader: HistoryReader; now: Date },
): SubjectAccess {
  return inTransaction(db, () => {
    const record = findPerson(db, personId);
    if (!record) throw noSuchPerson();
    const madeAt = by.now.toISOString();
    appendAuditEvent(db, {
      at: madeAt,
      actor: by.actor,
      action: 'person.subject-access',
      subject: 'person',
      subjectId: personId,
      personId,
      districtId: record.districtId,
    });
    const rows = listAuditEventsOfPerson(db, personId);
    const names = namesFor(db, rows);
    const traces = tracesOf(db, record);
    return {
      council: readInstallation(db).council,
      madeAt,
      personId,
      name: record.name,
      record: recordInWords(record, names),
      preferences: record.preferences.map((entry) => ({ ...entry, district: names.district(entry.districtId) })),
      cannotWorkIn: record.cannotWorkIn.map(names.district),
      posts: heldPostsInWords(db, personId, names),
      competences: listHeldCompetences(db, personId),
      plans: traces.planIds.flatMap((planId) => planEntry(db, planId, personId, names)),
      questions: listStudiesAbout(db, traces.planIds, personId),
      mentions: mentionsOf(db, record, traces.names),
      events: rows.map((row) => eventView(row, names, by.reader)),
      explanations: EXPLANATIONS,
    };
  });
}

function recordInWords(record: PersonRecord, names: Names): SubjectAccess['record'] {
  const rules = FIELD_RULES.person ?? {};
  const { preferences: _, preferenceReasons: __, cannotWorkIn: ___, ...fields } = personFields(record);
  return [
    { field: 'Staff number', value: record.id },
    ...Object.entries(fields).flatMap(([field, value]) => {
      const rule = rules[field];
      const words = rule?.words ? rule.words(value, names) : value === null ? null : String(value);
      return rule && words !== null ? [{ field: rule.label, value: words }] : [];
    }),
  ];
}

function planEntry(db: Db, planId: string, personId: string, names: Names): SubjectAccess['plans'] {
  const rows = findPlanRows(db, planId);
  if (!rows) return [];
  const plan: Plan = planOf(rows);
  const person = plan.facts.people.find(({ id }) => id === personId);
  const pin = plan.pins.get(personId);
  return [
    {
      planId,
      name: plan.name,
      asAt: plan.asAt,
      facts: person
        ? [
            { field: 'Name', value: person.name },
            { field: 'Role', value: names.role(person.roleId) },
            { field: 'Hours a week', value: hours(person.contractedMinutes) ?? '' },
            {
              field: 'District then',
              value: person.currentDistrictId ? names.district(person.currentDistrictId) : 'none',
            },
            { field: 'Languages', value: person.languages.map(names.language).join(', ') || 'none' },
            {
              field: 'Choices',
              value: person.preferences.map(({ districtId }) => names.district(districtId)).join(', ') || 'none',
            },
            { field: 'Cannot work in', value: person.cannotWorkIn.map(names.district).join(', ') || 'none' },
          ]
        : [],
      placements: (plan.placements.get(personId) ?? []).map((entry) => ({
        ...entry,
        district: names.district(entry.districtId),
      })),
      pin: pin ?? null,
    },
  ];
}

/** Free texts outside the record that name the person; answers of the solver only repeat the plans. */
function mentionsOf(db: Db, record: PersonRecord, names: readonly string[]): SubjectAccess['mentions'] {
  const places: Record<string, string> = {
    'plan name': 'Name of a plan',
    'plan_pin reason': 'Reason of a pin',
    'person_preference reason': 'Reason for a choice',
    'demand_note text': 'Note about months',
    'occupancy worker_name': 'Name of a worker in a post',
    'occupancy reason': 'Reason why somebody is in a post',
    'occupancy end_reason': 'Reason why somebody left a post',
    'funding_line reason': 'Reason of a share that a fund meets',
    'post end_reason': 'Reason why a post ends',
    'post frozen_reason': 'Reason why a post is frozen',
    'post_mapping note': 'Note about what became of a post',
    'recruitment owner': 'Who sees to a recruitment',
    'recruitment next_action': 'Next action of a recruitment',
    'recruitment close_reason': 'Reason why a recruitment was withdrawn',
    'recruitment note': 'Note about a recruitment',
    'decision title': 'Title of a decision',
    'decision content': 'Text of a decision',
    'decision decision_maker': 'Who took a decision',
    'decision_item wording': 'Wording of a decision',
  };
  return TEXT_COLUMNS.flatMap((column) => {
    const where = places[`${column.table} ${column.column}`];
    return where ? findTexts(db, column, needlesOf(record.id, names)).map(({ text }) => ({ where, text })) : [];
  });
}

import type { AuditRow } from '../../db/queries/audit.ts';
import type { AuditChange, AuditEventView } from '../contract/audit.ts';
import { type DataKind, reachOfKind } from '../contract/data-kinds.ts';
import { ROLES, type Role, reachOf } from '../contract/permissions.ts';
import { FIELD_RULES, type FieldRule } from './fields.ts';
import type { Names } from './names.ts';
import { sentenceOf } from './wording.ts';

/** Whoever reads the history: what the role may see, and the district it is confined to (null: everything). */
export interface HistoryReader {
  role: Role;
  districtId: string | null;
}

/** Events of these subjects are for those who may read the kind of data; to others they do not exist. */
const SUBJECT_KINDS: Readonly<Record<string, DataKind>> = {
  account: 'account',
  backup: 'account',
  decision: 'decision',
};

/** Subjects whose events the role does not get to see at all. */
export function subjectsHiddenFrom(role: Role): string[] {
  return Object.entries(SUBJECT_KINDS).flatMap(([subject, kind]) => (may(role, kind) ? [] : [subject]));
}

/**
 * An event as the reader may read it. A value whose kind of data the role may not read, or whose field no rule names, is
 * hidden; that there was one is shown. So are names: the reader who may not know people reads of “somebody”.
 */
export function eventView(row: AuditRow, names: Names, { role }: HistoryReader): AuditEventView {
  const rules = FIELD_RULES[row.subject] ?? {};
  const [before, after] = [fieldsOf(row.before), fieldsOf(row.after)];
  const changed = new Set([...Object.keys(before), ...Object.keys(after)]);
  const differing = [...changed].flatMap((field) => changeOf(field, rules[field], { before, after, names, role }));
  const removed = row.redactedAt !== null;
  const seesPeople = may(role, 'identity');
  const seesPlans = may(role, 'plan');
  const isHiding = [...changed].some((field) => !isReadable(rules[field], role));
  return {
    sequence: row.sequence,
    at: row.at,
    who: row.accountName,
    role: isRole(row.role) ? row.role : null,
    sentence: sentenceOf(row.action, {
      person: personWords(row.personId, names, seesPeople),
      plan: seesPlans ? `the plan “${names.plan(row.subjectId)}”` : 'a plan',
      count: may(role, 'caseload') ? names.count(row.subjectId) : 'cases',
      account: may(role, 'account') ? names.account(row.subjectId) : 'an account',
      post: may(role, 'establishment') ? names.post(row.subjectId) : 'a post',
      changed,
    }),
    changes: differing.filter(
      (change, place) => !change.hidden || differing.findIndex(({ field }) => field === change.field) === place,
    ),
    // a reason may speak of what is hidden
    reason: isHiding || (row.personId !== null && !seesPeople) ? null : row.reason,
    removed,
    personId: seesPeople ? row.personId : null,
    planId: seesPlans && row.subject === 'plan' ? row.subjectId : null,
  };
}

function personWords(id: string | null, names: Names, isSeen: boolean): string {
  if (!isSeen || id === null) return 'somebody';
  const name = names.person(id);
  return name === undefined ? id : `${name} (${id})`;
}

function changeOf(
  field: string,
  rule: FieldRule | undefined,
  of: { before: Fields; after: Fields; names: Names; role: Role },
): AuditChange[] {
  if (!rule || !isReadable(rule, of.role)) {
    return [
      { field: rule?.label ?? 'Another field', kind: rule?.kind ?? null, before: null, after: null, hidden: true },
    ];
  }
  const words = (fields: Fields) => (field in fields ? inWords(fields[field], rule, of.names) : null);
  const [before, after] = [words(of.before), words(of.after)];
  if (before === null && after === null) return [];
  return [{ field: rule.label, kind: rule.kind, before, after, hidden: false }];
}

function inWords(value: unknown, rule: FieldRule, names: Names): string | null {
  if (rule.words) return rule.words(value, names);
  if (value === null || value === undefined || value === '') return null;
  return Array.isArray(value) ? value.join(', ') || null : String(value);
}

function isReadable(rule: FieldRule | undefined, role: Role): boolean {
  if (rule === undefined || !may(role, rule.kind)) return false;
  return rule.permission === undefined || reachOf(role, rule.permission) !== undefined;
}

function may(role: Role, kind: DataKind): boolean {
  return reachOfKind(role, 'read', kind) !== undefined;
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(json: string | null): Fields {
  return json === null ? {} : JSON.parse(json);
}

function isRole(role: string | null): role is Role {
  return role !== null && Object.hasOwn(ROLES, role);
}

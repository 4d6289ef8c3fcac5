import { and, desc, eq, gte, inArray, like, lt, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { account, auditEvent, demandCount, person, plan } from '../schema/index.ts';
import type { AuditRow } from './audit.ts';

/** Which events; what is absent does not narrow. */
export interface AuditFilter {
  personId?: string | undefined;
  planId?: string | undefined;
  /** Part of the name of whoever did it, whatever the case. */
  who?: string | undefined;
  /** First part of the action: `plan` finds `plan.create`. */
  area?: string | undefined;
  /** Instants as ISO text: from the first on, before the second. */
  from?: string | undefined;
  before?: string | undefined;
  /** Only events of this district. */
  districtId?: string | null | undefined;
  /** Events of these subjects are left out. */
  withoutSubjects?: readonly string[] | undefined;
}

/** Events that pass a filter, newest first, with a sequence below `below` where that is given. */
export function listAuditEvents(db: Db, filter: AuditFilter, below: number | null, limit: number): AuditRow[] {
  return db
    .select()
    .from(auditEvent)
    .where(and(below === null ? undefined : lt(auditEvent.sequence, below), ...conditionsOf(filter)))
    .orderBy(desc(auditEvent.sequence))
    .limit(limit)
    .all();
}

/** Every event about a person, or whose subject the person is, newest first. */
export function listAuditEventsOfPerson(db: Db, personId: string): AuditRow[] {
  const isSubject = and(eq(auditEvent.subject, 'person'), eq(auditEvent.subjectId, personId));
  return db
    .select()
    .from(auditEvent)
    .where(or(eq(auditEvent.personId, personId), isSubject))
    .orderBy(desc(auditEvent.sequence))
    .all();
}

function conditionsOf(filter: AuditFilter): (SQL | undefined)[] {
  const { personId, planId, who, area, from, before, districtId, withoutSubjects = [] } = filter;
  return [
    personId === undefined ? undefined : eq(auditEvent.personId, personId),
    planId === undefined ? undefined : and(eq(auditEvent.subject, 'plan'), eq(auditEvent.subjectId, planId)),
    who === undefined ? undefined : sql`instr(lower(${auditEvent.accountName}), ${who.toLowerCase()}) > 0`,
    area === undefined ? undefined : like(auditEvent.action, `${area}.%`),
    from === undefined ? undefined : gte(auditEvent.at, from),
    before === undefined ? undefined : lt(auditEvent.at, before),
    districtId === undefined || districtId === null ? undefined : eq(auditEvent.districtId, districtId),
    withoutSubjects.length === 0 ? undefined : notInArray(auditEvent.subject, [...withoutSubjects]),
  ];
}

/** Names of people by id, of those who are still kept. */
export function readPersonNames(db: Db, ids: readonly string[]): Map<string, string> {
  const rows = db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(inArray(person.id, [...ids]))
    .all();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Names of accounts by id, of those there still are. */
export function readAccountNames(db: Db, ids: readonly string[]): Map<string, string> {
  const rows = db
    .select({ id: account.id, name: account.name })
    .from(account)
    .where(inArray(account.id, [...ids]))
    .all();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Names of plans by id; of deleted ones the name that the event of the deletion kept. */
export function readPlanNames(db: Db, ids: readonly string[]): Map<string, string> {
  const gone = db
    .select({ id: auditEvent.subjectId, before: auditEvent.before })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.subject, 'plan'),
        eq(auditEvent.action, 'plan.delete'),
        inArray(auditEvent.subjectId, [...ids]),
      ),
    )
    .all();
  const rows = db
    .select({ id: plan.id, name: plan.name })
    .from(plan)
    .where(inArray(plan.id, [...ids]))
    .all();
  return new Map([
    ...gone.flatMap(({ id, before }): [string, string][] => {
      const name = before === null ? undefined : (JSON.parse(before) as { name?: unknown }).name;
      return typeof name === 'string' ? [[id, name]] : [];
    }),
    ...rows.map(({ id, name }): [string, string] => [id, name]),
  ]);
}

/** Counts of open cases by id, as far as they say what is counted. */
export function readCountLabels(db: Db, ids: readonly string[]) {
  const numbers = ids.filter((id) => /^\d{1,15}$/.test(id)).map(Number);
  const rows = db.select().from(demandCount).where(inArray(demandCount.id, numbers)).all();
  return new Map(rows.map((row) => [String(row.id), row]));
}

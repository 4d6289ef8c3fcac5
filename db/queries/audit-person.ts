import { inflateRawSync } from 'node:zlib';
import { eq } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { occupancy, person, planPin, planPlacement } from '../schema/index.ts';

/** A column of free or JSON text in which a person may be named. */
export interface TextColumn {
  table: string;
  column: string;
  json: boolean;
}

/** Where people may be named outside their own record and the history. */
export const TEXT_COLUMNS: readonly TextColumn[] = [
  { table: 'plan', column: 'name', json: false },
  { table: 'plan', column: 'facts', json: true },
  { table: 'plan_pin', column: 'reason', json: false },
  { table: 'person_preference', column: 'reason', json: false },
  { table: 'proposal', column: 'result', json: true },
  { table: 'proposal', column: 'failure', json: false },
  { table: 'study', column: 'question', json: true },
  { table: 'study', column: 'result', json: true },
  { table: 'study', column: 'failure', json: false },
  { table: 'study', column: 'step_text', json: false },
  { table: 'demand_note', column: 'text', json: false },
  { table: 'occupancy', column: 'worker_name', json: false },
  { table: 'occupancy', column: 'reason', json: false },
  { table: 'occupancy', column: 'end_reason', json: false },
  { table: 'funding_line', column: 'reason', json: false },
  { table: 'post', column: 'end_reason', json: false },
  { table: 'post', column: 'frozen_reason', json: false },
  { table: 'post_mapping', column: 'note', json: false },
  { table: 'recruitment', column: 'owner', json: false },
  { table: 'recruitment', column: 'next_action', json: false },
  { table: 'recruitment', column: 'close_reason', json: false },
  { table: 'recruitment', column: 'note', json: false },
  { table: 'decision', column: 'title', json: false },
  { table: 'decision', column: 'content', json: true },
  { table: 'decision', column: 'decision_maker', json: false },
  { table: 'decision_item', column: 'wording', json: false },
  { table: 'decision_edition', column: 'record', json: true },
];

/** A text that may name somebody, and where it stands. */
export interface FoundText {
  rowid: number;
  text: string;
}

/** Texts of a column that hold one of the needles, whatever the case of plain letters. */
export function findTexts(db: Db, { table, column }: TextColumn, needles: readonly string[]): FoundText[] {
  const matches = needles.map(() => `instr(lower("${column}"), lower(?)) > 0`).join(' OR ');
  return db.$client
    .prepare<string[], FoundText>(`SELECT rowid, "${column}" AS text FROM "${table}" WHERE ${matches || '0'}`)
    .all(...needles);
}

/** Replaces a text. Call it inside a transaction. */
export function replaceText(db: Db, { table, column }: TextColumn, rowid: number, text: string): void {
  db.$client.prepare(`UPDATE "${table}" SET "${column}" = ? WHERE rowid = ?`).run(text, rowid);
}

/** Ids of the plans whose facts hold a person. */
export function listPlansWithPerson(db: Db, personId: string): string[] {
  return db.$client
    .prepare<[string], { id: string }>(
      "SELECT id FROM plan WHERE EXISTS (SELECT 1 FROM json_each(facts, '$.people') WHERE json_extract(value, '$.id') = ?)",
    )
    .all(personId)
    .map(({ id }) => id);
}

/** The names that the facts of plans froze for a person. */
export function listFrozenNames(db: Db, personId: string): string[] {
  return db.$client
    .prepare<[string], { name: string }>(
      "SELECT DISTINCT json_extract(value, '$.name') AS name FROM plan, json_each(plan.facts, '$.people') WHERE json_extract(value, '$.id') = ?",
    )
    .all(personId)
    .map(({ name }) => name);
}

/** True where a proposal or a study of one of the plans is being worked out. */
export function isBeingWorkedOut(db: Db, planIds: readonly string[]): boolean {
  const marks = planIds.map(() => '?').join(', ');
  const running = `state IN ('queued', 'running') AND plan_id IN (${marks})`;
  return (
    db.$client
      .prepare(`SELECT 1 FROM proposal WHERE ${running} UNION SELECT 1 FROM study WHERE ${running}`)
      .get(...planIds, ...planIds) !== undefined
  );
}

/**
 * Gives a person another id and name and forgets their languages, preferences, constraints and competences. Role, team,
 * hours and dates stay. Posts they held follow, and plans in placements and pins. Call it inside a transaction.
 */
export function pseudonymisePerson(db: Db, personId: string, pseudonym: string, name: string): void {
  const record = db.select().from(person).where(eq(person.id, personId)).get();
  if (!record) return;
  db.insert(person)
    .values({ ...record, id: pseudonym, name, version: 1 })
    .run();
  db.update(occupancy).set({ personId: pseudonym }).where(eq(occupancy.personId, personId)).run();
  db.delete(person).where(eq(person.id, personId)).run();
  db.update(planPlacement).set({ personId: pseudonym }).where(eq(planPlacement.personId, personId)).run();
  db.update(planPin).set({ personId: pseudonym }).where(eq(planPin.personId, personId)).run();
}

/** Replaces the reason of every pin of a person. Call it inside a transaction. */
export function replacePinReasons(db: Db, personId: string, reason: string): void {
  db.update(planPin).set({ reason }).where(eq(planPin.personId, personId)).run();
}

/** Takes plans to their next version, so that whoever has one open sees it anew. Call it inside a transaction. */
export function advancePlans(db: Db, planIds: readonly string[]): void {
  const next = db.$client.prepare('UPDATE plan SET version = version + 1 WHERE id = ?');
  for (const id of planIds) next.run(id);
}

/** Forgets answers kept for repeated requests that hold one of the needles. Call it inside a transaction. */
export function forgetAnswers(db: Db, needles: readonly string[]): void {
  const kept = db.$client
    .prepare<[], { rowid: number; body: string }>('SELECT rowid, body FROM idempotency_key WHERE body IS NOT NULL')
    .all();
  const forget = db.$client.prepare('DELETE FROM idempotency_key WHERE rowid = ?');
  for (const { rowid, body } of kept) {
    const text = inflateRawSync(Buffer.from(body, 'base64')).toString('utf8').toLowerCase();
    if (needles.some((needle) => text.includes(needle.toLowerCase()))) forget.run(rowid);
  }
}

/** An event as far as a redaction has to know it. */
export interface EventPlace {
  sequence: number;
  subjectId: string;
  personId: string | null;
}

/** Events that hold one of the needles in what they tell. */
export function listEventsThatSay(db: Db, needles: readonly string[]): EventPlace[] {
  const find = db.$client.prepare<[string, string, string], EventPlace>(
    'SELECT sequence, subject_id AS subjectId, person_id AS personId FROM audit_event WHERE instr(lower(before), lower(?)) > 0 OR instr(lower(after), lower(?)) > 0 OR instr(lower(reason), lower(?)) > 0',
  );
  const found = needles.flatMap((needle) => find.all(needle, needle, needle));
  return [...new Map(found.map((event) => [event.sequence, event])).values()];
}

/** Digests, secrets and packed answers: they spell short names and numbers by chance, and never tell of anybody. */
const UNREADABLE = /(^|[._])(hash|salt)$|^idempotency_key\.body$|^sign_in_failure\.key$/;

/**
 * Tables and columns, as `account.name`, in which a text holds the needle. Reads the whole database but what is no text
 * for anybody to read; what answers kept for repeated requests say, `forgetAnswers` knows.
 */
export function columnsThatSay(db: Db, needle: string): string[] {
  const tables = db.$client
    .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all();
  return tables.flatMap(({ name: table }) =>
    db.$client
      .prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}')`)
      .all()
      .filter(({ name }) => !UNREADABLE.test(`${table}.${name}`))
      .filter(({ name }) => findTexts(db, { table, column: name, json: false }, [needle]).length > 0)
      .map(({ name }) => `${table}.${name}`),
  );
}

/** Writes the file anew without what was deleted or overwritten, and empties the journal. Not inside a transaction. */
export function forgetDeleted(db: Db): void {
  db.$client.exec('VACUUM');
  db.$client.pragma('wal_checkpoint(TRUNCATE)');
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { faultsOf } from '../../db/check.ts';
import { Chance } from '../../seeds/random.ts';
import {
  askPlan,
  keepChanging,
  keepPlanning,
  type PlanAsked,
  personAt,
  type Subject,
  signIn,
} from './crash-writers.ts';
import { startRealServer } from './real-server.ts';

/** What a run of crashes found. */
export interface CrashReport {
  kills: number;
  /** Changes answered with 2xx. */
  acknowledged: number;
  /** Changes that were under way at a kill, and how many of them turned out to be stored. */
  inFlight: number;
  inFlightStored: number;
  /** Acknowledged changes that were gone. */
  lost: string[];
  /** Changes of which only a part was there, or which were done twice. */
  halfApplied: string[];
  /** What the checks of the file found. */
  damaged: string[];
}

const PEOPLE = ['W-0101', 'W-0102', 'W-0103'];
/** The kill comes after at most so many answers, and so many milliseconds more. */
const MOST_ANSWERS = 20;
const MOST_MS = 15;
const PATIENCE_MS = 5000;

/**
 * Lets writers at work on a real server, kills it at moments of a seeded chance, starts it again, and compares what is
 * stored with what was acknowledged, once for each kill.
 */
export async function crashRun(kills: number, seed: number): Promise<CrashReport> {
  const chance = new Chance(seed);
  const dataDir = mkdtempSync(join(tmpdir(), 'evenhand-crash-'));
  const environment = { NODE_COMPILE_CACHE: join(dataDir, 'compiled'), EVENHAND_BACKUP_HOURS: '0' };
  const report: CrashReport = {
    kills: 0,
    acknowledged: 0,
    inFlight: 0,
    inFlightStored: 0,
    lost: [],
    halfApplied: [],
    damaged: [],
  };
  let server = await startRealServer(dataDir, environment);
  try {
    const cookie = await signIn(server.url);
    const file = join(dataDir, 'evenhand.sqlite');
    const subjects = readSubjects(file);
    const plans: PlanAsked[] = [];
    const answered = () =>
      subjects.reduce(
        (sum, { requestIds }) => sum + requestIds.length,
        plans.filter((plan) => plan.acknowledged).length,
      );
    while (report.kills < kills) {
      const at = { url: server.url, cookie };
      const atWork = [...subjects.map((subject) => keepChanging(at, subject)), keepPlanning(at, plans)];
      const enough = answered() + chance.below(MOST_ANSWERS);
      const until = performance.now() + PATIENCE_MS;
      while (answered() < enough && performance.now() < until) await Promise.race([wait(1), ...atWork]);
      await wait(chance.below(MOST_MS));
      await server.kill();
      await Promise.all(atWork);
      report.kills += 1;
      server = await startRealServer(dataDir, environment);
      const last = plans.at(-1);
      // a plan without an answer is asked for again with its key: it has to be there once in the end
      if (last && !last.acknowledged) await askPlan({ url: server.url, cookie }, last);
      compare(file, subjects, plans, report);
    }
    report.acknowledged = answered();
    return report;
  } finally {
    await server.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function readSubjects(file: string): Subject[] {
  const db = new Sqlite(file, { readonly: true });
  const of = (kind: Subject['kind'], id: string, version: number, mark: number): Subject => ({
    kind,
    id,
    acknowledged: { version, mark },
    inFlight: null,
    requestIds: [],
  });
  const count = db
    .prepare<[], { id: number; version: number; open_cases: number }>('SELECT * FROM demand_count ORDER BY id LIMIT 1')
    .get();
  db.close();
  if (!count) throw new Error('The demo has no counts of cases');
  return [
    ...PEOPLE.map((id) => of('person', id, 1, 0)),
    of('demand', String(count.id), count.version, count.open_cases),
  ];
}

function compare(file: string, subjects: readonly Subject[], plans: readonly PlanAsked[], report: CrashReport): void {
  const db = new Sqlite(file, { readonly: true });
  try {
    for (const fault of faultsOf(db)) report.damaged.push(`kill ${report.kills}: ${fault}`);
    for (const subject of subjects) compareSubject(db, subject, report);
    comparePlans(db, plans, report);
  } finally {
    db.close();
  }
}

function compareSubject(db: Sqlite.Database, subject: Subject, report: CrashReport): void {
  const { kind, id, acknowledged, inFlight } = subject;
  const what = `kill ${report.kills}: ${kind} ${id}`;
  const stored = kind === 'person' ? storedPerson(db, id) : storedCount(db, id);
  if (inFlight) report.inFlight += 1;
  const isAhead = inFlight !== null && stored.version === acknowledged.version + 1;
  if (isAhead) report.inFlightStored += 1;
  const mark = isAhead ? inFlight.mark : acknowledged.mark;
  if (stored.version < acknowledged.version)
    report.lost.push(`${what} is at ${stored.version}, not ${acknowledged.version}`);
  else if (!isAhead && stored.version > acknowledged.version) report.halfApplied.push(`${what} was changed twice`);
  else if (mark > 0 && stored.text !== textAt(kind, mark))
    report.halfApplied.push(`${what}: ${stored.text}, mark ${mark}`);
  const told = db.prepare<[string], { n: number }>(
    'SELECT count(DISTINCT request_id) AS n FROM audit_event WHERE request_id = ?',
  );
  for (const requestId of subject.requestIds.slice(-20)) {
    if (told.get(requestId)?.n !== 1) report.halfApplied.push(`${what}: the audit trail does not tell of ${requestId}`);
  }
  subject.acknowledged = { version: stored.version, mark };
  subject.inFlight = null;
}

function textAt(kind: Subject['kind'], mark: number): string {
  if (kind === 'demand') return String(mark);
  const { name, languages } = personAt(mark);
  return `${name} ${languages.join()}`;
}

function storedPerson(db: Sqlite.Database, id: string): { version: number; text: string } {
  const row = db
    .prepare<[string], { version: number; text: string }>(
      `SELECT version, name || ' ' || coalesce((SELECT group_concat(language_code, ',') FROM
         (SELECT language_code FROM person_language WHERE person_id = person.id ORDER BY language_code)), '') AS text
       FROM person WHERE id = ?`,
    )
    .get(id);
  return row ?? { version: 0, text: 'gone' };
}

function storedCount(db: Sqlite.Database, id: string): { version: number; text: string } {
  const row = db
    .prepare<[string], { version: number; text: string }>(
      'SELECT version, CAST(open_cases AS TEXT) AS text FROM demand_count WHERE id = ?',
    )
    .get(id);
  return row ?? { version: 0, text: 'gone' };
}

/** Every plan that was answered is there once, with all of its people placed. */
function comparePlans(db: Sqlite.Database, plans: readonly PlanAsked[], report: CrashReport): void {
  const stored = db
    .prepare<[], { name: string; n: number; people: number }>(
      `SELECT name, count(*) AS n, min((SELECT count(DISTINCT person_id) FROM plan_placement WHERE plan_id = plan.id)) AS people
       FROM plan GROUP BY name`,
    )
    .all();
  const byName = new Map(stored.map((row) => [row.name, row]));
  const whole = Math.max(0, ...stored.map(({ people }) => people));
  for (const { name, acknowledged } of plans) {
    const row = byName.get(name);
    const what = `kill ${report.kills}: ${name}`;
    if (!row && acknowledged) report.lost.push(`${what} is gone`);
    if (row && row.n !== 1) report.halfApplied.push(`${what} is there ${row.n} times`);
    if (row && row.people !== whole) report.halfApplied.push(`${what} has ${row.people} of ${whole} people`);
  }
}

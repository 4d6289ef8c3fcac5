import { randomUUID } from 'node:crypto';
import { closeDb, type Db, openDb, openDbFromBytes } from '../../db/open.ts';
import { loadDemo } from '../../seeds/run.ts';
import { addDemoAccounts, DEMO_ACCOUNTS } from '../../server/accounts/demo-accounts.ts';
import { startSession } from '../../server/accounts/start-session.ts';
import { type AppDeps, createApp } from '../../server/app.ts';
import type { Role } from '../../server/contract/permissions.ts';
import { type Problem, problem } from '../../server/contract/problems.ts';
import type { SolveRunner } from '../../server/solving/solve-runner.ts';
import { strictLog } from './strict-log.ts';

/** The moment every test happens at. */
export const NOW = new Date('2021-04-01T09:00:00Z');
export type Caller = Role | 'nobody';
export const ROLES: readonly Role[] = DEMO_ACCOUNTS.map(({ role }) => role);

/** Somebody without cases in South, with a reason that is not for their manager; the id has to be encoded in a path. */
const ONE_MORE = `
INSERT INTO person (id, name, role_id, unit_id, contracted_minutes, start_date) VALUES
  ('a/b', 'Pat Ellis', 'team-manager', 'team-south', 2220, '2019-04-01');
INSERT INTO person_preference VALUES ('a/b', 'south', 1, 'a private reason');
`;

let template: Promise<Buffer> | undefined;
let copies = 0;
/** After so many copies those that nobody uses any more are freed: they weigh too little on the heap to bring that about. */
const FREE_AFTER = 32;

async function makeTemplate(): Promise<Buffer> {
  const db = openDb(':memory:');
  await loadDemo(db, { now: NOW, set: 'tiny' });
  db.$client.exec(ONE_MORE);
  await addDemoAccounts(db, { log2Cost: 4, parallel: 1 });
  const bytes = db.$client.serialize();
  closeDb(db);
  return bytes;
}

/** A fresh copy in memory of the set that can be checked by hand, with one person more and an account for each role. */
export async function testDb(): Promise<Db> {
  template ??= makeTemplate();
  copies += 1;
  if (copies % FREE_AFTER === 0) globalThis.gc?.();
  return openDbFromBytes(await template);
}

/** For tests that never solve: every job fails at once. */
const noSolver: SolveRunner = {
  run: async () => ({ kind: 'failed', reason: 'nothing solves here' }),
  relax: async () => ({ kind: 'failed', reason: 'nothing solves here' }),
  leastRegret: async () => ({ kind: 'failed', reason: 'nothing solves here' }),
  close: () => {},
};

export interface Call {
  as?: Caller;
  json?: unknown;
  /** Sent as `If-Match: "N"`. */
  version?: number;
  headers?: Record<string, string>;
  /** Sent as it stands, instead of `json`. */
  body?: BodyInit;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  body: unknown;
}

/**
 * The whole application on a database of its own, and a way to call it as somebody.
 * @param settings what differs from an application that is reached directly and knows passwords only
 */
export async function testApp(given?: Db, settings: Partial<Omit<AppDeps, 'db' | 'now'>> = {}) {
  const db = given ?? (await testDb());
  let time = NOW;
  const app = createApp({
    db,
    now: () => time,
    log: strictLog(),
    version: 'test',
    solveRunner: noSolver,
    ...settings,
  });
  const send = async (method: string, path: string, call: Call = {}): Promise<Response> => {
    const { as = 'service-manager', json, version, headers = {}, body } = call;
    const cookie = as === 'nobody' ? undefined : sessionCookie(db, as, time);
    return app.request(`http://localhost/api${path}`, {
      method,
      headers: {
        ...(cookie ? { cookie } : {}),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        ...headers,
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(body === undefined ? {} : { body }),
    });
  };
  const call = async (method: string, path: string, options?: Call): Promise<Answer> => {
    const response = await send(method, path, options);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
  };
  return {
    app,
    db,
    send,
    call,
    /** The problem of a refused call. */
    refused: async (method: string, path: string, options?: Call): Promise<Problem> =>
      problemOf(await call(method, path, options)),
    /** Cookie of a new session in a role. */
    cookie: (role: Role) => sessionCookie(db, role, time),
    setTime: (next: Date) => {
      time = next;
    },
  };
}
export type TestApp = Awaited<ReturnType<typeof testApp>>;

/** Checks that an answer is a problem in the one agreed form, and gives it. */
export function problemOf(answer: Answer): Problem {
  const type = answer.headers.get('content-type');
  if (type !== 'application/problem+json') throw new Error(`${answer.status} ${type}: ${answer.text.slice(0, 200)}`);
  const found = problem.parse(answer.body);
  if (found.status !== answer.status) throw new Error(`The body says ${found.status}, the response ${answer.status}`);
  return found;
}

/** Cookie of a new session of the account with a role; the account is made where there is none. */
function sessionCookie(db: Db, role: Role, at: Date): string {
  const find = db.$client.prepare<[string], { id: string }>('SELECT id FROM account WHERE role = ?');
  let id = find.get(role)?.id;
  if (!id) {
    id = randomUUID();
    db.$client
      .prepare("INSERT INTO account (id, email, name, role, password_hash, demo) VALUES (?, ?, ?, ?, 'none', 0)")
      .run(id, `${role}@test.example`, `The ${role}`, role);
  }
  return `evenhand_session=${startSession(db, id, at)}`;
}

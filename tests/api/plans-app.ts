import { closeDb, type Db, openDb, openDbFromBytes } from '../../db/open.ts';
import { keepReadings } from '../../server/audit/keep-readings.ts';
import type { Role } from '../../server/contract/permissions.ts';
import {
  type PlanChange,
  type PlanChanged,
  type PlanView,
  planChanged,
  planView,
} from '../../server/contract/plans.ts';
import { createRouter } from '../../server/http/router.ts';
import { wrapInShell } from '../../server/http/shell.ts';
import { plansRoutes } from '../../server/plans/routes.ts';
import { proposalsRoutes } from '../../server/proposals/routes.ts';
import type { SolveRunner } from '../../server/solving/solve-runner.ts';
import { studiesRoutes } from '../../server/studies/routes.ts';
import { strictLog } from '../support/strict-log.ts';

/**
 * The example of the domain tests as tables: Ann and Bob in North, Cas (not North) and May the manager in South; and
 * people who must not show: Max in the MASH, Yan who left in March. Zoe joins South in May.
 */
const TABLES = `
INSERT INTO district VALUES ('north', 'North', 1), ('south', 'South', 2);
INSERT INTO unit VALUES ('tn', 'North team', 'district-team', 'north'), ('ts', 'South team', 'district-team', 'south'),
  ('mash', 'MASH', 'central', NULL);
INSERT INTO role VALUES ('caseworker', 'Caseworker', 1, 1), ('manager', 'Team manager', 0, 2);
INSERT INTO district_minimum VALUES ('south', 'manager', 1);
INSERT INTO language VALUES ('en', 'English', NULL, 0, 'test'), ('unknown', 'Not recorded', NULL, 0, 'test'),
  ('ur', 'Urdu', NULL, 1, 'test');
INSERT INTO level_of_need VALUES ('l2', 'Level 2', 1), ('l3', 'Level 3', 2);
INSERT INTO case_weight VALUES ('l2', '2020-04-01', 2), ('l3', '2020-04-01', 5);
INSERT INTO caseload_standard (from_date, full_time_minutes, points_per_full_time, source) VALUES ('2020-04-01', 2220, 100, 'test');
INSERT INTO person (id, name, role_id, unit_id, contracted_minutes, start_date, end_date) VALUES
  ('a', 'Ann Lee', 'caseworker', 'tn', 2220, '2020-01-01', NULL), ('b', 'Bob Ray', 'caseworker', 'tn', 1110, '2020-01-01', NULL),
  ('c', 'Cas Roe', 'caseworker', 'ts', 1776, '2020-01-01', NULL), ('m', 'May Fox', 'manager', 'ts', 2220, '2020-01-01', NULL),
  ('x', 'Max Orr', 'caseworker', 'mash', 2220, '2020-01-01', NULL), ('y', 'Yan Poe', 'caseworker', 'tn', 2220, '2020-01-01', '2021-03-31'),
  ('z', 'Zoe Kay', 'caseworker', 'ts', 2220, '2021-05-01', NULL);
INSERT INTO person_language VALUES ('b', 'ur'), ('b', 'en');
INSERT INTO person_preference (person_id, district_id, rank, reason) VALUES ('a', 'north', 1, 'secret reason'),
  ('a', 'south', 2, NULL), ('c', 'north', 1, NULL);
INSERT INTO working_constraint VALUES ('c', 'north');
INSERT INTO demand_count (district_id, month, level_id, language_code, open_cases) VALUES
  ('south', '2021-03', 'l3', 'ur', 4), ('south', '2021-03', 'l2', 'unknown', 15), ('north', '2021-03', 'l2', 'en', 50);
INSERT INTO installation VALUES ('default-as-at', '2021-04-01');
`;

let bytes: Buffer | undefined;

/** A fresh copy in memory of the example. */
export function exampleDb(): Db {
  if (!bytes) {
    const db = openDb(':memory:');
    db.$client.exec(TABLES);
    bytes = db.$client.serialize();
    closeDb(db);
  }
  return openDbFromBytes(bytes);
}

/** For tests that never solve. */
export const noSolver: SolveRunner = {
  run: async () => ({ kind: 'failed', reason: 'This test does not solve' }),
  relax: async () => ({ kind: 'failed', reason: 'This test does not solve' }),
  leastRegret: async () => ({ kind: 'failed', reason: 'This test does not solve' }),
  close: () => {},
};

export type Caller = Role | 'nobody';
export interface Answer {
  status: number;
  body: unknown;
  headers: Headers;
}

/** The routes of plans, proposals and studies behind the real shell. District managers are of South. */
export function plansApp(db: Db, solveRunner = noSolver, limits = { deadlineMs: 10_000, gap: 1e-4 }) {
  const app = createRouter();
  const log = strictLog();
  wrapInShell(app, {
    log,
    identify: async (c, next) => {
      const role = ROLES.find((known) => known === c.req.header('x-test-role'));
      const districtId = role === 'district-manager' ? 'south' : null;
      c.set('account', role ? { id: role, email: `${role}@test`, name: `The ${role}`, role, districtId } : null);
      await next();
    },
  });
  const now = () => new Date('2021-04-01T10:00:00Z');
  app.use(keepReadings({ db, now }));
  const whole = app
    .route('/api', plansRoutes({ db, now }))
    .route('/api', proposalsRoutes({ db, now, log, solveRunner, limits }))
    .route('/api', studiesRoutes({ db, now, log, solveRunner, limits }));
  const send = (method: string, path: string, options: { as?: Caller; version?: number; json?: unknown } = {}) =>
    whole.request(`http://localhost/api${path}`, {
      method,
      headers: {
        'x-test-role': options.as ?? 'service-manager',
        ...(options.version === undefined ? {} : { 'if-match': `"${options.version}"` }),
        ...(options.json === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(options.json === undefined ? {} : { body: JSON.stringify(options.json) }),
    });
  const call = async (...request: Parameters<typeof send>): Promise<Answer> => {
    const response = await send(...request);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
  };
  return {
    send,
    call,
    /** A new plan of the example. */
    newPlan: async (more: object = {}): Promise<PlanView> => {
      const { body } = await call('POST', '/plans', { json: { name: 'Draft', asAt: '2021-04-01', ...more } });
      return planView.parse(body);
    },
    /** The plan as it is now. */
    plan: async (id: string, as?: Caller): Promise<PlanView> =>
      planView.parse((await call('GET', `/plans/${id}`, as ? { as } : {})).body),
    /** Changes that have to be taken. */
    change: async (id: string, version: number, ...changes: PlanChange[]): Promise<PlanChanged> => {
      const { body } = await call('POST', `/plans/${id}/changes`, { version, json: { changes } });
      return planChanged.parse(body);
    },
  };
}

const ROLES: readonly Role[] = ['service-manager', 'manager', 'hr', 'district-manager'];

export const place = (personId: string, districtId: string): PlanChange => ({
  kind: 'place',
  personId,
  placements: [{ districtId, share: 1 }],
});
export const pin = (personId: string, reason = 'knows the schools'): PlanChange => ({
  kind: 'pin',
  personId,
  reason,
  expires: null,
});

/** Id of a plan that was made. */
export function idOf(view: PlanView): string {
  if (!view.plan) throw new Error('This is no stored plan');
  return view.plan.id;
}

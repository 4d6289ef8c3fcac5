import type { DataKind } from '../../server/contract/data-kinds.ts';
import { planView } from '../../server/contract/plans.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { type Operation, operationsOf } from '../support/operations.ts';

/** A text that stands in the data at one place only: what it is, and whose district it is about (null: of no district). */
export interface Trace {
  text: string;
  kind: DataKind;
  districtId: string | null;
}

/** So many digits that no random id or hash holds them by chance. */
const HOURLY_PENCE = 987_654_321_012;

/** Somebody in each district, whom nothing brings to the other. */
const PEOPLE = [
  { id: 'T-1', districtId: 'north' },
  { id: 'T-4', districtId: 'south' },
];

export const traces: readonly Trace[] = [
  ...PEOPLE.flatMap(({ id, districtId }): Trace[] => [
    { text: `name of ${id}`, kind: 'identity', districtId },
    { text: `wish of ${id}`, kind: 'wish-reason', districtId },
    { text: `pin of ${id}`, kind: 'placement', districtId },
  ]),
  { text: 'reason of A-0006', kind: 'personnel', districtId: 'south' },
  { text: String(HOURLY_PENCE), kind: 'pay', districtId: 'south' },
  { text: 'decision by trace', kind: 'decision', districtId: null },
  { text: 'plan by trace', kind: 'plan', districtId: null },
  { text: 'study by trace', kind: 'whole-plan', districtId: null },
  { text: 'trace@test.example', kind: 'account', districtId: null },
];

/**
 * An application in which each kind of data holds a text of its own, a plan with pins and a move, a proposal that is
 * ready, one that is impossible, and a study.
 */
export async function tracedApp() {
  const test = await testApp();
  const { db, call } = test;
  for (const { id } of PEOPLE) {
    db.$client.prepare('UPDATE person SET name = ? WHERE id = ?').run(`name of ${id}`, id);
    db.$client.prepare('DELETE FROM person_preference WHERE person_id = ?').run(id);
  }
  db.$client.exec(`
    INSERT INTO person_preference (person_id, district_id, rank, reason)
      VALUES ('T-1', 'north', 1, 'wish of T-1'), ('T-4', 'south', 1, 'wish of T-4');
    UPDATE occupancy SET reason = 'reason of A-0006', hourly_pence = ${HOURLY_PENCE} WHERE id = 'A-0006';
    INSERT INTO decision (id, reference, title, content, state, created_by, updated_at)
      VALUES ('traced', 'traced', 'decision by trace',
        '{"purpose":"","background":"","options":[],"reasons":"","consulted":[],"legal":"","financial":"","recommendation":""}',
        'draft', 'Kim', '2021-04-01T09:00:00.000Z');
    INSERT INTO account (id, email, name, role, password_hash, demo) VALUES ('traced', 'trace@test.example', 'Kim', 'administrator', 'none', 0);
  `);
  const made = await call('POST', '/plans', { json: { name: 'plan by trace', asAt: '2021-04-01', copyOf: null } });
  const planId = planView.parse(made.body).plan?.id ?? '';
  const pins = PEOPLE.map(({ id }) => ({ kind: 'pin', personId: id, reason: `pin of ${id}`, expires: null }));
  const change = await call('POST', `/plans/${planId}/changes`, { version: 1, json: { changes: pins } });
  if (change.status !== 200) throw new Error(change.text);
  const placements = ['T-1', 'T-2', 'T-3', 'T-4', 'a/b'].map((staff) => ({
    staff,
    district: staff === 'T-4' || staff === 'a/b' ? 'south' : 'north',
    share: 1,
  }));
  const found = { status: 'feasible', objective: 1, gap: 1, elapsedMs: 1, placements, districts: [], conflicts: [] };
  const conflicts = PEOPLE.map(({ id }) => {
    return { rule: 'pin', subject: id, amount: 1, sentence: `name of ${id} is pinned elsewhere` };
  });
  const insert = db.$client.prepare(
    "INSERT INTO proposal VALUES (?, ?, ?, 2, 'Sam', '2021-04-01T09:00:00.000Z', ?, NULL)",
  );
  insert.run('ready', planId, 'ready', JSON.stringify(found));
  insert.run(
    'impossible',
    planId,
    'impossible',
    JSON.stringify({ ...found, status: 'infeasible', placements: [], conflicts }),
  );
  const curve = { movesCurve: { points: [], knee: null, sentence: 'study by trace' }, answers: [] };
  db.$client
    .prepare(
      "INSERT INTO study (id, plan_id, kind, state, based_on_version, started_by, started_at, question, result) VALUES ('study', ?, 'moves-curve', 'done', 2, 'Sam', '2021-04-01T09:00:00.000Z', '{}', ?)",
    )
    .run(planId, JSON.stringify(curve));
  return { ...test, planId };
}
export type TracedApp = Awaited<ReturnType<typeof tracedApp>>;

/** Ids that exist, by the resource an address begins with. */
const IDS: Readonly<Record<string, (test: TracedApp) => readonly string[]>> = {
  arrangements: () => ['A-0006'],
  costs: () => ['team-north'],
  decisions: () => ['traced'],
  people: () => PEOPLE.map(({ id }) => id),
  plans: ({ planId }) => [planId],
  proposals: () => ['ready', 'impossible'],
  studies: () => ['study'],
  posts: () => ['P-1', 'P-4'],
  imports: () => ['nothing-is-read-under-this'],
  docs: () => ['page.js'],
  calendar: () => ['nobody-has-this-address.ics'],
};

/** What some operations need beyond their path. */
const QUERIES: Readonly<Record<string, string>> = {
  '/search': '?q=a',
  '/plans/{id}/compare': '?with=today',
  '/plans/{id}/studies': '?kind=moves-curve',
};

/** Addresses of what exists for an operation without a body, with every combination of ids in its path. */
export function addressesOf({ path }: Operation, test: TracedApp): string[] {
  const pattern = path.replace('/api', '').replace('records/{kind}/{id}', 'records/posts/P-1');
  const resource = pattern.split('/')[1] ?? '';
  const ids = pattern.includes('{') ? (IDS[resource]?.(test) ?? []) : [''];
  return ids
    .flatMap((id) => {
      const first = pattern.replace(/\{.+?\}/, encodeURIComponent(id)).replaceAll(/\{(version|other)\}/g, '1');
      return first.includes('{personId}')
        ? PEOPLE.map((person) => first.replace('{personId}', encodeURIComponent(person.id)))
        : [first];
    })
    .map((address) => address + (QUERIES[pattern] ?? ''));
}

/** Every operation that reads, as the application describes it. */
export async function readingOperations(test: TestApp): Promise<Operation[]> {
  return (await operationsOf(test)).filter(({ method }) => method === 'GET');
}

import { expect } from 'vitest';
import { arrangement, arrangementPreview, fundingLineView } from '../../server/contract/arrangements.ts';
import { testApp } from '../support/app.ts';

/** Pay points as published for 2020-21, with one award after it that names points 4 to 7 only. */
const POINTS_2020 = [
  [4, 18933],
  [5, 19312],
  [6, 19698],
  [7, 20092],
];

/** What the set of every test holds already, those that rest on others first. */
const STANDING = [
  ...['funding_line', 'occupancy_step', 'occupancy', 'recruitment', 'post_requirement', 'post_mapping', 'post'],
  ...['agency_rate', 'fund', 'on_cost_rate', 'grade_range', 'grade', 'pay_point', 'decision'],
];

/**
 * An application with a post in each district and in the MASH, whoever holds them, pay of 2020-21 and 2021-22, a grant
 * and a decision of 18 November 2020. Post P-1 (North) is held by T-1, P-2 (South) by T-4; M-1 (MASH) is vacant, M-2
 * is held half by T-2.
 */
export async function arrangementsApp() {
  const test = await testApp();
  const insert = (sql: string) => test.db.$client.exec(sql);
  for (const table of STANDING) insert(`DELETE FROM ${table}`);
  insert(`
    INSERT INTO grade (id, name, position) VALUES ('g4', 'Grade 4', 4), ('g5', 'Grade 5', 5), ('g9', 'Grade 9', 9);
    INSERT INTO grade_range VALUES ('g4', '2019-04-01', 3, 4, 'test'), ('g5', '2019-04-01', 5, 7, 'test');
    INSERT INTO on_cost_rate VALUES ('2019-04-01', 2500, 'test');
    INSERT INTO fund (id, name, from_date, to_date, source) VALUES ('dfe', 'DfE grant', '2020-04-01', '2021-03-31', 'test');
    INSERT INTO agency_rate VALUES ('caseworker', '2019-04-01', 2450, 'test');
    INSERT INTO decision (id, reference, title, content, decision_maker, decided_on, state, created_by, updated_at)
      VALUES ('D-0001', 'EH/2020/11', 'Temporary capacity', '{}', 'Director', '2020-11-18', 'final', 'test', '2020-11-18T00:00:00Z');
    INSERT INTO post (id, title, role_id, grade_id, unit_id, budgeted_minutes, cost_code, start_date, permanence, state) VALUES
      ('P-1', 'Caseworker', 'caseworker', 'g4', 'team-north', 2220, 'C1', '2018-04-01', 'permanent', 'established'),
      ('P-2', 'Senior practitioner', 'senior-practitioner', 'g5', 'team-south', 2220, 'C1', '2018-04-01', 'permanent', 'established'),
      ('M-1', 'Process officer', 'support', 'g5', 'mash', 2220, 'C2', '2018-04-01', 'permanent', 'established'),
      ('M-2', 'Business support', 'support', 'g9', 'mash', 1110, 'C2', '2018-04-01', 'permanent', 'established'),
      ('T-9', 'Project officer', 'support', 'g5', 'mash', 2220, 'C2', '2020-04-01', 'permanent', 'established');
    UPDATE post SET end_date = '2021-09-30', permanence = 'temporary' WHERE id = 'T-9';
  `);
  insert(`
    INSERT INTO occupancy (id, post_id, person_id, kind, minutes, start_date, pay_point) VALUES
      ('A-0001', 'P-1', 'T-1', 'substantive', 2220, '2018-04-01', 4),
      ('A-0002', 'P-2', 'T-4', 'substantive', 2220, '2018-04-01', 6),
      ('A-0003', 'M-2', 'T-3', 'substantive', 1110, '2018-04-01', 5);
  `);
  const point = test.db.$client.prepare('INSERT INTO pay_point VALUES (?, ?, ?, ?, ?, NULL)');
  for (const [number = 0, pounds = 0] of POINTS_2020) {
    point.run('2020-04-01', number, pounds * 100, 'published', 'test');
    point.run('2021-04-01', number, Math.round(pounds * 101.5), 'derived', 'test');
  }
  return test;
}
export type ArrangementsApp = Awaited<ReturnType<typeof arrangementsApp>>;

/** The honorarium of the second worked example: point 4 to 6 from 27 September 2020 to 31 March 2021, without on-cost. */
export const HONORARIUM = {
  postId: 'M-1',
  personId: 'T-1',
  kind: 'acting-up',
  minutes: 2220,
  startDate: '2020-09-27',
  endDate: '2021-03-31',
  payPoint: 6,
  basePoint: 4,
  onCost: false,
  reason: 'a private reason of acting up',
  reviewDate: '2020-12-27',
  decisionReference: 'EH/2020/11',
  decisionId: 'D-0001',
} as const;

/** Somebody in a vacant post for half a year, at point 5 without on-cost. */
export const FIXED_TERM = {
  postId: 'M-1',
  personId: 'T-2',
  kind: 'fixed-term',
  minutes: 2220,
  startDate: '2020-12-01',
  endDate: '2021-05-31',
  payPoint: 5,
  onCost: false,
  reason: 'Fills the post until it is recruited to',
};
/** Half of it from a grant, for the part of it that the grant lasts. */
export const GRANT = {
  fundId: 'dfe',
  shareBasisPoints: 5000,
  fromDate: '2020-12-01',
  toDate: '2021-03-31',
  reason: 'The grant',
};

/** What tests of single actions ask for again and again; each holds that it is answered as it should be. */
export function arrangementCalls(app: () => ArrangementsApp) {
  const answered = async (status: number, path: string, options: { json: object; version?: number }) => {
    const answer = await app().call('POST', path, options);
    expect([answer.status, answer.text]).toEqual([status, expect.any(String)]);
    return answer.body;
  };
  return {
    add: async (json: object) => arrangement.parse(await answered(201, '/arrangements', { json })),
    preview: async (json: object) => arrangementPreview.parse(await answered(200, '/arrangement-previews', { json })),
    act: async (id: string, what: string, json: object, version = 1) =>
      arrangement.parse(await answered(200, `/arrangements/${id}/${what}`, { version, json })),
    fund: async (json: object) => fundingLineView.parse(await answered(201, '/funding-lines', { json })),
    read: async (id: string) => arrangement.parse((await app().call('GET', `/arrangements/${id}`)).body),
    occupancy: (id: string) =>
      app().db.$client.prepare<[string], Record<string, unknown>>('SELECT * FROM occupancy WHERE id = ?').get(id),
  };
}

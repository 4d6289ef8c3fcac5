import { type DemandMethod, demandMethod, type MethodSettings } from '../../server/contract/demand-method.ts';
import { overview } from '../../server/contract/overview.ts';
import { type Caller, type TestApp, testApp } from '../support/app.ts';

/** Takes out what is recorded of the way to open cases. */
const NOTHING = `
DELETE FROM referral_count;
DELETE FROM referral_source;
DELETE FROM case_flow;
DELETE FROM out_of_scope_count;
UPDATE demand_count SET families = NULL;
`;

const RECORDED = `
INSERT INTO service_setting VALUES ('small-numbers', '{"on":false,"threshold":5,"showZero":true}', 1);
INSERT INTO referral_source VALUES ('school', 'Schools', 1), ('police', 'Police', 2);
INSERT INTO referral_count (month, district_id, source_id, contacts, referrals, repeat_entries, straight_to_mash, engaged, unwilling) VALUES
  ('2021-03', 'north', 'school', 100, 60, 6, 6, 38, 12),
  ('2021-03', 'north', 'police', 50, 20, 4, 4, 8, 2),
  ('2021-02', 'north', 'school', 40, 20, 0, 0, 10, 10),
  ('2021-03', 'south', 'school', 30, 30, 0, 0, 28, 2);
INSERT INTO case_flow VALUES ('2021-03', 'north', 'additional', 4, 5, 2, 1, 450);
INSERT INTO out_of_scope_count VALUES ('2021-03', 'north', 'mash', 7), ('2021-03', 'south', 'commissioned', 9);
UPDATE demand_count SET families = 8 WHERE month = '2021-03' AND district_id = 'north' AND level_id = 'additional';
`;

/** The small set without anything of the way to open cases. */
export async function nothingRecorded(): Promise<TestApp> {
  const test = await testApp();
  test.db.$client.exec(NOTHING);
  return test;
}

/** The small set with referrals, flows and families of two months; the service hides no small count. */
export async function recorded(): Promise<TestApp> {
  const test = await nothingRecorded();
  test.db.$client.exec(RECORDED);
  return test;
}

/** The method as a reader has it. */
export async function read({ call }: TestApp, query = '', as: Caller = 'manager'): Promise<DemandMethod> {
  return demandMethod.parse((await call('GET', `/demand/method${query}`, { as })).body);
}

/** The chain of a district. */
export const chainOf = (method: DemandMethod, id: string) =>
  method.districts.find(({ districtId }) => districtId === id);

/** The settings in force, to start a change from. */
export async function current(test: TestApp): Promise<{ version: number; settings: MethodSettings }> {
  const { version, history } = await read(test);
  const settings = history.find(({ inForce }) => inForce)?.settings;
  if (!settings) throw new Error('No settings are in force');
  return { version, settings };
}

/** Demand by district, as the overview has it. */
export async function demandFte({ call }: TestApp): Promise<number[]> {
  const { districts } = overview.parse((await call('GET', '/overview', { as: 'manager' })).body);
  return districts.map((district) => district.demandFte);
}

/** A change of settings from a date on. */
export const set = (fromDate: string, settings: MethodSettings) => ({ what: 'set', fromDate, settings });
export const save = (test: TestApp, version: number, change: unknown, as: Caller = 'manager') =>
  test.call('PATCH', '/demand/method/settings', { as, version, json: { change, reason: 'Agreed with the union' } });

import { beforeAll, describe, expect, it } from 'vitest';
import { stressCase } from '../../server/contract/demand-stress-case.ts';
import { overview } from '../../server/contract/overview.ts';
import { planChanged, planView } from '../../server/contract/plans.ts';
import { type Scenarios, scenarios } from '../../server/contract/scenarios.ts';
import { type Caller, type TestApp, testApp } from '../support/app.ts';

async function sideBySide({ call }: TestApp, query = '', as: Caller = 'service-manager'): Promise<Scenarios> {
  return scenarios.parse((await call('GET', `/scenarios?asAt=2021-04-01${query}`, { as })).body);
}

async function newPlan({ call }: TestApp, name: string, more: object = {}): Promise<string> {
  const { body } = await call('POST', '/plans', { json: { name, asAt: '2021-04-01', ...more } });
  return planView.parse(body).plan?.id ?? '';
}

async function move({ call }: TestApp, planId: string, personId: string, districtId: string): Promise<void> {
  const changes = [{ kind: 'place', personId, placements: [{ districtId, share: 1 }] }];
  const version = planView.parse((await call('GET', `/plans/${planId}`)).body).plan?.version ?? 0;
  planChanged.parse((await call('POST', `/plans/${planId}/changes`, { version, json: { changes } })).body);
}

/** Ten families of the lower level, 5 points each, in North at once. */
async function saveCase({ call }: TestApp, name = 'The charity closes'): Promise<string> {
  const parameters = {
    kind: 'partner-closes',
    families: [{ districtId: 'north', levelId: 'additional', families: 10 }],
    referrals: [],
  };
  const { body } = await call('POST', '/demand/stress/cases', { json: { name, parameters } });
  return stressCase.parse(body).id;
}

describe('GET /api/scenarios', () => {
  let test: TestApp;
  let planId: string;
  beforeAll(async () => {
    test = await testApp();
    planId = await newPlan(test, 'To South');
    await move(test, planId, 'T-1', 'south');
    await saveCase(test);
  });

  it('puts doing nothing first, with the figures of the overview', async () => {
    const found = await sideBySide(test);
    const now = overview.parse((await test.call('GET', '/overview?asAt=2021-04-01')).body);
    expect(found.scenarios.map((each) => [each.planId, each.name, each.author])).toEqual([
      [null, 'Doing nothing', null],
      [planId, 'To South', 'Demo service manager'],
    ]);
    const [nothing, plan] = found.scenarios;
    expect(nothing?.districts.map(({ districtId, difference }) => [districtId, difference])).toEqual(
      now.districts.map(({ districtId, difference }) => [districtId, difference]),
    );
    expect(nothing).toMatchObject({ moves: 0, policy: null, demand: 'Demand as counted in March 2021' });
    expect(plan).toMatchObject({ moves: 1, policy: 'Balanced', asAt: '2021-04-01', isAssumed: false });
    expect(found).toMatchObject({ data: 'own', missing: [], differences: [], plans: 1 });
    expect(found.summary).toHaveLength(2);
    expect(found.summary[1]).toContain('“To South” moves 1 person');
  });

  it('measures each under every saved stress case, and says which stands best', async () => {
    const found = await sideBySide(test);
    const now = overview.parse((await test.call('GET', '/overview?asAt=2021-04-01')).body);
    const [stress] = found.stress;
    const [nothing, plan] = stress?.standings ?? [];
    // 10 families, as many cases, 5 points each
    const added = 50 / now.pointsPerFullTime;
    expect(nothing).toMatchObject({ planId: null, month: '2021-03', addedFte: expect.closeTo(added, 10) });
    const before = now.districts.reduce((sum, { demandFte }) => sum + demandFte, 0);
    expect(nothing?.demandFte).toBeCloseTo(before + added, 10);
    expect(plan?.capacityFte).toBeCloseTo(nothing?.capacityFte ?? 0, 10);
    const { worst } = nothing ?? {};
    const share = ((worst?.demandFte ?? 0) / (before + added)) * (nothing?.capacityFte ?? 0);
    expect(worst?.fairShareFte).toBeCloseTo(share, 10);
    expect(worst?.difference).toBeCloseTo(((worst?.capacityFte ?? 0) - share) / share, 10);
    // South is half short without the caseworker who moves there
    expect(worst?.districtId).toBe('south');
    expect(worst?.difference).toBeCloseTo(-0.5, 10);
    expect(plan?.worst?.difference).toBeCloseTo(0, 10);
    expect(stress).toMatchObject({ name: 'The charity closes', best: [planId] });
    expect(stress?.sentence).toMatch(
      /^Best: “To South”, where the worst district is \w+, on its fair share\. Doing nothing: South, 50 % short of its fair share\. It adds \d+\.\d\d FTE to demand/,
    );
    expect(found.stressNote).toBe('Of 1 stress case, “To South” stands best in 1.');
  });

  it('sets only those side by side that are asked for, in that order, and names those that are gone', async () => {
    const other = await newPlan(test, 'Another');
    const chosen = await sideBySide(test, `&plans=${planId},gone,${other},${planId}`);
    expect(chosen.scenarios.map((each) => each.planId)).toEqual([null, planId, other]);
    expect(chosen.missing).toEqual(['gone']);
    expect((await sideBySide(test, '&plans=today')).scenarios).toHaveLength(1);
    const refused = await test.refused('GET', '/scenarios?plans=a,b,c,d,e,f');
    expect(refused.type).toBe('invalid-input');
    expect(JSON.stringify(refused)).toContain('At most 5 plans stand side by side');
  });

  it('is for those who may read plans', async () => {
    expect((await test.refused('GET', '/scenarios', { as: 'administrator' })).type).toBe('not-permitted');
    expect((await test.refused('GET', '/scenarios.csv', { as: 'nobody' })).type).toBe('not-signed-in');
    expect((await sideBySide(test, '', 'hr')).scenarios[0]?.districts).toHaveLength(2);
  });
});

describe('scenarios on other data', () => {
  it('are told, and can all be measured on the data as they stand', async () => {
    const test = await testApp();
    const planId = await newPlan(test, 'To South');
    await move(test, planId, 'T-1', 'south');
    test.db.$client.exec("UPDATE demand_count SET open_cases = open_cases + 5 WHERE district_id = 'north'");
    const own = await sideBySide(test);
    expect(own.differences).toEqual(['Since “To South” took its data, the figures of 1 district have changed.']);
    expect(own.scenarios[1]?.demandFte).toBeLessThan(own.scenarios[0]?.demandFte ?? 0);
    const live = await sideBySide(test, '&data=live');
    expect(live).toMatchObject({ data: 'live', differences: [] });
    expect(live.scenarios[1]?.demandFte).toBe(live.scenarios[0]?.demandFte);
    expect(live.scenarios[1]?.moves).toBe(1);
  });

  it('tell another date', async () => {
    const test = await testApp();
    await newPlan(test, 'In March', { asAt: '2021-03-15' });
    expect((await sideBySide(test)).differences[0]).toBe(
      '“In March” is for 15 Mar 2021, doing nothing for 1 Apr 2021.',
    );
    const live = await sideBySide(test, '&data=live');
    expect(live.scenarios.map(({ asAt }) => asAt)).toEqual(['2021-04-01', '2021-04-01']);
  });

  it('take away what a plan assumes before a stress case is put on top', async () => {
    const test = await testApp();
    const caseId = await saveCase(test);
    await newPlan(test, 'As if it closed', { demandAsIf: { caseIds: [caseId], month: null } });
    const { scenarios: both, stress, differences } = await sideBySide(test);
    expect(both[1]).toMatchObject({ isAssumed: true, demand: expect.stringContaining('The charity closes') });
    expect(differences[0]).toContain('takes demand as if: The charity closes');
    expect(stress[0]?.standings[1]?.demandFte).toBeCloseTo(both[1]?.demandFte ?? 0, 10);
    expect(stress[0]?.standings[1]?.demandFte).toBeCloseTo(stress[0]?.standings[0]?.demandFte ?? 0, 10);
  });

  it('are remembered until a plan, a count or a case changes', async () => {
    const test = await testApp();
    const planId = await newPlan(test, 'Draft');
    expect((await sideBySide(test)).scenarios[1]?.moves).toBe(0);
    await move(test, planId, 'T-1', 'south');
    expect((await sideBySide(test)).scenarios[1]?.moves).toBe(1);
    expect((await sideBySide(test)).stress).toEqual([]);
    await saveCase(test);
    const before = (await sideBySide(test)).stress[0]?.standings[0]?.demandFte ?? 0;
    test.db.$client.exec('UPDATE demand_count SET open_cases = open_cases * 2');
    expect((await sideBySide(test)).stress[0]?.standings[0]?.demandFte).toBeGreaterThan(before);
  });
});

describe('a district manager', () => {
  it('sees how their own district stands in each scenario, and no sums over the whole', async () => {
    const test = await testApp();
    const planId = await newPlan(test, 'To South');
    await move(test, planId, 'T-1', 'south');
    await saveCase(test);
    const found = await sideBySide(test, '', 'district-manager');
    expect(found.scenarios.map(({ districts }) => districts.map(({ districtId }) => districtId))).toEqual([
      ['south'],
      ['south'],
    ]);
    expect(found.scenarios[1]).toMatchObject({ worst: { districtId: 'south' }, spread: null, moves: 1 });
    expect(found).toMatchObject({ summary: [], stressNote: null });
    expect(found.stress[0]).toMatchObject({ best: [], sentence: null });
    expect(found.stress[0]?.standings[0]).toMatchObject({ addedFte: 0, worst: { districtId: 'south' } });
    expect(JSON.stringify(found)).not.toMatch(/north/i);
  });
});

describe('GET /api/scenarios.csv', () => {
  const file = async ({ call }: TestApp, as: Caller = 'manager') =>
    (await call('GET', '/scenarios.csv?asAt=2021-04-01', { as })).text.replace('\uFEFF', '').split('\r\n');

  it('has a line for each scenario, and for each under every case', async () => {
    const test = await testApp();
    await newPlan(test, 'Draft');
    await saveCase(test);
    const lines = await file(test);
    expect(lines[0]).toMatch(/^Scenario,Date,Demand,Policy,Made by,People,People who move,/);
    expect(lines.slice(1, 5).map((line) => line.split(',').slice(0, 4))).toEqual([
      ['Doing nothing', '2021-04-01', 'Demand as counted in March 2021', ''],
      ['Draft', '2021-04-01', 'Demand as counted in March 2021', 'Balanced'],
      ['Doing nothing', '2021-04-01', '"The charity closes', ' at its hardest in March 2021"'],
      ['Draft', '2021-04-01', '"The charity closes', ' at its hardest in March 2021"'],
    ]);
  });

  it('keeps to a district manager’s district', async () => {
    const test = await testApp();
    await newPlan(test, 'Draft');
    await saveCase(test);
    const lines = await file(test, 'district-manager');
    expect(lines.filter((line) => line !== '')).toHaveLength(5);
    expect(lines.join('\n')).not.toMatch(/North/);
  });
});

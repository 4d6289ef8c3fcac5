import { describe, expect, it } from 'vitest';
import { type Capacity, capacity } from '../../server/contract/capacity.ts';
import { type Overview, overview } from '../../server/contract/overview.ts';
import { planView } from '../../server/contract/plans.ts';
import { vacancies } from '../../server/contract/vacancies.ts';
import { type Caller, type TestApp, testApp } from '../support/app.ts';

const read = async ({ call }: TestApp, query = '', as: Caller = 'service-manager'): Promise<Capacity> =>
  capacity.parse((await call('GET', `/overview/capacity${query}`, { as })).body);
const readOverview = async ({ call }: TestApp, query = '', as: Caller = 'service-manager'): Promise<Overview> =>
  overview.parse((await call('GET', `/overview${query}`, { as })).body);

/** Half of Robin in North is ring-fenced; half of a MASH supervisor too, which adds to no district. */
const HALVES = `
INSERT INTO person (id, name, role_id, unit_id, contracted_minutes, start_date) VALUES
  ('S-1', 'Sandy Front', 'team-manager', 'mash', 2220, '2019-04-01');
INSERT INTO post (id, title, role_id, grade_id, unit_id, budgeted_minutes, cost_code, start_date, permanence, state) VALUES
  ('P-9', 'Supervisor', 'team-manager', 'high', 'mash', 2220, 'C-9', '2019-04-01', 'permanent', 'established');
INSERT INTO occupancy (id, post_id, person_id, kind, minutes, start_date, end_date, reason, capacity_minutes, capacity_district_id) VALUES
  ('A-0101', 'P-1', 'T-1', 'ring-fenced', 1110, '2021-01-01', '2021-06-30', 'on a project', -1110, 'north'),
  ('A-0102', 'P-9', 'S-1', 'ring-fenced', 1110, '2020-10-01', '2021-05-31', 'on a model', 0, NULL);
`;

async function halvedApp(): Promise<TestApp> {
  const test = await testApp();
  test.db.$client.exec(HALVES);
  return test;
}

describe('temporary arrangements at a date', () => {
  it('say whether they add case-holding capacity, how much and where, and how many add none', async () => {
    const found = await read(await halvedApp());
    expect(found.summary).toBe(
      '1 of 3 adds no case-holding capacity to a district, 1 adds 0.50 FTE, 1 takes 0.50 FTE away.',
    );
    expect(
      found.arrangements.map(({ id, countsIn, caseFte, awayFte, sentence }) => [
        id,
        countsIn,
        caseFte,
        awayFte,
        sentence,
      ]),
    ).toEqual([
      ['A-0006', 'south', 0.5, 0, 'Adds 0.50 FTE to South.'],
      ['A-0101', 'north', -0.5, 0, 'Takes 0.50 FTE from North.'],
      ['A-0102', null, 0, 0.5, 'Adds none. Takes 0.50 FTE of working time from MASH.'],
    ]);
  });

  it('are those of the day that is asked for, the last one included', async () => {
    const test = await halvedApp();
    const ids = async (asAt: string) => (await read(test, `?asAt=${asAt}`)).arrangements.map(({ id }) => id);
    expect(await ids('2020-09-30')).toEqual([]);
    expect(await ids('2020-10-01')).toEqual(['A-0102']);
    expect(await ids('2021-06-30')).toEqual(['A-0006', 'A-0101']);
    expect((await read(test, '?asAt=2021-07-01')).summary).toBe('No temporary arrangement is in force at this date.');
  });

  it('count in a district’s people one by one, and in what a unit is left with', async () => {
    const test = await halvedApp();
    const [north, south] = (await readOverview(test)).districts;
    // Robin 0.5 + Alex 1 + Sam 0.5
    expect(north).toMatchObject({ contractedFte: 2.5, peopleFte: 2, capacityFte: 2 });
    expect(north?.arrangements).toEqual([
      { id: 'A-0101', text: 'Robin Archer, ring-fenced until 30 Jun 2021 (A-0101)', fte: -0.5, caseFte: -0.5 },
    ]);
    expect(south).toMatchObject({ contractedFte: 2, peopleFte: 2.5, capacityFte: 1 });
    expect(south?.arrangements).toEqual([
      { id: 'A-0006', text: 'Pat Agency, agency until 30 Jun 2021 (A-0006)', fte: 0.5, caseFte: 0.5 },
    ]);
    const { otherUnits } = await readOverview(test);
    expect(otherUnits).toMatchObject([{ unitId: 'mash', peopleFte: 1, ringFencedFte: 0.5 }]);
  });

  it('show a district manager the arrangements in their posts and those that count with them', async () => {
    const test = await halvedApp();
    const found = await read(test, '', 'district-manager');
    expect(found.arrangements.map(({ id }) => id)).toEqual(['A-0006']);
    expect(found.summary).toBe('1 adds 0.50 FTE of case-holding capacity.');
    expect(found.gaps.map(({ districtId }) => districtId)).toEqual(['south']);
    expect((await test.refused('GET', '/overview/capacity', { as: 'administrator' })).type).toBe('not-permitted');
  });

  it('stay true when one of them is changed', async () => {
    const test = await halvedApp();
    await read(test);
    test.db.$client.exec("UPDATE occupancy SET capacity_minutes = -555 WHERE id = 'A-0101'");
    expect((await read(test)).arrangements[1]?.sentence).toBe('Takes 0.25 FTE from North.');
    expect((await readOverview(test)).districts[0]?.peopleFte).toBe(2.25);
  });
});

describe('people in their first months', () => {
  // Robin started on 1 Jun 2020 and carries 0.8; half of the time is ring-fenced
  const newcomer = async (more = ''): Promise<TestApp> => {
    const test = await halvedApp();
    test.db.$client.exec(`
      UPDATE caseload_standard SET new_starter_share = 0.8, new_starter_months = 12;
      UPDATE person SET start_date = '2015-01-01';
      UPDATE person SET start_date = '2020-06-01' WHERE id = 'T-1';
      ${more}`);
    return test;
  };

  it('are told apart in capacity, with what they really have of their time', async () => {
    const test = await newcomer();
    const [north, south] = (await readOverview(test)).districts;
    expect(north?.newStarters).toMatchObject({ people: 1, share: 0.8, months: 12, nextFullFrom: '2021-06-01' });
    expect(north?.newStarters?.notYetFte).toBeCloseTo(0.1, 10);
    expect(north?.capacityFte).toBeCloseTo(2 - 0.1, 10);
    expect(south?.newStarters).toBeNull();
    const later = (await readOverview(test, '?asAt=2021-06-01')).districts[0];
    expect(later?.newStarters).toBeNull();
    expect(later?.gap?.newStartersFte).toBe(0);
  });

  it('are a part of the gap by their contract, so that records that agree agree', async () => {
    const [before] = (await readOverview(await halvedApp())).districts;
    const test = await newcomer();
    const [after] = (await readOverview(test)).districts;
    expect(after?.gap?.newStartersFte).toBeCloseTo(0.2, 10);
    expect(after?.gap?.gapFte).toBeCloseTo((before?.gap?.gapFte ?? Number.NaN) + 0.2, 10);
    expect(after?.gap?.recordsFte).toBeCloseTo(before?.gap?.recordsFte ?? Number.NaN, 10);
    expect((await read(test)).gaps[0]).toEqual(after?.gap);
    const [ofVacancies] = vacancies.parse((await test.call('GET', '/vacancies')).body).districts;
    expect(ofVacancies).toEqual(after?.gap);
  });
});

describe('the working of demand', () => {
  it('has a line for chasing and one for travel where they are set', async () => {
    const test = await testApp();
    const [plain] = (await readOverview(test)).districts;
    expect([plain?.chasing, plain?.travelShare]).toEqual([null, null]);
    test.db.$client.exec(`
      DELETE FROM referral_count;
      DELETE FROM referral_source;
      INSERT INTO referral_source VALUES ('school', 'Schools', 1);
      INSERT INTO referral_count (month, district_id, source_id, contacts, referrals, engaged, unwilling)
        VALUES ('2021-03', 'north', 'school', 30, 30, 20, 6);
      UPDATE caseload_standard SET chasing_points = 2;
      INSERT INTO travel_allowance VALUES ('north', '2018-04-01', 0.2, 'assumed')`);
    const [north, south] = (await readOverview(test)).districts;
    expect(north?.chasing).toEqual({ unwilling: 6, pointsEach: 2, points: 12 });
    expect(north?.travelShare).toBe(0.2);
    // 100 points of cases and 12 of chasing, of which a caseworker carries 80
    expect(north?.demandFte).toBeCloseTo(1.4, 10);
    expect(south?.chasing).toEqual({ unwilling: null, pointsEach: 2, points: 0 });
    expect(south?.travelShare).toBeNull();
  });
});

describe('a district’s gap', () => {
  // South: demand 2; Jo holds cases half of the time; P-4 0.50 and P-5 0.50, the latter vacant and covered
  it('is split into vacant, covered and establishment too small', async () => {
    const { districts } = await readOverview(await testApp());
    expect(districts[1]?.gap).toMatchObject({
      demandFte: 2,
      inPostFte: 0.5,
      establishmentFte: 1,
      gapFte: 1.5,
      vacantFte: 0,
      coveredFte: 0.5,
      tooSmallFte: 1,
      recordsFte: 0,
      arrangementsFte: 0.5,
      leftFte: 1,
    });
  });

  it('is the same wherever it is shown', async () => {
    const test = await halvedApp();
    const { districts } = await readOverview(test);
    const { gaps } = await read(test);
    expect(districts.map(({ gap }) => gap)).toEqual(gaps);
    expect(vacancies.parse((await test.call('GET', '/vacancies')).body).districts).toEqual(gaps);
  });

  it('is left out where no posts are entered', async () => {
    const test = await testApp();
    test.db.$client.exec('DELETE FROM recruitment; DELETE FROM funding_line; DELETE FROM occupancy; DELETE FROM post');
    expect((await readOverview(test)).districts.map(({ gap }) => gap)).toEqual([null, null]);
    expect((await read(test)).gaps).toEqual([]);
  });
});

describe('a plan', () => {
  it('places who is there by an arrangement and pins them until it ends', async () => {
    const test = await halvedApp();
    const json = { name: 'Spring', asAt: '2021-04-01' };
    const view = planView.parse((await test.call('POST', '/plans', { json })).body);
    const row = (id: string) => view.rows.find(({ personId }) => personId === id);
    expect(row('A-0006')).toMatchObject({
      name: 'Pat Agency',
      fte: 0.5,
      byArrangement: true,
      fteWorking: '0.50 FTE: agency until 30 Jun 2021 (A-0006); here by this arrangement only',
      placements: [{ districtId: 'south', share: 1 }],
      pin: {
        reason: 'Here by a temporary arrangement in South: agency until 30 Jun 2021 (A-0006)',
        author: 'Demo service manager',
        expires: '2021-06-30',
      },
    });
    expect(row('T-1')).toMatchObject({
      fte: 0.5,
      pin: null,
      fteWorking: '1.00 FTE contracted − 0.50 ring-fenced until 30 Jun 2021 (A-0101) = 0.50 FTE',
    });
    expect(row('T-2')).toMatchObject({ fte: 1, fteWorking: '', byArrangement: false });
    expect(view.stale).toEqual([]);
  });

  it('tells when an arrangement ends or begins, and takes it on a refresh', async () => {
    const test = await testApp();
    const json = { name: 'Spring', asAt: '2021-04-01' };
    const made = planView.parse((await test.call('POST', '/plans', { json })).body);
    const path = `/plans/${made.plan?.id}`;
    test.db.$client.exec(`${HALVES} UPDATE occupancy SET end_date = '2021-03-31' WHERE id = 'A-0006';`);
    const stale = planView.parse((await test.call('GET', path)).body);
    expect(stale.stale).toEqual([
      'Pat Agency no longer works in South: the arrangement A-0006 ended or adds nothing there.',
      'Robin Archer: ring-fenced until 30 Jun 2021 (A-0101) takes 0.50 FTE. 0.50 FTE now; the plan uses 1.00.',
    ]);
    const fresh = planView.parse((await test.call('POST', `${path}/refresh`, { version: 1 })).body);
    expect(fresh.stale).toEqual([]);
    expect(fresh.rows.map(({ personId, fte }) => [personId, fte])).not.toContainEqual(['A-0006', 0.5]);
    test.db.$client.exec("UPDATE occupancy SET end_date = '2021-06-30' WHERE id = 'A-0006'");
    const again = planView.parse((await test.call('POST', `${path}/refresh`, { version: 2 })).body);
    expect(again.rows.find(({ personId }) => personId === 'A-0006')?.pin?.expires).toBe('2021-06-30');
  });
});

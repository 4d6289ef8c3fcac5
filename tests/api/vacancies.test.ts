import { beforeAll, describe, expect, it } from 'vitest';
import { insertOccupancy } from '../../db/queries/occupancies.ts';
import { insertPost } from '../../db/queries/posts.ts';
import { type Vacancies, type Vacancy, vacancies } from '../../server/contract/vacancies.ts';
import type { Caller } from '../support/app.ts';
import { occupancyValues, type PostsApp, postsApp, postValues } from './posts-app.ts';

let test: PostsApp;
beforeAll(async () => {
  test = await postsApp();
  test.db.$client.exec(`
    DELETE FROM pay_point; DELETE FROM on_cost_rate;
    INSERT INTO pay_point (from_date, point, annual_pence, basis, source) VALUES ('2021-04-01', 7, 2400000, 'assumed', 'test');
    INSERT INTO on_cost_rate (from_date, basis_points, source) VALUES ('2020-04-01', 2500, 'test');
    UPDATE post SET budget_point = 7 WHERE id IN ('P-2', 'P-3');
  `);
});

async function read(asAt = '2021-04-01', as: Caller = 'hr'): Promise<Vacancies> {
  return vacancies.parse((await test.call('GET', `/vacancies?asAt=${asAt}`, { as })).body);
}

async function one(postId: string, asAt = '2021-04-01', as: Caller = 'hr'): Promise<Vacancy> {
  const found = (await read(asAt, as)).vacancies.find((vacancy) => vacancy.postId === postId);
  if (!found) throw new Error(`${postId} is not among the vacancies of ${asAt}`);
  return found;
}

describe('the vacancies at a date', () => {
  it('are those of established posts, with frozen, proposed and away apart', async () => {
    const { vacancies: list } = await read();
    expect(list.map(({ postId, standing, vacantFte, covered }) => [postId, standing, vacantFte, covered])).toEqual([
      ['P-2', 'vacant', 0.5, 'no'],
      ['P-3', 'vacant', 1, 'wholly'],
      ['P-5', 'proposed', 0, 'nothing to cover'],
      ['P-6', 'frozen', 1, 'no'],
    ]);
  });

  it('say by what they are covered until when, and are open again the day after', async () => {
    expect((await one('P-3')).cover).toMatchObject([
      { name: 'Lee Locum', kind: 'agency', countedFte: 1, endDate: '2021-05-31' },
    ]);
    expect((await one('P-3', '2021-05-31')).covered).toBe('wholly');
    expect(await one('P-3', '2021-06-01')).toMatchObject({ covered: 'no', cover: [] });
  });

  it('say since when, in days, and how a frozen post stood before it was frozen', async () => {
    expect(await one('P-2')).toMatchObject({ since: '2019-04-01', daysVacant: 731 });
    expect((await one('P-6', '2021-01-31')).standing).toBe('vacant');
    expect(await one('P-6')).toMatchObject({ standing: 'frozen', frozenReason: 'budget under review' });
  });

  it('answer for any date: nothing before there were posts', async () => {
    expect((await read('2019-03-31')).vacancies).toEqual([]);
  });
});

describe('across a restructure', () => {
  it('say who held the post before, in the post it became of too', async () => {
    insertPost(test.db, postValues({ id: 'P-70', endDate: '2020-12-31', endReason: 'Restructure' }));
    insertPost(test.db, postValues({ id: 'P-71', startDate: '2021-01-01' }));
    test.db.$client.exec(
      "INSERT INTO post_mapping (old_post_id, new_post_id, on_date) VALUES ('P-70', 'P-71', '2021-01-01')",
    );
    insertOccupancy(test.db, occupancyValues({ postId: 'P-70', workerName: 'Ash Reed', endDate: '2020-10-31' }));
    expect(await one('P-71')).toMatchObject({
      since: '2020-11-01',
      heldBefore: [{ postId: 'P-70', name: 'Ash Reed', endDate: '2020-10-31' }],
    });
  });
});

describe('a holder who is away', () => {
  it('is no vacancy: the post is listed as covered, and where they went is told within reach only', async () => {
    const covers = insertOccupancy(
      test.db,
      occupancyValues({
        postId: 'P-6',
        personId: 'T-4',
        kind: 'secondment',
        startDate: '2021-02-01',
        endDate: '2021-06-30',
      }),
    );
    expect(covers).toMatch(/^A-\d{4}$/);
    const seen = await one('P-4');
    expect(seen).toMatchObject({
      standing: 'held',
      vacantFte: 0,
      awayFte: 1,
      coveredFte: 0,
      covered: 'no',
      since: null,
    });
    expect(seen.holders).toMatchObject([{ awayFor: { kind: 'secondment', title: 'Family Worker (P-6)' } }]);
    const [own] = (await one('P-4', '2021-04-01', 'district-manager')).holders;
    expect(own?.awayFor).toMatchObject({ kind: 'secondment', title: null });
  });
});

describe('the gap of each district', () => {
  it('is the sum of its parts, and says where contracts and posts do not agree', async () => {
    const { districts, demandMonth } = await read('2021-04-01');
    expect(demandMonth).toBe('2021-03');
    for (const { gapFte, vacantFte, coveredFte, tooSmallFte, newStartersFte, recordsFte } of districts) {
      expect(vacantFte + coveredFte + tooSmallFte + newStartersFte + recordsFte).toBeCloseTo(gapFte, 10);
    }
    // posts: P-1, P-2, P-71 and half of P-3 (a senior holds half the cases); held: P-1 and half of P-2.
    // people: T-1 and T-2 whole, T-3 half; T-2 holds no post
    expect(districts.find(({ districtId }) => districtId === 'north')).toMatchObject({
      inPostFte: 2.5,
      establishmentFte: 3.5,
      allVacantFte: 2,
      vacantFte: 2,
      coveredFte: 0,
      recordsFte: -1,
    });
  });

  it('counts cover only for what it says it adds', async () => {
    test.db.$client.exec(
      "UPDATE occupancy SET capacity_minutes = 1110, capacity_district_id = 'north' WHERE kind = 'agency'",
    );
    const { districts } = await read();
    expect(districts.find(({ districtId }) => districtId === 'north')).toMatchObject({
      vacantFte: 1.5,
      coveredFte: 0.5,
      arrangementsFte: 0.5,
    });
  });
});

describe('the cost of cover against the saving', () => {
  // £24,000 a year: £2,000 a month, £2,500 with on-cost; half of it for half a post
  it('is that of the month of the date, with its working', async () => {
    const half = await one('P-2');
    expect(half).toMatchObject({ monthSavingPence: 125_000, monthCoverPence: 0, costMissing: [] });
    expect(half.monthSavingWorking).toEqual(['April: £2,000.00 × 0.50 FTE × 1.25 on-cost = £1,250.00']);
  });

  // £31.50 × 37 hours ÷ 7 × 30 days = £4,995
  it('adds up who covers', async () => {
    const covered = await one('P-3');
    expect(covered).toMatchObject({ monthSavingPence: 250_000, monthCoverPence: 499_500 });
    expect(covered.cover).toMatchObject([{ monthPence: 499_500 }]);
  });

  it('says what is missing instead of guessing', async () => {
    const before = await one('P-2', '2021-03-31');
    expect(before.monthSavingPence).toBeNull();
    expect(before.costMissing?.join(' ')).toMatch(/Point 7 has no pay/);
  });

  it.each(['manager', 'district-manager'] as const)('is not for a %s', async (role) => {
    const answer = await test.call('GET', '/vacancies?asAt=2021-04-01', { as: role });
    expect(answer.status).toBe(200);
    expect(answer.text).not.toMatch(/Pence|Working|Missing|£/);
  });

  it('is kept in the history as a reading of pay', async () => {
    const count = () =>
      test.db.$client
        .prepare<[], { n: number }>("SELECT count(*) AS n FROM audit_event WHERE action = 'read.pay'")
        .get()?.n;
    await read('2021-04-01', 'service-manager');
    expect(count()).toBeGreaterThan(0);
  });
});

describe('a district manager', () => {
  it('sees the own district only', async () => {
    const seen = await read('2021-04-01', 'district-manager');
    expect(seen.districts.map(({ districtId }) => districtId)).toEqual(['south']);
    expect(seen.vacancies.every(({ districtId }) => districtId === 'south')).toBe(true);
    expect(seen.vacancies.length).toBeGreaterThan(0);
  });
});

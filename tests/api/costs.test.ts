import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Db, openDb } from '../../db/open.ts';
import { loadDemo } from '../../seeds/run.ts';
import { type Costs, costs, planCost, recordCosts, type UnitCosts, unitCosts } from '../../server/contract/costs.ts';
import type { OccupancyRecord, PostRecord } from '../../server/domain/establishment/records.ts';
import { NOW, type TestApp, testApp } from '../support/app.ts';
import { slowVacancies, slowYear, sum } from './costs-slow.ts';

let app: TestApp;
let db: Db;

beforeAll(async () => {
  db = openDb(':memory:');
  await loadDemo(db, { now: NOW });
  app = await testApp(db);
});

const read = async (path: string) => (await app.call('GET', path, { as: 'hr' })).body;
const costsOf = async (year: string): Promise<Costs> => costs.parse(await read(`/costs?year=${year}`));
const unitOf = async (id: string, year: string): Promise<UnitCosts> =>
  unitCosts.parse(await read(`/costs/units/${id}?year=${year}`));

describe.each(['2020/21', '2021/22'])('the costs of %s, against a sum day by day', (year) => {
  let page: Costs;
  let slow: ReturnType<typeof slowYear>;
  beforeAll(async () => {
    page = await costsOf(year);
    slow = slowYear(db, year);
  });

  it('budgets and forecasts the same in all', () => {
    expect(page.total.budgetPence).toBe(sum(slow.budget));
    expect(page.total.forecastPence).toBe(sum(slow.forecast));
    expect(page.total.budgetPence).toBeGreaterThan(100_000_000);
    expect(page.total.differencePence).toBe(page.total.budgetPence - page.total.forecastPence);
  });

  it('gives each unit, fund and month the same', () => {
    for (const unit of page.units) {
      const own = (_: string, unitId: string) => unitId === unit.unitId;
      expect([unit.unitId, unit.budgetPence, unit.forecastPence]).toEqual([
        unit.unitId,
        sum(slow.budget, own),
        sum(slow.forecast, own),
      ]);
    }
    for (const fund of page.byFund) {
      const own = (key: string) => key.endsWith(` ${fund.fundId ?? 'base'}`);
      expect([fund.fundId, fund.budgetPence, fund.forecastPence]).toEqual([
        fund.fundId,
        sum(slow.budget, own),
        sum(slow.forecast, own),
      ]);
    }
    for (const month of page.months) {
      const own = (key: string) => key.startsWith(month.month);
      expect(month).toEqual({
        month: month.month,
        budgetPence: sum(slow.budget, own),
        forecastPence: sum(slow.forecast, own),
      });
    }
  });

  it('adds up along every edge', async () => {
    const { total, units, byFund, months } = page;
    for (const side of ['budgetPence', 'forecastPence'] as const) {
      const totalOf = (lines: readonly Record<typeof side, number>[]) => lines.reduce((so, line) => so + line[side], 0);
      for (const lines of [units, byFund, months]) expect(totalOf(lines)).toBe(total[side]);
      for (const { months: own, ...fund } of byFund) expect(totalOf(own)).toBe(fund[side]);
      for (const unit of units) {
        expect(totalOf(unit.funds)).toBe(unit[side]);
        expect(totalOf(unit.months)).toBe(unit[side]);
      }
    }
    for (const part of ['vacantPence', 'coverPence', 'savingPence', 'gaps'] as const) {
      expect(units.reduce((so, unit) => so + unit[part], 0)).toBe(total[part]);
    }
  });

  it('sums the posts of a unit to the unit, and those in a post to the post', async () => {
    for (const unit of page.units) {
      const { total, posts } = await unitOf(unit.unitId, year);
      expect(total).toMatchObject({ budgetPence: unit.budgetPence, forecastPence: unit.forecastPence });
      expect(posts.reduce((so, post) => so + post.budgetPence, 0)).toBe(unit.budgetPence);
      for (const post of posts) {
        expect(post.occupancies.reduce((so, one) => so + one.forecastPence, 0)).toBe(post.forecastPence);
        for (const one of post.occupancies) {
          expect(one.funds.reduce((so, { pence }) => so + pence, 0)).toBe(one.forecastPence);
        }
      }
    }
  });

  it('saves by vacancies what the vacant hours of each day cost, less their cover, but for the rounding of lines', () => {
    const { vacant, cover, lines } = slowVacancies(slow);
    expect(Math.abs(page.total.vacantPence - vacant)).toBeLessThanOrEqual(lines);
    expect(Math.abs(page.total.coverPence - cover)).toBeLessThanOrEqual(lines);
    expect(page.total.savingPence).toBe(page.total.vacantPence - page.total.coverPence);
    expect(page.total.vacantPence).toBeGreaterThan(1_000_000);
  });

  it('gives out a file whose pounds sum to the page, with the working on the first line of each month', async () => {
    const { text, headers } = await app.call('GET', `/costs/lines.csv?year=${year}`, { as: 'service-manager' });
    expect(headers.get('content-disposition')).toContain(`Costs ${year.replace('/', '-')}.csv`);
    const rows = text.trim().split('\r\n').slice(1);
    const pence = (side: string) =>
      rows
        .filter((row) => row.split(',')[2] === side)
        .reduce((so, row) => so + Math.round(Number(/,(-?\d+(?:\.\d+)?),(?:"[^"]*"|[^,"]*)$/.exec(row)?.[1]) * 100), 0);
    expect(pence('Budget')).toBe(page.total.budgetPence);
    expect(pence('Forecast')).toBe(page.total.forecastPence);
    expect(rows.some((row) => row.includes('on-cost ='))).toBe(true);
  });

  it('names every record that is in no sum', () => {
    const unknown = [...slow.budget, ...slow.forecast].filter(({ id, lines }) => {
      const record: PostRecord | OccupancyRecord | undefined =
        slow.posts.find((post) => post.id === id) ?? slow.occupancies.find((one) => one.id === id);
      if (!record || ('kind' in record && record.kind === 'ring-fenced')) return false;
      const from = record.startDate > (slow.days[0] ?? '') ? record.startDate : (slow.days[0] ?? '');
      return lines.size === 0 && from <= (slow.days.at(-1) ?? '') && (record.endDate ?? '9999') >= from;
    });
    const named = new Set(page.gaps.map(({ id }) => id));
    for (const { id } of unknown) expect(named).toContain(id);
    for (const { sentence } of page.gaps) expect(sentence).toMatch(/(Add|Enter|enter|Lower|shorten)/);
  });
});

describe('the lines of one record', () => {
  it('shows the honorarium from 27 September month by month, with the working', async () => {
    const cost = recordCosts.parse(await read('/costs/records/occupancies/A-0204'));
    const [part] = cost.parts;
    expect(part?.months[0]).toMatchObject({
      month: '2020-09',
      pence: 1063,
      working: ['27–30 Sep: 4 ÷ 30 × £63.75 × 1.25 on-cost = £10.63'],
    });
    expect(cost.pence).toBe(1063 + 6 * 7969);
    expect(cost.years).toEqual([{ financialYear: '2020/21', pence: 48_877, funds: [{ fundId: null, pence: 48_877 }] }]);
  });

  it('splits the supervisor’s post between base budget and grant, and spans years to the end of the next', async () => {
    const year = recordCosts.parse(await read('/costs/records/posts/P-0401?year=2020/21'));
    expect(year.years[0]?.funds).toEqual([
      { fundId: null, pence: 6 * 250_125 + 6 * 125_063 },
      { fundId: 'dfe-transformation', pence: 6 * 125_062 },
    ]);
    const life = recordCosts.parse(await read('/costs/records/posts/P-0401?asAt=2021-04-01'));
    expect(life.until).toBe('2023-03-31');
    expect(life.years.map(({ financialYear }) => financialYear)).toEqual(['2020/21', '2021/22', '2022/23']);
    expect(life.gaps.join(' ')).toContain('cannot be costed');
  });

  it('takes the cover off what a vacancy saves; the years are of both together', async () => {
    const cost = recordCosts.parse(await read('/costs/records/vacancies/P-0502?year=2020/21'));
    const total = cost.parts.reduce((so, { pence, sign }) => so + pence * sign, 0);
    expect(cost.pence).toBe(total);
    expect(cost.years.reduce((so, { pence }) => so + pence, 0)).toBe(total);
    expect(cost.parts.map(({ sign }) => sign)).toContain(-1);
  });

  it('knows no record that is not there', async () => {
    for (const path of ['posts/nobody', 'occupancies/nobody', 'vacancies/nobody']) {
      const refused = await app.refused('GET', `/costs/records/${path}`, { as: 'hr' });
      expect(refused).toMatchObject({ type: 'not-found', detail: expect.stringContaining('nobody') });
    }
    expect((await app.refused('GET', '/costs/units/nobody', { as: 'hr' })).type).toBe('not-found');
  });
});

describe('the year and the date of costs', () => {
  it('takes the year of the date, and says how much of it is over', async () => {
    const page = costs.parse(await read('/costs?asAt=2020-11-18'));
    expect(page).toMatchObject({ year: '2020/21', asAt: '2020-11-18', soFar: { months: 7 } });
    const over = page.months.slice(0, 7).reduce((so, { forecastPence }) => so + forecastPence, 0);
    expect(page.soFar.forecastPence).toBe(over);
    expect(page.years).toContain('2021/22');
  });

  it.each(['2020', '2020/22', '2020-21'])('refuses “%s” as a year', async (year) => {
    const refused = await app.refused('GET', `/costs?year=${year}`, { as: 'hr' });
    expect(refused.type).toBe('invalid-input');
  });

  it('answers far dates and years without records', async () => {
    expect((await app.call('GET', '/costs?asAt=9999-12-31', { as: 'hr' })).status).toBe(200);
    expect((await app.call('GET', '/costs?asAt=0001-01-01', { as: 'hr' })).status).toBe(200);
    expect((await costsOf('1999/00')).units).toEqual([]);
  });
});

describe('what a plan costs', () => {
  it('moves pay between districts and changes nothing in all', async () => {
    const made = await app.call('POST', '/plans', {
      json: { name: 'April', asAt: '2021-04-01' },
    });
    const { id } = z.object({ plan: z.object({ id: z.string() }) }).parse(made.body).plan;
    const before = planCost.parse(await read(`/plans/${id}/cost`));
    expect(before.total.differencePence).toBe(0);
    expect(before.districts.reduce((so, { planPence }) => so + planPence, 0)).toBe(before.total.planPence);
    const priced = before.total.todayPeople - before.unpriced.length;
    expect(priced).toBeGreaterThan(50);
    expect(before.temporary.every(({ endDate }) => endDate >= '2021-04-01')).toBe(true);
    const agency = before.temporary.find(({ id: one }) => one === 'A-0207');
    // £23.90 × 37 h ÷ 7 × days of each month from April to 30 July 2021
    const months = [30, 31, 30, 30].map((days) => Math.round((2390 * 37 * days) / 7));
    expect(agency?.pence).toBe(months.reduce((so, pence) => so + pence, 0));
  });
});

describe('who sees costs', () => {
  it.each(['manager', 'district-manager', 'administrator'] as const)('refuses a %s every part of them', async (as) => {
    for (const path of ['/costs', '/costs/units/mash', '/costs/records/posts/P-0401', '/costs/lines.csv', '/rates']) {
      expect((await app.refused('GET', path, { as })).type).toBe('not-permitted');
    }
  });

  it('keeps in the history that pay was read and that lines were saved', async () => {
    await read('/costs?year=2020/21');
    await app.call('GET', '/costs/lines.csv?year=2020/21', { as: 'hr' });
    const actions = db.$client.prepare<[], string>('SELECT DISTINCT action FROM audit_event').pluck().all();
    expect(actions).toEqual(expect.arrayContaining(['read.pay', 'read.costs']));
  });
});

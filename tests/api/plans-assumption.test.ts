import { beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../db/open.ts';
import { planComparison, planHeads, planView } from '../../server/contract/plans.ts';
import { problem } from '../../server/contract/problems.ts';
import { exampleDb, idOf, place, plansApp } from './plans-app.ts';

/** A partner of North closes: 5 families at once, 2 points each; publicity that arrives two months later. */
const CASES = `
INSERT INTO stress_case (id, name, kind, parameters, created_by) VALUES
  ('closes', 'Home-Start closes', 'partner-closes',
    '{"families":[{"districtId":"north","levelId":"l2","families":5}],"referrals":[]}', 'Sam'),
  ('surge', 'Publicity surge', 'publicity', '{"rise":1,"monthsUntil":2,"falls":1,"districtIds":null}', 'Sam');
`;
const CLOSES = 'Home-Start closes in March 2021 (+0.10 FTE)';

let db: Db;
let app: ReturnType<typeof plansApp>;
beforeEach(() => {
  db = exampleDb();
  db.$client.exec(CASES);
  app = plansApp(db);
});

const asIf = (...caseIds: string[]) => ({ demandAsIf: { caseIds } });
const demandOf = (view: ReturnType<typeof planView.parse>) =>
  view.measures.districts.map(({ demandFte }) => Math.round(demandFte * 1e6) / 1e6);
const ask = async (more: object) => {
  const { status, body } = await app.call('POST', '/plans', { json: { name: 'Draft', asAt: '2021-04-01', ...more } });
  return { status, problem: problem.parse(body) };
};

describe('a plan for demand as if something happened', () => {
  it('has the saved cases on top of its demand, and says so', async () => {
    const made = await app.newPlan(asIf('closes'));
    expect(demandOf(made)).toEqual([1.1, 0.5]);
    expect(made.plan?.demandAsIf).toBe(CLOSES);
    expect(made.stale).toEqual([]);
    expect(made.assumption).toMatchObject({
      month: '2021-03',
      hardestMonth: '2021-03',
      countedMonth: '2021-03',
      cases: [
        {
          id: 'closes',
          name: 'Home-Start closes',
          kind: 'partner-closes',
          said: expect.stringContaining('Families that come to the district teams at once'),
        },
      ],
      districts: [
        { districtId: 'north', countedFte: 1 },
        { districtId: 'south', addedFte: 0 },
      ],
    });
    const { plans } = planHeads.parse((await app.call('GET', '/plans')).body);
    expect(plans.map(({ demandAsIf }) => demandAsIf)).toEqual([CLOSES]);
  });

  it('takes the month that the cases happen in from whoever makes it', async () => {
    const made = await app.newPlan({ demandAsIf: { caseIds: ['closes'], month: '2021-05' } });
    expect(made.plan?.demandAsIf).toBe('Home-Start closes in May 2021 (+0.10 FTE)');
    expect(made.assumption).toMatchObject({ month: '2021-05', countedMonth: '2021-03' });
  });

  it('adds several up', async () => {
    const [north] = demandOf(await app.newPlan(asIf('surge')));
    const both = await app.newPlan(asIf('closes', 'surge'));
    expect(both.plan?.demandAsIf).toMatch(
      /^Home-Start closes and Publicity surge in March 2021, at their hardest in May/,
    );
    expect(demandOf(both)[0]).toBeGreaterThan(north ?? Number.NaN);
  });

  it('is left as it is when a case is changed or deleted afterwards, copies and refreshes too', async () => {
    const id = idOf(await app.newPlan(asIf('closes')));
    db.$client.exec(`
      UPDATE stress_case SET name = 'Another', version = 2,
        parameters = '{"families":[{"districtId":"south","levelId":"l3","families":90}],"referrals":[]}' WHERE id = 'closes'`);
    expect((await app.plan(id)).stale).toEqual([]);
    db.$client.exec("DELETE FROM stress_case; UPDATE person SET contracted_minutes = 2220 WHERE id = 'b'");
    const copy = await app.newPlan({ name: 'Copy', copyOf: id });
    expect([copy.plan?.demandAsIf, demandOf(copy)]).toEqual([CLOSES, [1.1, 0.5]]);
    expect(copy.stale).toEqual(['Bob Ray now works 1.00 FTE; the plan uses 0.50.']);
    const { body } = await app.call('POST', `/plans/${id}/refresh`, { version: 1 });
    const refreshed = planView.parse(body);
    expect([refreshed.plan?.demandAsIf, demandOf(refreshed), refreshed.stale]).toEqual([CLOSES, [1.1, 0.5], []]);
  });

  it('takes new counts with its cases on top again', async () => {
    const id = idOf(await app.newPlan(asIf('closes')));
    db.$client.exec("UPDATE demand_count SET open_cases = 60 WHERE district_id = 'north'");
    expect((await app.plan(id)).stale).toEqual(['Demand in North is now 1.30 FTE; the plan uses 1.10.']);
    const refreshed = planView.parse((await app.call('POST', `/plans/${id}/refresh`, { version: 1 })).body);
    expect(demandOf(refreshed)).toEqual([1.3, 0.5]);
    expect(refreshed.plan?.demandAsIf).toBe(CLOSES);
  });

  it('is copied to another date with its cases, on other cases, or on demand as counted', async () => {
    const id = idOf(await app.newPlan(asIf('closes')));
    const later = await app.newPlan({ name: 'Later', asAt: '2021-05-01', copyOf: id });
    expect(later.plan?.demandAsIf).toBe(CLOSES);
    expect(later.rows).toHaveLength(5);
    const other = await app.newPlan({ name: 'Other', copyOf: id, ...asIf('surge') });
    expect(other.plan?.demandAsIf).toMatch(/^Publicity surge in March 2021, at its hardest in May 2021/);
    const counted = await app.newPlan({ name: 'Counted', copyOf: id, demandAsIf: null });
    expect([counted.plan?.demandAsIf, counted.assumption, demandOf(counted)]).toEqual([null, null, [1, 0.5]]);
  });

  it('is told of in its history and in every line of its file', async () => {
    const id = idOf(await app.newPlan(asIf('closes')));
    const events = db.$client.prepare("SELECT after FROM audit_event WHERE action = 'plan.create'").all();
    expect(JSON.stringify(events)).toContain('Home-Start closes in March 2021 (+0.10 FTE)');
    const { body } = await app.call('GET', `/plans/${id}/export.csv`);
    const [heading, ...lines] = String(body).trim().split('\r\n');
    expect(heading).toMatch(/,Demand as if$/);
    expect(lines).toHaveLength(4);
    expect(lines.every((line) => line.endsWith(`,${CLOSES}`))).toBe(true);
  });

  it('shows a district manager what it adds in their own district, and no partner’s families', async () => {
    const id = idOf(await app.newPlan(asIf('closes')));
    const seen = await app.plan(id, 'district-manager');
    expect(seen.plan?.demandAsIf).toBe('Home-Start closes in March 2021 (+0.00 FTE in South)');
    expect(seen.assumption?.districts.map(({ districtId }) => districtId)).toEqual(['south']);
    expect(seen.assumption?.cases[0]?.said).toBeNull();
  });
});

describe('what is refused', () => {
  it('is a case that is not there, named', async () => {
    const { status, problem: refusal } = await ask(asIf('closes', 'gone'));
    expect(status).toBe(422);
    expect(refusal.faults).toMatchObject([{ field: 'demandAsIf.caseIds.1', value: 'gone' }]);
  });

  it.each(['2019-01', '2022-04'])('is %s, a month before the first counts or too far ahead', async (month) => {
    const { status, problem: refusal } = await ask({ demandAsIf: { caseIds: ['closes'], month } });
    expect(status).toBe(422);
    expect(refusal.faults).toMatchObject([{ field: 'demandAsIf.month', value: month }]);
  });

  it('is a plan for a date without any counts', async () => {
    db.$client.exec('DELETE FROM demand_count');
    const { status, problem: refusal } = await ask(asIf('closes'));
    expect(status).toBe(422);
    expect(refusal.faults?.[0]?.remedy).toContain('There are no counts of cases at this date');
  });

  it('is whoever may not make plans', async () => {
    const json = { name: 'Draft', asAt: '2021-04-01', ...asIf('closes') };
    for (const as of ['hr', 'district-manager'] as const) {
      expect((await app.call('POST', '/plans', { as, json })).status).toBe(403);
    }
  });
});

describe('comparing plans that are made for different demands', () => {
  const compare = async (id: string, other: string) =>
    planComparison.parse((await app.call('GET', `/plans/${id}/compare?with=${other}`)).body);
  const demandsOf = (measures: { districts: { demandFte: number }[] }) =>
    measures.districts.map(({ demandFte }) => Math.round(demandFte * 100) / 100);

  it('measures doing nothing and the plan on the demand it is made for, and on that counted', async () => {
    const id = idOf(await app.newPlan(asIf('closes')));
    const { before, after, otherDemands } = await compare(id, 'today');
    expect([before.demand, after.demand]).toEqual([`Demand as if: ${CLOSES}`, `Demand as if: ${CLOSES}`]);
    expect([demandsOf(before.measures), demandsOf(after.measures)]).toEqual([
      [1.1, 0.5],
      [1.1, 0.5],
    ]);
    expect(otherDemands.map(({ demand }) => demand)).toEqual(['Demand as counted in March 2021']);
    expect(demandsOf(otherDemands[0]?.after ?? { districts: [] })).toEqual([1, 0.5]);
  });

  it('measures a plan on today’s demand and one as if on the same demands, whichever is asked of', async () => {
    const counted = await app.newPlan();
    const stressed = await app.newPlan({ name: 'Stressed', ...asIf('closes') });
    await app.change(idOf(stressed), 1, place('a', 'south'));
    const one = await compare(idOf(stressed), idOf(counted));
    expect([one.before.name, one.before.demand]).toEqual(['Draft', `Demand as if: ${CLOSES}`]);
    expect(one.before.measures.worst).not.toEqual(counted.measures.worst);
    expect(one.otherDemands[0]?.before.worst).toEqual(counted.measures.worst);
    const other = await compare(idOf(counted), idOf(stressed));
    expect([other.before.demand, other.after.demand]).toEqual(Array(2).fill('Demand as counted in March 2021'));
    expect(other.otherDemands.map(({ demand }) => demand)).toEqual([`Demand as if: ${CLOSES}`]);
    expect(other.otherDemands[0]?.before).toEqual(one.after.measures);
    expect(other.otherDemands[0]?.after).toEqual(one.before.measures);
  });

  it('says on which demand plans without any assumption are measured, and nothing more', async () => {
    const { before, after, otherDemands } = await compare(idOf(await app.newPlan()), 'today');
    expect([before.demand, after.demand]).toEqual(Array(2).fill('Demand as counted in March 2021'));
    expect(otherDemands).toEqual([]);
  });
});

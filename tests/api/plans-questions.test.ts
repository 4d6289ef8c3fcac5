import { beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../db/open.ts';
import { explanation } from '../../server/contract/explanations.ts';
import { planComparison } from '../../server/contract/plans.ts';
import { exampleDb, idOf, pin, place, plansApp } from './plans-app.ts';

let db: Db;
let app: ReturnType<typeof plansApp>;
let id: string;
beforeEach(async () => {
  db = exampleDb();
  app = plansApp(db);
  id = idOf(await app.newPlan());
});

describe('why here', () => {
  const why = async (personId: string, planId = id) =>
    explanation.parse((await app.call('GET', `/plans/${planId}/people/${personId}/explanation`)).body);

  it('gives what each district would cost, which is exactly what a move then costs', async () => {
    const { options } = await why('a');
    const [north, south] = options;
    expect(north).toMatchObject({ districtId: 'north', isCurrent: true, isPlanned: true, blocked: null, total: 0 });
    expect(south).toMatchObject({ districtId: 'south', isCurrent: false, isPlanned: false, blocked: null });
    const before = (await app.plan(id)).measures.objective ?? Number.NaN;
    const changed = await app.change(id, 1, place('a', 'south'));
    expect(south?.total).toBeCloseTo((changed.measures.objective ?? Number.NaN) - before, 6);
    expect(south?.changes.reduce((sum, { change }) => sum + change, 0)).toBeCloseTo(south?.total ?? Number.NaN, 6);
  });

  it('says what a working constraint or a minimum rules out', async () => {
    const north = (await why('c')).options[0];
    expect(north?.blocked).toBe('Cas Roe may not work in North.');
    expect(north?.total).toBeNull();
    expect((await why('m')).options[0]?.blocked).toContain('Team manager');
  });

  it('answers for a pinned person as if unpinned, and for today', async () => {
    await app.change(id, 1, pin('a'));
    expect((await why('a')).options[1]?.blocked).toBeNull();
    expect((await why('a', 'today')).options).toHaveLength(2);
  });

  it('says what somebody in their first months carries, and from when a full caseload', async () => {
    expect((await why('a')).caseloadWorking).toBe('');
    db.$client.exec(`
      UPDATE caseload_standard SET new_starter_share = 0.9, new_starter_months = 18;
      UPDATE person SET start_date = '2015-01-01' WHERE id <> 'b'`);
    expect((await why('b', 'today')).caseloadWorking).toBe(
      'In the first months in post: carries 90 % of a full caseload, so 0.45 of 0.50 case-holding FTE; a full one from 1 Jul 2021.',
    );
    expect((await why('a', 'today')).caseloadWorking).toBe('');
  });

  it('knows nobody who is not in the plan', async () => {
    expect((await app.call('GET', `/plans/${id}/people/x/explanation`)).status).toBe(404);
    expect((await app.call('GET', '/plans/none/people/a/explanation')).status).toBe(404);
  });
});

describe('comparing', () => {
  const compare = async (other: string, planId = id) =>
    planComparison.parse((await app.call('GET', `/plans/${planId}/compare?with=${other}`)).body);

  it('shows who moves against today and the measures of both', async () => {
    await app.change(id, 1, place('a', 'south'), place('b', 'south'));
    const { before, after, rules, people } = await compare('today');
    expect([before.name, after.name]).toEqual(['Today', 'Draft']);
    expect([before.measures.moves, after.measures.moves]).toEqual([0, 2]);
    // Ann full time and Bob half time moved: 0.5 points a full-time move in balanced
    expect(rules.at(-1)).toMatchObject({ title: 'Few moves', before: 0, after: 0.75, change: 0.75 });
    expect(people.map((person) => [person.name, person.choiceBefore, person.choiceAfter])).toEqual([
      ['Ann Lee', '1st', '2nd'],
      ['Bob Ray', 'none stated', 'none stated'],
    ]);
  });

  it('judges both by this plan’s policy', async () => {
    const other = idOf(await app.newPlan({ name: 'Other' }));
    await app.change(other, 1, place('a', 'south'));
    await app.call('PATCH', `/plans/${id}`, { version: 1, json: { presetId: 'fewest-moves' } });
    const { before, people } = await compare(other);
    expect(before.measures.penalties?.move).toBeCloseTo(4, 9);
    expect(people).toHaveLength(1);
  });

  it('needs to know with what', async () => {
    expect((await app.call('GET', `/plans/${id}/compare`)).status).toBe(422);
    expect((await app.call('GET', `/plans/${id}/compare?with=none`)).status).toBe(404);
  });
});

describe('CSV', () => {
  it('has a line a person, with names instead of ids, and a file name', async () => {
    await app.change(id, 1, place('a', 'south'), pin('a', 'speaks to the schools, daily'));
    const answer = await app.send('GET', `/plans/${id}/export.csv`);
    expect(answer.headers.get('content-disposition')).toContain("filename*=UTF-8''Draft%202021-04-01.csv");
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).split('\r\n');
    expect(lines[1]).toBe(
      'a,Ann Lee,Caseworker,1,,North,South,2nd,yes,yes,"speaks to the schools, daily",,Pinned to South,,,',
    );
    expect(lines[2]).toContain('b,Bob Ray,Caseworker,0.5,English; Urdu,North,North,none stated,no,,,,');
    expect(lines).toHaveLength(6);
  });

  it.each(['=HYPERLINK("http://x")', '+1', '-1+1', '@SUM(A1)', '\tx', '\rx'])(
    'hands no formula to a spreadsheet: %j',
    async (text) => {
      db.$client.prepare("UPDATE person SET name = ? WHERE id = 'a'").run(text);
      db.$client.prepare("UPDATE district SET name = ? WHERE id = 'south'").run(text);
      const hostile = idOf(await app.newPlan({ name: text.trim() }));
      const changed = await app.change(hostile, 1, pin('a', `${text.trim()} reason`));
      expect(changed.version).toBe(2);
      const { body, headers } = await app.call('GET', `/plans/${hostile}/export.csv`);
      const cells = String(body)
        .slice(1)
        .split(/\r\n|,/);
      expect(cells.filter((cell) => /^"?[=+\-@\t\r]/.test(cell))).toEqual([]);
      expect(headers.get('content-disposition')).toMatch(
        /^attachment; filename="plan\.csv"; filename\*=UTF-8''[\w%.-]+$/,
      );
    },
  );
});

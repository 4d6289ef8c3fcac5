import { describe, expect, it } from 'vitest';
import { insertFundingLine, insertOccupancy } from '../../db/queries/occupancies.ts';
import { auditPage } from '../../server/contract/audit.ts';
import {
  type Decision,
  decisionComparison,
  decisionEdition,
  decision as decisionShape,
  decisionSubjects,
  decisions,
} from '../../server/contract/decisions.ts';
import type { Call } from '../support/app.ts';
import { occupancyValues, postsApp } from './posts-app.ts';

/** An application with an honorarium of T-1 in P-2, an agency in P-3 and a share of P-1 met by a fund. */
async function decisionsApp() {
  const test = await postsApp();
  const { db, ids } = test;
  db.$client.exec(`
    DELETE FROM pay_point; DELETE FROM on_cost_rate;
    INSERT INTO pay_point (from_date, point, annual_pence, basis, source) VALUES
      ('2020-04-01', 4, 1893300, 'published', 'test'), ('2020-04-01', 6, 1969800, 'published', 'test'),
      ('2020-04-01', 7, 2009200, 'published', 'test');
    INSERT INTO on_cost_rate (from_date, basis_points, source) VALUES ('2018-04-01', 2500, 'test');
    INSERT OR IGNORE INTO fund (id, name, source) VALUES ('school-grant', 'School grant', 'test');
  `);
  const honorarium = insertOccupancy(
    db,
    occupancyValues({
      ...{ postId: 'P-2', personId: 'T-1', kind: 'acting-up', payPoint: 6, basePoint: 4, onCost: false },
      ...{ startDate: '2020-09-01', endDate: '2021-03-31' },
    }),
  );
  const line = insertFundingLine(db, {
    ...{ postId: 'P-1', fundId: 'school-grant', fromDate: '2020-10-01', toDate: '2021-03-31' },
    ...{ shareBasisPoints: 5000, reason: 'Team Around the School' },
  });
  const items = [
    { kind: 'occupancy', subjectId: honorarium },
    { kind: 'occupancy', subjectId: ids.agency },
    { kind: 'funding-line', subjectId: line },
  ];
  const take = async (method: string, path: string, options: Call = {}): Promise<Decision> => {
    const answer = await test.call(method, path, { as: 'hr', ...options });
    if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
    return decisionShape.parse(answer.body);
  };
  const draft = () => take('POST', '/decisions', { json: { items } });
  const final = async () => {
    const made = await draft();
    const json = { decisionMaker: 'The director', decidedOn: '2020-11-18' };
    const dated = await take('PATCH', `/decisions/${made.id}`, { version: 1, json });
    return take('POST', `/decisions/${dated.id}/final`, { version: dated.version });
  };
  return { ...test, honorarium, line, items, take, draft, final };
}

describe('POST /api/decisions', () => {
  it('drafts from records: words, costs by fund and year, and what to ask', async () => {
    const { draft, honorarium, line } = await decisionsApp();
    const made = await draft();
    expect(made).toMatchObject({ id: 'D-0001', reference: 'D-0001', state: 'draft', version: 1, editions: [] });
    expect(made.content.purpose).toContain('two temporary arrangements and a share of a cost met by a fund');
    expect(made.items.map(({ subjectId }) => subjectId)).toContain(line);
    expect(made.items[0]?.wording).toContain('2 scale points (point 4 to point 6)');
    const [first, , third] = made.costs.items;
    expect(first).toMatchObject({ subjectId: honorarium, pence: 44_625 });
    // £20,092 ÷ 12 × 1.25 = £2,092.92 a month; half of it £1,046.46, six months
    expect(third).toMatchObject({
      moved: true,
      pence: 0,
      lines: [{ pence: -627_876 }, { pence: 627_876, fundId: 'school-grant' }],
    });
    expect(made.costs.byFund.reduce((sum, { pence }) => sum + pence, 0)).toBe(made.costs.pence);
    expect(made.costs.byYear.reduce((sum, { pence }) => sum + pence, 0)).toBe(made.costs.pence);
    expect(made.asks.map(({ about }) => about)).toEqual(
      expect.arrayContaining(['decisionMaker', 'consulted', honorarium]),
    );
    expect(made.capacity[0]).toBe('None of these adds casework capacity in a district.');
  });

  it('begins with nothing, under the next number', async () => {
    const { draft, take } = await decisionsApp();
    await draft();
    const blank = await take('POST', '/decisions', { json: { title: 'Later', reference: 'EH-1' } });
    expect(blank).toMatchObject({ id: 'D-0002', title: 'Later', reference: 'EH-1', items: [] });
    expect(blank.content.options).toEqual([]);
  });

  it('refuses records that there are not, one twice, and a reference that is taken', async () => {
    const { draft, refused, honorarium } = await decisionsApp();
    await draft();
    const one = { kind: 'occupancy', subjectId: honorarium };
    const json = { reference: 'd-0001', items: [one, one, { kind: 'post', subjectId: 'P-404' }] };
    const { type, faults } = await refused('POST', '/decisions', { json });
    expect(type).toBe('invalid-input');
    expect(faults?.map(({ field }) => field)).toEqual(['reference', 'items.1.subjectId', 'items.2.subjectId']);
  });
});

describe('PATCH /api/decisions/{id}', () => {
  it('keeps own words beside drafted ones, and tells the history of both', async () => {
    const { draft, take, items, call } = await decisionsApp();
    const made = await draft();
    const json = {
      items: [{ ...items[1], wording: 'Somebody from an agency.' }],
      content: { ...made.content, legal: 'None.' },
    };
    const changed = await take('PATCH', `/decisions/${made.id}`, { version: 1, json });
    expect(changed).toMatchObject({
      version: 2,
      content: { legal: 'None.' },
      items: [{ wording: 'Somebody from an agency.' }],
    });
    const page = auditPage.parse((await call('GET', '/audit?area=decision', { as: 'hr' })).body);
    const [event] = page.events;
    expect(event?.sentence).toBe('Changed a draft of a decision record');
    expect(event?.changes.map(({ field }) => field)).toEqual(['About', 'Legal implications']);
  });

  it('gives the record as it is now where somebody was faster', async () => {
    const { draft, take, refused } = await decisionsApp();
    const made = await draft();
    await take('PATCH', `/decisions/${made.id}`, { version: 1, json: { title: 'Theirs' } });
    const { type, current } = await refused('PATCH', `/decisions/${made.id}`, { version: 1, json: { title: 'Mine' } });
    expect(type).toBe('version-changed');
    expect(decisionShape.parse(current)).toMatchObject({ title: 'Theirs', version: 2 });
  });

  it('of a final one asks why, keeps its figures, and keeps another edition', async () => {
    const { final, take, refused, call, honorarium, db } = await decisionsApp();
    const done = await final();
    const path = `/decisions/${done.id}`;
    const { faults } = await refused('PATCH', path, { version: done.version, json: { publishedOn: '2020-11-20' } });
    expect(faults?.map(({ field }) => field)).toEqual(['reason']);
    db.$client.prepare("UPDATE occupancy SET end_date = '2021-02-28' WHERE id = ?").run(honorarium);
    const json = { publishedOn: '2020-11-20', reason: 'It was published later' };
    const second = await take('PATCH', path, { version: done.version, json });
    expect(second.editions.map(({ number, reason }) => [number, reason])).toEqual([
      [2, 'It was published later'],
      [1, null],
    ]);
    const edition = decisionEdition.parse((await call('GET', `${path}/editions/${second.version}`)).body);
    expect(edition.costs.items[0]?.pence).toBe(44_625);
    // a month of £63.75 less
    expect(second.changedSince).toContain('Costs. Total: was £30,749.25, is £30,685.50.');
    const anew = await take('PATCH', path, {
      version: second.version,
      json: { takeRecordsAnew: true, reason: 'The end was brought forward' },
    });
    expect(anew.changedSince).toEqual([]);
    const compared = await call('GET', `${path}/editions/${second.version}/against/${anew.version}`);
    const { differences } = decisionComparison.parse(compared.body);
    expect(differences.map(({ section }) => section)).toEqual(['What is decided', 'Costs', 'Financial implications']);
    expect(JSON.stringify(differences)).toContain('2020/21');
  });
});

describe('POST /api/decisions/{id}/final', () => {
  it('needs a decision maker and a date', async () => {
    const { draft, refused } = await decisionsApp();
    const made = await draft();
    const { faults } = await refused('POST', `/decisions/${made.id}/final`, { version: 1 });
    expect(faults?.map(({ field }) => field)).toEqual(['decisionMaker', 'decidedOn']);
  });

  it('keeps the first edition with nobody’s name, once', async () => {
    const { final, call, refused, db } = await decisionsApp();
    const done = await final();
    expect(done).toMatchObject({ state: 'final', version: 3, editions: [{ number: 1, version: 3 }], changedSince: [] });
    const edition = (await call('GET', `/decisions/${done.id}/editions/3`)).text;
    const name = db.$client.prepare<[], { name: string }>("SELECT name FROM person WHERE id = 'T-1'").get()?.name ?? '';
    expect(name).not.toBe('');
    expect(edition).not.toContain(name);
    expect(edition).not.toContain('Lee Locum');
    expect((await refused('POST', `/decisions/${done.id}/final`, { version: 3 })).type).toBe('conflict');
  });
});

describe('what a final decision is about', () => {
  it('names it where it named none, and follows its reference; other references stay', async () => {
    const { final, take, ids, honorarium, line, db, call } = await decisionsApp();
    db.$client.prepare("UPDATE occupancy SET decision_reference = 'Earlier' WHERE id = ?").run(ids.agency);
    const done = await final();
    const named = () =>
      db.$client
        .prepare<[], { reference: string | null }>(
          `SELECT decision_reference AS reference FROM occupancy WHERE id IN ('${honorarium}', '${ids.agency}')
           UNION ALL SELECT decision_reference FROM funding_line WHERE id = '${line}' ORDER BY 1`,
        )
        .all()
        .map(({ reference }) => reference);
    expect(named()).toEqual(['D-0001', 'D-0001', 'Earlier']);
    const json = { reference: 'EH-7', reason: 'The number of the council' };
    await take('PATCH', `/decisions/${done.id}`, { version: done.version, json });
    expect(named()).toEqual(['EH-7', 'EH-7', 'Earlier']);
    const page = auditPage.parse((await call('GET', '/audit?area=arrangement', { as: 'hr' })).body);
    const latest = page.events.slice(0, 2).map(({ changes }) => changes.map(({ after }) => after));
    expect(latest).toEqual([['EH-7'], ['D-0001', 'D-0001']]);
  });
});

describe('DELETE /api/decisions/{id}', () => {
  it('removes a draft, and nothing that is final or named', async () => {
    const { draft, final, refused, call, honorarium, db } = await decisionsApp();
    const [made, done] = [await draft(), await final()];
    expect((await refused('DELETE', `/decisions/${done.id}`, { version: done.version })).type).toBe('conflict');
    db.$client.prepare('UPDATE occupancy SET decision_id = ? WHERE id = ?').run(made.id, honorarium);
    expect((await refused('DELETE', `/decisions/${made.id}`, { version: 1 })).detail).toContain(honorarium);
    db.$client.prepare('UPDATE occupancy SET decision_id = NULL').run();
    expect((await call('DELETE', `/decisions/${made.id}`, { version: 1 })).status).toBe(204);
    const { decisions: left } = decisions.parse((await call('GET', '/decisions')).body);
    expect(left.map(({ id, editions }) => [id, editions])).toEqual([[done.id, 1]]);
  });
});

describe('GET /api/decision-subjects', () => {
  it('finds by number, post, name, fund and reference', async () => {
    const { call, ids, line, honorarium } = await decisionsApp();
    const found = async (find: string) => {
      const { subjects } = decisionSubjects.parse(
        (await call('GET', `/decision-subjects?find=${encodeURIComponent(find)}`)).body,
      );
      return subjects.map(({ subjectId }) => subjectId);
    };
    expect(await found('Locum')).toEqual([ids.agency]);
    expect(await found('school grant')).toEqual([line]);
    expect(await found('P-4')).toEqual([ids.jo, 'P-4']);
    expect(await found('%')).toEqual([]);
    expect(await found('')).toEqual([ids.agency, honorarium, line]);
  });
});

describe('who sees decisions', () => {
  it.each(['manager', 'district-manager', 'administrator'] as const)('not the %s, nor in the history', async (as) => {
    const { draft, call, refused } = await decisionsApp();
    const made = await draft();
    for (const path of ['/decisions', `/decisions/${made.id}`, '/decision-subjects']) {
      expect((await refused('GET', path, { as })).type).toBe('not-permitted');
    }
    const page = auditPage.parse((await call('GET', '/audit', { as })).body);
    expect(page.events.filter(({ sentence }) => sentence.includes('decision'))).toEqual([]);
  });

  it('every reading of one is kept as a reading of pay', async () => {
    const { draft, call } = await decisionsApp();
    const made = await draft();
    await call('GET', `/decisions/${made.id}`, { as: 'hr' });
    const page = auditPage.parse((await call('GET', '/audit?area=read', { as: 'hr' })).body);
    expect(page.events.map(({ sentence }) => sentence)).toContain('Read pay');
  });
});

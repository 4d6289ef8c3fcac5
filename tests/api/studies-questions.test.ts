import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../db/open.ts';
import type { PlanChange } from '../../server/contract/plans.ts';
import { problem } from '../../server/contract/problems.ts';
import { proposalStarted, proposalView } from '../../server/contract/proposals.ts';
import { letters, oneMore, relaxations, studyStarted } from '../../server/contract/studies.ts';
import { patientSolver } from '../support/patient-solver.ts';
import { type Caller, exampleDb, idOf, pin, place, plansApp } from './plans-app.ts';

const solver = patientSolver();
afterAll(() => solver.close());

let db: Db;
let app: ReturnType<typeof plansApp>;
let planId: string;
beforeEach(async () => {
  db = exampleDb();
  app = plansApp(db, solver);
  planId = idOf(await app.newPlan());
});

describe('where one more helps', () => {
  it('names caseworkers and missing speakers by district, best first', async () => {
    const { options } = oneMore.parse((await app.call('GET', `/plans/${planId}/one-more`)).body);
    expect(options.map(({ kind }) => kind)).toContain('caseworker');
    const gains = options.map(({ gain }) => gain);
    expect(gains).toEqual(gains.toSorted((a, b) => b - a));
    // Urdu is needed in South and spoken in North only
    const speakers = options.filter(({ kind }) => kind === 'speaker');
    expect(speakers.map(({ languageCode, districtId }) => [languageCode, districtId])).toEqual([['ur', 'south']]);
    expect(speakers[0]?.sentence).toContain('missing Urdu cover 0.20 → 0.00 FTE');
  });
});

describe('today’s placements', () => {
  it('can be asked where one more helps, at a date', async () => {
    const ofToday = oneMore.parse((await app.call('GET', '/plans/today/one-more?asAt=2021-04-01')).body);
    expect(ofToday).toEqual(oneMore.parse((await app.call('GET', `/plans/${planId}/one-more`)).body));
    const without = oneMore.parse((await app.call('GET', '/plans/today/one-more')).body);
    expect(without).toEqual(ofToday);
  });

  it('keep no answer: the next step is a plan', async () => {
    const asked = await app.call('POST', '/plans/today/studies', { json: { kind: 'moves-curve', upTo: null } });
    expect(asked.status).toBe(404);
    expect(problem.parse(asked.body).detail).toContain('Make a plan first');
  });
});

describe('letters', () => {
  const read = async (query = '', as?: Caller) =>
    letters.parse((await app.call('GET', `/plans/${planId}/letters${query}`, as ? { as } : {})).body).letters;

  it('tell a moved person what they asked for, what is proposed and why', async () => {
    await app.change(planId, 1, place('b', 'south'), place('a', 'south'));
    const [ann, bob] = await read();
    expect(ann).toMatchObject({
      personId: 'a',
      name: 'Ann Lee',
      role: 'Caseworker',
      now: 'North',
      proposed: 'South',
      askedFor: ['North', 'South'],
    });
    expect(ann?.because[0]).toBe('South is your second choice.');
    expect(ann?.because.some((reason) => reason.startsWith('You asked for North'))).toBe(true);
    expect(bob?.because).toContain('Families in South need somebody who speaks Urdu, as you do.');
    expect(await read('?personId=b')).toEqual([bob]);
    // Cas stays, so there is nothing to tell
    expect(await read('?personId=c')).toEqual([]);
    expect((await app.call('GET', `/plans/${planId}/letters?personId=nobody`)).status).toBe(404);
  });

  it('name nobody else, give no private reason and speak no jargon', async () => {
    const all = ['Ann Lee', 'Bob Ray', 'Cas Roe', 'May Fox'];
    const { version } = await app.change(planId, 1, pin('m', 'Bob Ray would leave otherwise'));
    await app.change(planId, version, place('a', 'south'), place('b', 'south'), pin('b', 'Ann Lee asked for it'));
    const written = await read();
    expect(written.map(({ personId }) => personId)).toEqual(['a', 'b']);
    for (const letter of written) {
      const text = JSON.stringify(letter);
      for (const name of all.filter((other) => other !== letter.name)) {
        expect(text).not.toContain(name);
        for (const part of name.split(' ')) expect(text).not.toMatch(new RegExp(`\\b${part}\\b`));
      }
      expect(text).not.toContain('secret reason');
      expect(letter.because.join(' ')).not.toMatch(/\bFTE\b|penalty|points|fair share|weight|solver|objective/i);
      expect(letter.because.length).toBeGreaterThan(0);
    }
  });

  it('have a reason for somebody who could not stay', async () => {
    db.$client.exec("INSERT INTO working_constraint VALUES ('b', 'north')");
    planId = idOf(await app.newPlan());
    await app.change(planId, 1, place('b', 'south'));
    expect((await read('?personId=b'))[0]?.because[0]).toBe('Our records say that you cannot work in North.');
  });
});

describe('ways out of an impossible proposal', () => {
  async function propose(): Promise<string> {
    const { body } = await app.call('POST', `/plans/${planId}/proposals`);
    const { proposalId } = proposalStarted.parse(body);
    await (await app.send('GET', `/proposals/${proposalId}/events`)).text();
    return proposalId;
  }
  const state = async (id: string) => proposalView.parse((await app.call('GET', `/proposals/${id}`)).body).state;

  it('each make it possible when they are done', async () => {
    const { version } = await app.change(planId, 1, place('a', 'south'), pin('a'), place('b', 'south'), pin('b'));
    await app.call('PATCH', `/plans/${planId}`, { version, json: { maxMoves: 1 } });
    const impossible = await propose();
    expect(await state(impossible)).toBe('impossible');
    const answer = await app.call('GET', `/proposals/${impossible}/relaxations`);
    const found = relaxations.parse(answer.body).relaxations;
    expect(found.map(({ sentence }) => sentence).sort()).toEqual([
      'Allow 2 moves instead of 1',
      'Release the pin of Ann Lee',
      'Release the pin of Bob Ray',
    ]);
    expect(new Set(found.map(({ id }) => id)).size).toBe(3);
    expect(found.map(({ people, fte }) => [people, fte])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
    const original = planId;
    for (const { changes, sentence } of found) {
      planId = idOf(await app.newPlan({ copyOf: original }));
      let at = (await app.plan(planId)).plan?.version ?? 0;
      for (const change of changes) {
        if (change.kind === 'record') throw new Error('No record is at fault here');
        if (change.kind === 'maxMoves') {
          await app.call('PATCH', `/plans/${planId}`, { version: at, json: { maxMoves: change.maxMoves } });
        } else {
          const unpin: PlanChange = { kind: 'unpin', personId: change.personId };
          at = (await app.change(planId, at, unpin)).version;
        }
      }
      expect(await state(await propose()), sentence).toBe('ready');
    }
  });

  it('name the record at fault where no pin is', async () => {
    db.$client.exec("UPDATE district_minimum SET minimum_fte = 3 WHERE role_id = 'manager'");
    planId = idOf(await app.newPlan());
    const answer = await app.call('GET', `/proposals/${await propose()}/relaxations`);
    expect(relaxations.parse(answer.body).relaxations).toMatchObject([
      {
        sentence: 'Let South go down to 1.00 FTE of team manager instead of 3.00',
        people: 0,
        fte: 2,
        proven: true,
        changes: [
          {
            kind: 'record',
            personId: null,
            districtId: 'south',
            limit: { roleId: 'manager', fromFte: 3, toFte: 1 },
          },
        ],
      },
    ]);
  });

  it('are not sought where there is nothing to relax, or the plan has changed', async () => {
    expect((await app.call('GET', '/proposals/none/relaxations')).status).toBe(404);
    const ready = await propose();
    const refused = await app.call('GET', `/proposals/${ready}/relaxations`);
    expect(refused.status).toBe(409);
    expect(problem.parse(refused.body).detail).toContain('The proposal is ready, not impossible');
    const { version } = await app.change(planId, 1, place('m', 'north'), pin('m'));
    const impossible = await propose();
    expect(await state(impossible)).toBe('impossible');
    await app.change(planId, version, place('a', 'south'));
    expect((await app.call('GET', `/proposals/${impossible}/relaxations`)).status).toBe(409);
  });
});

describe('who may ask', () => {
  it('lets a manager of one district see their own people and district, and no study', async () => {
    await app.change(planId, 1, place('a', 'south'));
    const as = 'district-manager';
    const { options } = oneMore.parse((await app.call('GET', `/plans/${planId}/one-more`, { as })).body);
    expect(new Set(options.map(({ districtId }) => districtId))).toEqual(new Set(['south']));
    const own = letters.parse((await app.call('GET', `/plans/${planId}/letters`, { as })).body).letters;
    expect(own.map(({ personId }) => personId)).toEqual(['a']);
    expect((await app.call('GET', `/plans/${planId}/letters?personId=b`, { as })).status).toBe(404);

    const question = { kind: 'robustness' };
    expect((await app.call('POST', `/plans/${planId}/studies`, { as, json: question })).status).toBe(403);
    const { studyId } = studyStarted.parse(
      (await app.call('POST', `/plans/${planId}/studies`, { json: question })).body,
    );
    expect((await app.call('GET', `/studies/${studyId}`, { as })).status).toBe(404);
    expect((await app.call('GET', `/plans/${planId}/studies?kind=robustness`, { as })).body).toEqual({ study: null });
    expect((await app.call('POST', `/studies/${studyId}/cancel`, { as })).status).toBe(403);
    expect((await app.call('POST', `/studies/${studyId}/adopt`, { as, json: { maxMoves: null } })).status).toBe(403);
  });

  it('lets HR read but not ask', async () => {
    const asHr = (method: string, path: string, json?: object) =>
      app.call(method, path, { as: 'hr', ...(json ? { json } : {}) });
    expect((await asHr('POST', `/plans/${planId}/studies`, { kind: 'robustness' })).status).toBe(403);
    for (const path of ['one-more', 'letters', 'studies?kind=robustness']) {
      expect((await asHr('GET', `/plans/${planId}/${path}`)).status).toBe(200);
    }
  });
});

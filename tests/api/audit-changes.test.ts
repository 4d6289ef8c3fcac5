import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { linkIdentity } from '../../db/queries/accounts-identities.ts';
import { verifyAudit } from '../../db/queries/audit-verify.ts';
import { insertProposal } from '../../db/queries/proposals.ts';
import { insertStudy } from '../../db/queries/studies.ts';
import { accountWithLink } from '../../server/contract/accounts.ts';
import { demandRecording } from '../../server/contract/demand-recording.ts';
import { type ImportKind, importPreview } from '../../server/contract/imports.ts';
import { type ExtractKind, extractPreview } from '../../server/contract/imports-extracts.ts';
import { minimumCover } from '../../server/contract/minimums.ts';
import { planView } from '../../server/contract/plans.ts';
import { proposalStarted } from '../../server/contract/proposals.ts';
import { studyStarted } from '../../server/contract/studies.ts';
import type { SolveOutcome, SolveRunner } from '../../server/solving/solve-runner.ts';
import { type Answer, NOW, testApp } from '../support/app.ts';
import { operationsOf } from '../support/operations.ts';
import { arrangementCalls } from './audit-changes-arrangements.ts';
import type { ChangeCalls } from './audit-changes-context.ts';
import { postCalls } from './audit-changes-posts.ts';
import { recordCalls } from './audit-changes-records.ts';

/** Operations that change nothing, with the reason. */
const CHANGES_NOTHING: Record<string, string> = {
  'POST /api/imports/people/preview': 'stores nothing: what a file would do',
  'POST /api/imports/demand/preview': 'stores nothing: what a file would do',
  'POST /api/imports/posts/preview': 'stores nothing: what a file would do',
  'POST /api/imports/occupancies/preview': 'stores nothing: what a file would do',
  'POST /api/imports/arrangements/preview': 'stores nothing: what a file would do',
  'POST /api/imports/pay-points/preview': 'stores nothing: what a file would do',
  'POST /api/imports/case-extract/preview': 'stores nothing: what a file would do',
  'POST /api/imports/episodes/preview': 'stores nothing: what a file would do',
  'POST /api/imports/referrals/preview': 'stores nothing: what a file would do',
  'POST /api/imports/case-extract/headings': 'stores nothing: how headings are matched',
  'POST /api/imports/episodes/headings': 'stores nothing: how headings are matched',
  'POST /api/imports/referrals/headings': 'stores nothing: how headings are matched',
  'POST /api/arrangement-previews': 'stores nothing: what saving an arrangement would do',
  'POST /api/post-restructure-previews': 'stores nothing: what a merger or split of posts would do',
  'POST /api/funding-line-previews': 'stores nothing: what saving a share of a fund would do',
  'POST /api/demand/method/preview': 'stores nothing: what a change of settings would do to demand and coverage',
  'POST /api/minimums/preview': 'stores nothing: which districts would be below other minimums',
  'POST /api/demand/stress/preview': 'stores nothing: what a change of demand would ask for',
  'POST /api/demand/review/rule/preview': 'stores nothing: in which months another rule would have asked',
  'POST /api/rates/preview': 'stores nothing: what saving a rate would do to the costs of a year',
  'POST /api/one-time-link/check': 'stores nothing: whose link it is',
  'POST /api/one-time-link/council': 'stores nothing: leads to the council’s sign-in',
  'POST /api/account/council': 'stores nothing: leads to the council’s sign-in',
};

const untilAborted = (signal: AbortSignal) =>
  new Promise<SolveOutcome>((resolve) => {
    const end = () => resolve({ kind: 'cancelled' });
    if (signal.aborted) end();
    else signal.addEventListener('abort', end);
  });
/** Works until it is told to stop. */
const slowSolver: SolveRunner = {
  run: (_, { signal }) => untilAborted(signal),
  relax: async () => ({ kind: 'cancelled' }),
  leastRegret: async () => ({ kind: 'cancelled' }),
  close: () => {},
};

const test = await testApp(undefined, { solveRunner: slowSolver });
const { db, call } = test;
const PASSWORD = 'green paper boats at noon';
const FROM = { 'content-type': 'text/csv' };
const csv =
  'staff_number,name,role,unit,hours_per_week,start_date\nT-2,Alex Brook,Caseworker,North district team,30,2018-04-01\n';
const counts = 'month,district,level,language,open_cases\n2021-03,North,additional,en,21\n';

async function imported(kind: ImportKind, body: string): Promise<Answer> {
  const as = 'service-manager';
  const preview = importPreview.parse(
    (await call('POST', `/imports/${kind}/preview`, { as, headers: FROM, body })).body,
  );
  return call('POST', `/imports/${kind}`, { as, headers: { ...FROM, 'if-match': `"${preview.digest}"` }, body });
}

/** A file of another system, counted and stored. */
async function counted(kind: ExtractKind, body: string): Promise<Answer> {
  const path = `/imports/${kind}/preview?from=2021-01&to=2021-03`;
  const { digest } = extractPreview.parse((await call('POST', path, { headers: FROM, body })).body);
  return call('POST', `/imports/${kind}`, { headers: { 'if-match': `"${digest}"` } });
}

function matched(kind: ExtractKind, mapping: Record<string, string>): Promise<Answer> {
  return call('PUT', `/imports/${kind}/mapping`, { json: { headings: ['A', 'B', 'C'], mapping } });
}

async function newPlan() {
  const { body } = await call('POST', '/plans', { json: { name: 'Draft', asAt: '2021-04-01' } });
  const view = planView.parse(body);
  if (!view.plan) throw new Error('This is no plan');
  return { id: view.plan.id, rows: view.rows };
}

/** A proposal that leaves everybody where they are, ready to be taken. */
async function readyProposal() {
  const { id: planId, rows } = await newPlan();
  const placements = rows.map(({ personId, currentDistrictId }) => ({
    staff: personId,
    district: currentDistrictId,
    share: 1,
  }));
  const result = {
    status: 'optimal',
    objective: 0,
    bound: 0,
    gap: 0,
    placements,
    districts: [],
    conflicts: [],
    elapsedMs: 1,
  };
  const id = randomUUID();
  const startedAt = NOW.toISOString();
  const by = { planId, basedOnVersion: 1, startedBy: 'Kim', startedAt, failure: null };
  insertProposal(db, { ...by, id, state: 'ready', result: JSON.stringify(result) });
  insertStudy(db, {
    ...by,
    id: `study-${id}`,
    kind: 'moves-curve',
    state: 'done',
    question: '{"kind":"moves-curve","upTo":null}',
    stepsDone: 1,
    stepsOf: 1,
    stepText: 'Done',
    result: JSON.stringify({ answers: [{ maxMoves: 0, proposal: result }] }),
  });
  return { id, planId, studyId: `study-${id}` };
}

async function newAccount() {
  const as = 'administrator';
  const email = `${randomUUID()}@council.example`;
  const json = { email, name: 'Lee Marsh', role: 'hr', districtId: null };
  const { account, link } = accountWithLink.parse((await call('POST', '/accounts', { as, json })).body);
  return { ...account, token: link.path.split(/[/=#]/).at(-1) ?? '' };
}

/** A new account that has its password, and the cookie of its session. */
async function signedIn() {
  const account = await newAccount();
  await call('POST', '/one-time-link/use', { as: 'nobody', json: { token: account.token, newPassword: PASSWORD } });
  const json = { email: account.email, password: PASSWORD };
  const answer = await call('POST', '/session', { as: 'nobody', json });
  return { account, answer, headers: { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' } };
}

/** How each operation succeeds once. */
const CALLS: ChangeCalls = {
  // before there are proposals on their way that might name them
  'POST /api/people/{id}/erasure': () => {
    db.$client.exec("UPDATE person SET end_date = '2020-12-31' WHERE id = 'T-3'");
    const json = { confirm: 'Sam Carter', reason: 'asked for by letter' };
    return call('POST', '/people/T-3/erasure', { as: 'hr', version: 1, json });
  },
  'PATCH /api/people/{id}': () => call('PATCH', '/people/T-1', { as: 'hr', version: 1, json: { name: 'Robin Dale' } }),
  'PATCH /api/demand/{id}': () => call('PATCH', '/demand/1', { version: 1, json: { openCases: 7 } }),
  'POST /api/imports/case-extract': () => counted('case-extract', 'case_id,district,opened\nC-1,North,2021-01-11\n'),
  'POST /api/imports/episodes': () => counted('episodes', 'district,start\nNorth,2021-02-11\n'),
  'POST /api/imports/referrals': () => counted('referrals', 'received,district,source\n2021-03-02,North,School\n'),
  'PUT /api/imports/case-extract/mapping': () => matched('case-extract', { case_id: 'A', district: 'B', opened: 'C' }),
  'PUT /api/imports/episodes/mapping': () => matched('episodes', { district: 'A', start: 'B' }),
  'PUT /api/imports/referrals/mapping': () => matched('referrals', { district: 'A', source: 'B', month: 'C' }),
  'PATCH /api/demand/recording/settings': async () => {
    const { body } = await call('GET', '/demand/recording');
    const { settings } = demandRecording.parse(body);
    const smallNumbers = { ...settings.smallNumbers, threshold: 7 };
    const json = { smallNumbers, languageFallback: settings.languageFallback, reason: 'as the council asks' };
    return call('PATCH', '/demand/recording/settings', { version: settings.version, json });
  },
  'PATCH /api/minimums': async () => {
    const { version } = minimumCover.parse((await call('GET', '/minimums')).body);
    const minimums = [{ roleId: 'team-manager', districtId: 'south', minimumFte: 1 }];
    return call('PATCH', '/minimums', { version, json: { minimums, reason: 'as the board asked' } });
  },
  'POST /api/imports/people': () => imported('people', csv),
  'POST /api/imports/demand': () => imported('demand', counts),
  'POST /api/imports/posts': () =>
    imported(
      'posts',
      'post_number,title,role,unit,hours_per_week,cost_code,start_date,grade\nX-9,Caseworker,Caseworker,North,37,C-1,2021-04-01,Low\n',
    ),
  'POST /api/imports/occupancies': () =>
    imported(
      'occupancies',
      'post_number,name,hours_per_week,start_date,end_date\nP-3,Sam Else,5,2018-05-01,2018-06-01\n',
    ),
  'POST /api/imports/arrangements': () =>
    imported(
      'arrangements',
      'kind,post_number,name,hours_per_week,start_date,end_date,reason\nFixed term,P-3,Sam Else,5,2018-07-01,2018-08-01,Covers it\n',
    ),
  'POST /api/imports/pay-points': () => imported('pay-points', 'award_year,point,annual_pay\n2022-23,1,13000\n'),
  'POST /api/plans': () => call('POST', '/plans', { json: { name: 'Draft', asAt: '2021-04-01' } }),
  'PATCH /api/plans/{id}': async () =>
    call('PATCH', `/plans/${(await newPlan()).id}`, { version: 1, json: { maxMoves: 3 } }),
  'DELETE /api/plans/{id}': async () => call('DELETE', `/plans/${(await newPlan()).id}`, { version: 1 }),
  'POST /api/plans/{id}/refresh': async () => call('POST', `/plans/${(await newPlan()).id}/refresh`, { version: 1 }),
  'POST /api/plans/{id}/changes': async () => {
    const change = { kind: 'place', personId: 'T-2', placements: [{ districtId: 'south', share: 1 }] };
    return call('POST', `/plans/${(await newPlan()).id}/changes`, { version: 1, json: { changes: [change] } });
  },
  'POST /api/plans/{id}/accept': async () => {
    const { id, planId } = await readyProposal();
    const json = { proposalId: id, personIds: null, reason: 'agreed with the director' };
    return call('POST', `/plans/${planId}/accept`, { version: 1, json });
  },
  'POST /api/plans/{id}/proposals': async () => call('POST', `/plans/${(await newPlan()).id}/proposals`),
  'POST /api/proposals/{id}/cancel': async () => {
    const { body } = await call('POST', `/plans/${(await newPlan()).id}/proposals`);
    return call('POST', `/proposals/${proposalStarted.parse(body).proposalId}/cancel`, { json: { keepBest: false } });
  },
  'POST /api/proposals/{id}/discard': async () => call('POST', `/proposals/${(await readyProposal()).id}/discard`),
  'POST /api/plans/{id}/studies': async () =>
    call('POST', `/plans/${(await newPlan()).id}/studies`, { json: { kind: 'moves-curve', upTo: 2 } }),
  'POST /api/studies/{id}/cancel': async () => {
    const json = { kind: 'moves-curve', upTo: 2 };
    const { body } = await call('POST', `/plans/${(await newPlan()).id}/studies`, { json });
    return call('POST', `/studies/${studyStarted.parse(body).studyId}/cancel`);
  },
  'POST /api/studies/{id}/adopt': async () =>
    call('POST', `/studies/${(await readyProposal()).studyId}/adopt`, { json: { maxMoves: 0 } }),
  'POST /api/accounts': () => {
    const json = { email: 'jo@council.example', name: 'Jo Lake', role: 'hr', districtId: null };
    return call('POST', '/accounts', { as: 'administrator', json });
  },
  'PATCH /api/accounts/{id}': async () => {
    const { id, version } = await newAccount();
    return call('PATCH', `/accounts/${id}`, { as: 'administrator', version, json: { name: 'Lee March' } });
  },
  'POST /api/accounts/{id}/link': async () =>
    call('POST', `/accounts/${(await newAccount()).id}/link`, { as: 'administrator' }),
  'DELETE /api/accounts/{id}/sessions': async () =>
    call('DELETE', `/accounts/${(await newAccount()).id}/sessions`, { as: 'administrator' }),
  'POST /api/one-time-link/use': async () => {
    const json = { token: (await newAccount()).token, newPassword: PASSWORD };
    return call('POST', '/one-time-link/use', { as: 'nobody', json });
  },
  'POST /api/session': async () => (await signedIn()).answer,
  'DELETE /api/session': async () => call('DELETE', '/session', { as: 'nobody', headers: (await signedIn()).headers }),
  'PUT /api/account/password': async () => {
    const json = { currentPassword: PASSWORD, newPassword: 'seven quiet otters swim' };
    return call('PUT', '/account/password', { as: 'nobody', headers: (await signedIn()).headers, json });
  },
  'POST /api/account/sessions/end': async () => {
    const { headers } = await signedIn();
    return call('POST', '/account/sessions/end', { as: 'nobody', headers, json: { password: PASSWORD } });
  },
  'DELETE /api/accounts/{id}/council': async () => {
    const { id } = await newAccount();
    linkIdentity(db, { issuer: 'https://council.example', subject: id, accountId: id, linkedAt: NOW.toISOString() });
    return call('DELETE', `/accounts/${id}/council`, { as: 'administrator' });
  },
  ...postCalls(test),
  ...arrangementCalls(test),
  ...recordCalls(test),
};

/** Told of by whoever makes them, and tested there: a process of its own makes them. */
const ELSEWHERE: Record<string, string> = {
  'POST /api/backups': 'tests/unit/server/backup: a backup that was made is noted with its name and hash',
};

const changing = (await operationsOf(test))
  .filter(({ method }) => method !== 'GET')
  .map(({ method, path }) => `${method} ${path}`);

it('knows of every operation that is not a GET whether it changes anything', () => {
  const known = [CHANGES_NOTHING, CALLS, ELSEWHERE].flatMap((list) => Object.keys(list));
  expect([...new Set(known)].sort()).toEqual([...new Set(changing)].sort());
});

it.each(Object.keys(CALLS))('%s tells the history, in the request that was answered', async (operation) => {
  const answer = await CALLS[operation]?.();
  if (!answer) throw new Error('There is no such call');
  expect(answer.status, answer.text).toBeGreaterThanOrEqual(200);
  expect(answer.status, answer.text).toBeLessThan(300);
  // a reading of pay in the answer does not tell of the change
  const told = db.$client
    .prepare<[string | null], { action: string; account_name: string }>(
      "SELECT action, account_name FROM audit_event WHERE request_id = ? AND action NOT LIKE 'read.%'",
    )
    .all(answer.headers.get('x-request-id'));
  expect(told.length).toBeGreaterThan(0);
  expect(told.every(({ account_name }) => account_name !== '')).toBe(true);
  expect(verifyAudit(db).ok).toBe(true);
});

it('keeps nothing of a change that was refused', async () => {
  const count = () => db.$client.prepare('SELECT count(*) AS events FROM audit_event').get();
  const before = count();
  const refused = await call('PATCH', '/people/T-4', { as: 'hr', version: 99, json: { name: 'Other' } });
  expect(refused.status).toBe(412);
  expect((await call('PATCH', '/demand/2', { version: 99, json: { openCases: 1 } })).status).toBe(412);
  expect(count()).toEqual(before);
});

import { afterEach, describe, expect, it } from 'vitest';
import { problem } from '../../server/contract/problems.ts';
import { type ProposalView, proposalStarted, proposalView } from '../../server/contract/proposals.ts';
import { createChildProcessRunner } from '../../server/solving/child-process-runner.ts';
import type { SolveRunner } from '../../server/solving/solve-runner.ts';
import { exampleDb, idOf, plansApp } from './plans-app.ts';

const open: SolveRunner[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

/** A plan whose proposals are searched for by a faulty process. */
async function planWith(script: string, deadlineMs = 10_000) {
  const runner = createChildProcessRunner({
    script: new URL(`../fixtures/solve-children/${script}.ts`, import.meta.url),
    graceMs: 200,
    heapMiB: 64,
    stderr: 'ignore',
  });
  open.push(runner);
  const db = exampleDb();
  const app = plansApp(db, runner, { deadlineMs, gap: 1e-4 });
  const planId = idOf(await app.newPlan());
  const read = async (id: string) => proposalView.parse((await app.call('GET', `/proposals/${id}`)).body);
  return {
    app,
    db,
    planId,
    read,
    start: async () => proposalStarted.parse((await app.call('POST', `/plans/${planId}/proposals`)).body).proposalId,
    until: async (id: string, state: ProposalView['state'], timeout = 5000) => {
      await expect.poll(async () => (await read(id)).state, { timeout }).toBe(state);
      return read(id);
    },
    stop: async (id: string, keepBest: boolean) =>
      proposalView.parse((await app.call('POST', `/proposals/${id}/cancel`, { json: { keepBest } })).body),
  };
}

describe('a search that goes wrong', () => {
  it.each(['throws', 'exits', 'eats-memory'])(
    '%s: the proposal fails within five seconds, the plan is untouched',
    async (script) => {
      const { app, planId, start, until } = await planWith(script);
      const before = await app.plan(planId);
      const failed = await until(await start(), 'failed');
      expect(failed.failure).toContain('Propose again');
      expect(failed).toMatchObject({ suggestions: [], measures: null });
      expect(await app.plan(planId)).toEqual(before);
      // the plan is free for the next try
      await until(await start(), 'failed');
    },
  );

  it('loops: the proposal ends at its deadline with the best that was found', async () => {
    const { start, until } = await planWith('holds-best', 2500);
    const kept = await until(await start(), 'ready');
    expect(kept).toMatchObject({ proven: false, progress: { gap: 1, moves: 0 } });
    expect(kept.suggestions).toHaveLength(4);
  });

  it('loops and found nothing sound: it fails', async () => {
    const { start, until } = await planWith('loops', 300);
    expect((await until(await start(), 'failed')).failure).toContain('independent check');
  });

  it('lies: what does not pass the check is not stored', async () => {
    const { db, start, until } = await planWith('lies');
    const id = await start();
    expect((await until(id, 'failed')).failure).toContain('is not placed anywhere');
    expect(db.$client.prepare('SELECT result FROM proposal WHERE id = ?').get(id)).toEqual({ result: null });
  });
});

describe('a search that is stopped', () => {
  it('keeps the best so far on request, within a second, not proven', async () => {
    const { app, planId, start, read, stop } = await planWith('holds-best', 60_000);
    const id = await start();
    await expect.poll(async () => (await read(id)).progress.objective, { timeout: 5000 }).not.toBeNull();
    expect(await read(id)).toMatchObject({ state: 'running', progress: { moves: 0, gap: 1 } });
    const from = performance.now();
    const kept = await stop(id, true);
    expect(performance.now() - from).toBeLessThan(1000);
    expect(kept).toMatchObject({ state: 'ready', proven: false });
    expect((await app.plan(planId)).openProposalId).toBe(id);
  });

  it('keeps nothing on request', async () => {
    const { app, planId, start, read, stop } = await planWith('holds-best', 60_000);
    const id = await start();
    await expect.poll(async () => (await read(id)).progress.objective, { timeout: 5000 }).not.toBeNull();
    expect((await stop(id, false)).state).toBe('cancelled');
    // stopping what has stopped changes nothing
    expect((await stop(id, true)).state).toBe('cancelled');
    expect((await app.plan(planId)).runningProposalId).toBeNull();
  });

  it('ends the stream of whoever listens', async () => {
    const { app, start, stop } = await planWith('holds-best', 60_000);
    const id = await start();
    const { body } = await app.send('GET', `/proposals/${id}/events`);
    const reading = new Response(body).text();
    await stop(id, false);
    expect(await reading).toContain('event: done');
  });
});

describe('while a search runs', () => {
  it('a second one for the plan, a refresh and a deletion are refused with its id; edits go on', async () => {
    const { app, planId, start, stop } = await planWith('holds-best', 60_000);
    const id = await start();
    for (const [method, path] of [
      ['POST', '/proposals'],
      ['POST', '/refresh'],
      ['DELETE', ''],
    ] as const) {
      const { status, body } = await app.call(method, `/plans/${planId}${path}`, { version: 1 });
      expect(status).toBe(409);
      expect(problem.parse(body).detail).toContain(id);
    }
    expect((await app.plan(planId)).runningProposalId).toBe(id);
    const changed = await app.change(planId, 1, { kind: 'pin', personId: 'a', reason: 'stays', expires: null });
    expect(changed.version).toBe(2);
    const discarded = await app.call('POST', `/proposals/${id}/discard`);
    expect(discarded.status).toBe(409);
    await stop(id, false);
  });
});

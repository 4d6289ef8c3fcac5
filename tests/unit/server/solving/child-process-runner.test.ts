import { afterEach, describe, expect, it } from 'vitest';
import { toProblem } from '../../../../server/domain/problem.ts';
import { createChildProcessRunner } from '../../../../server/solving/child-process-runner.ts';
import type { SolveOutcome, SolveProgress, SolveRunner } from '../../../../server/solving/solve-runner.ts';
import { verify } from '../../../../solver/verify.ts';
import { exampleFacts } from '../domain/example.ts';

const input = toProblem(exampleFacts, {
  weights: { fairShare: 10, severe: 30, language: 4, preference: 1, move: 0.5 },
  maxMoves: null,
});
const open: SolveRunner[] = [];

function runner(script?: string, graceMs = 300): SolveRunner {
  const url = script ? new URL(`../../../fixtures/solve-children/${script}.ts`, import.meta.url) : undefined;
  const created = createChildProcessRunner({ ...(url ? { script: url } : {}), graceMs, heapMiB: 64, stderr: 'ignore' });
  open.push(created);
  return created;
}

interface Watched {
  outcome: Promise<SolveOutcome>;
  told: SolveProgress[];
  cancel: () => void;
  started: Promise<void>;
}

function watch(on: SolveRunner, deadlineMs = 5000): Watched {
  const abort = new AbortController();
  const told: SolveProgress[] = [];
  const started = Promise.withResolvers<void>();
  const outcome = on.run(
    { input, deadlineMs, gap: 1e-4 },
    { signal: abort.signal, onStarted: started.resolve, onProgress: (progress) => told.push(progress) },
  );
  return { outcome, told, cancel: () => abort.abort(), started: started.promise };
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}

afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

describe('solving in a child process', () => {
  it('proves a small problem, telling how far it is, and does the next one warm', async () => {
    const warm = runner();
    for (let round = 0; round < 2; round++) {
      const job = watch(warm);
      const outcome = await job.outcome;
      if (outcome.kind !== 'solved') throw new Error(JSON.stringify(outcome));
      expect(outcome.proposal.status).toBe('optimal');
      const checked = verify(input, outcome.proposal.placements);
      expect(checked.violations).toEqual([]);
      expect(checked.objective).toBeCloseTo(outcome.proposal.objective ?? Number.NaN, 9);
      expect(job.told.length).toBeGreaterThan(0);
      expect(job.told[0]?.placements.length).toBe(4);
    }
  });

  it('does one job at a time, in order', async () => {
    const warm = runner();
    const order: string[] = [];
    const first = watch(warm);
    const second = watch(warm);
    void second.started.then(() => order.push('second starts'));
    await first.outcome.then(() => order.push('first ends'));
    await second.outcome;
    expect(order).toEqual(['first ends', 'second starts']);
  });

  it('says that a problem is impossible as an answer, not a fault', async () => {
    const [south, ...rest] = input.districts.toReversed();
    if (!south) throw new Error('The example has no districts');
    const impossible = { ...input, districts: [...rest, { ...south, minimumFte: { manager: 2 } }] };
    const outcome = await runner().run(
      { input: impossible, deadlineMs: 5000, gap: 1e-4 },
      { signal: new AbortController().signal, onProgress: () => {} },
    );
    expect(outcome).toMatchObject({ kind: 'solved', proposal: { status: 'infeasible' } });
    if (outcome.kind === 'solved') expect(outcome.proposal.conflicts.length).toBeGreaterThan(0);
  });
});

describe('faults of the process', () => {
  it.each(['throws', 'exits', 'cannot-start', 'eats-memory'])(
    'that %s fail the job within five seconds',
    async (script) => {
      const faulty = runner(script);
      const job = watch(faulty);
      expect(await secondsOf(() => job.outcome)).toBeLessThan(5);
      expect(await job.outcome).toEqual({ kind: 'failed', reason: expect.stringContaining('stopped unexpectedly') });
      // the next job gets a process of its own and an outcome of its own
      expect((await watch(faulty).outcome).kind).toBe('failed');
    },
  );

  it('that never return end a grace after the deadline, with what was told before', async () => {
    const job = watch(runner('loops'), 400);
    expect(await secondsOf(() => job.outcome)).toBeLessThan(3);
    expect(await job.outcome).toEqual({ kind: 'overdue' });
    expect(job.told.map(({ objective }) => objective)).toEqual([5]);
  });

  it('that hear nothing are ended by a cancel within a second, and the next job runs', async () => {
    const stuck = runner('loops');
    const job = watch(stuck, 60_000);
    await job.started;
    await expect.poll(() => job.told.length, { timeout: 5000 }).toBe(1);
    const seconds = await secondsOf(async () => {
      job.cancel();
      await job.outcome;
    });
    expect(seconds).toBeLessThan(1);
    expect(await job.outcome).toEqual({ kind: 'cancelled' });
    expect(await watch(stuck, 300).outcome).toEqual({ kind: 'overdue' });
  });

  it('leave a waiting job alone when it is cancelled before its turn', async () => {
    const stuck = runner('loops');
    const running = watch(stuck, 600);
    const waiting = watch(stuck, 600);
    waiting.cancel();
    expect(await waiting.outcome).toEqual({ kind: 'cancelled' });
    expect(await running.outcome).toEqual({ kind: 'overdue' });
  });

  it('end with the runner, and say so', async () => {
    const stuck = runner('loops');
    const jobs = [watch(stuck, 60_000), watch(stuck, 60_000)];
    stuck.close();
    const outcomes = await Promise.all([...jobs, watch(stuck)].map(({ outcome }) => outcome));
    for (const outcome of outcomes) {
      expect(outcome).toEqual({ kind: 'failed', reason: expect.stringContaining('interrupted by a restart') });
    }
  });
});

import { constants, setPriority } from 'node:os';
import { createHighsEngine } from '../../solver/engines/highs.ts';
import { javascriptLpSolver } from '../../solver/engines/javascript-lp-solver.ts';
import { leastRegret } from '../../solver/regret.ts';
import { relaxations } from '../../solver/relax.ts';
import { NoProposalInTime, solve } from '../../solver/solve.ts';
import { progressFigures } from './progress-figures.ts';
import type { FromChild, ToChild } from './solve-messages.ts';
import type { RegretJob, RelaxJob, SolveJob } from './solve-runner.ts';
import { WARM_UP_MS, warmUpProblem } from './warm-up.ts';

// The process that solves: at low priority, with the engines loaded once. It ends with the server.

/** A better bound alone is told at most this often; a better plan always, so that a stop can keep the best. */
const BOUND_EVERY_MS = 100;
/** Of the time for ways out, the share that one of them may take. */
const ONE_WAY_OUT = 0.15;

setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
process.on('disconnect', () => process.exit());
const highs = createHighsEngine();

const idle = setTimeout(() => void warmUp(), 1000);

process.on('message', (message: ToChild) => {
  clearTimeout(idle);
  void answerTo(message).catch(report);
});

function answerTo(message: ToChild): Promise<void> {
  switch (message.kind) {
    case 'solve':
      return answer(message.job);
    case 'relax':
      return relax(message.job);
    case 'least-regret':
      return holdUp(message.job);
  }
}

/** Nobody waits: the next solve is then two to three times as fast. */
async function warmUp(): Promise<void> {
  const engines = { small: javascriptLpSolver, proof: await highs };
  await solve(warmUpProblem(), { engines, deadlineMs: WARM_UP_MS, now: () => performance.now() });
}

async function answer(job: SolveJob): Promise<void> {
  let sentAt = Number.NEGATIVE_INFINITY;
  let sentObjective = Number.POSITIVE_INFINITY;
  const figures = progressFigures(job.input);
  const proposal = await solve(job.input, {
    engines: { small: javascriptLpSolver, proof: await highs },
    deadlineMs: job.deadlineMs,
    gap: job.gap,
    ...(job.start ? { start: job.start } : {}),
    now: () => performance.now(),
    onProgress: (progress) => {
      if (progress.objective >= sentObjective && performance.now() - sentAt < BOUND_EVERY_MS) return;
      sentAt = performance.now();
      sentObjective = progress.objective;
      send({ kind: 'progress', progress: { ...progress, ...figures(progress.placements) } });
    },
  });
  send({ kind: 'done', proposal });
}

async function relax({ input, conflicts, deadlineMs }: RelaxJob): Promise<void> {
  const engine = await highs;
  const endsAt = performance.now() + deadlineMs;
  const shouldStop = () => performance.now() > endsAt;
  const limitMs = deadlineMs * ONE_WAY_OUT;
  send({ kind: 'relaxed', relaxations: relaxations(input, conflicts, { engine, limitMs, shouldStop }) });
}

async function holdUp({ input, scenarios, candidates, deadlineMs }: RegretJob): Promise<void> {
  const engines = { small: javascriptLpSolver, proof: await highs };
  const options = { engines, deadlineMs, now: () => performance.now() };
  send({ kind: 'held-up', answer: leastRegret(input, scenarios, candidates, options) });
}

function report(error: unknown): void {
  const isExpected = error instanceof NoProposalInTime;
  if (!isExpected) console.error(error);
  const fault = 'The solver met a fault of its own. Propose again; if it recurs, tell support.';
  send({ kind: 'failed', reason: isExpected ? error.message : fault });
}

function send(message: FromChild): void {
  process.send?.(message);
}

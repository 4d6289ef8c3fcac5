import type { SolveHooks, SolveRunner } from '../solving/solve-runner.ts';
import type { Metrics } from './metrics.ts';

/** The same runner, with its queue and running times counted. */
export function measuredRunner(runner: SolveRunner, metrics: Metrics): SolveRunner {
  const measure = async <O extends { kind: string }>(
    question: string,
    ask: (onStarted: () => void) => Promise<O>,
  ): Promise<O> => {
    let startedAt: number | undefined;
    metrics.jobQueued();
    const outcome = await ask(() => {
      startedAt = performance.now();
      metrics.jobStarted();
    });
    const ran = startedAt === undefined ? null : (performance.now() - startedAt) / 1000;
    metrics.jobEnded({ question, outcome: outcome.kind, ran });
    return outcome;
  };
  return {
    run: (job, hooks) =>
      measure('propose', (onStarted) => {
        const measured: SolveHooks = {
          ...hooks,
          onStarted: () => {
            onStarted();
            hooks.onStarted?.();
          },
        };
        return runner.run(job, measured);
      }),
    // these questions say nothing of when their turn comes: their time holds the wait too
    relax: (job, signal) =>
      measure('ways-out', (onStarted) => {
        onStarted();
        return runner.relax(job, signal);
      }),
    leastRegret: (job, signal) =>
      measure('least-regret', (onStarted) => {
        onStarted();
        return runner.leastRegret(job, signal);
      }),
    close: () => runner.close(),
  };
}

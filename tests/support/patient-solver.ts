import { createChildProcessRunner } from '../../server/solving/child-process-runner.ts';
import type { SolveRunner } from '../../server/solving/solve-runner.ts';

const PATIENCE_MS = 100_000;

/**
 * The real solver in a process of its own, for tests of what it finds: it has low priority, so that beside other tests it
 * may take many times as long to start and to search as it is given in use.
 */
export function patientSolver(): SolveRunner {
  const solver = createChildProcessRunner();
  const patient = <J extends { deadlineMs: number }>(job: J): J => ({ ...job, deadlineMs: PATIENCE_MS });
  return {
    run: (job, hooks) => solver.run(patient(job), hooks),
    relax: (job, signal) => solver.relax(patient(job), signal),
    leastRegret: (job, signal) => solver.leastRegret(patient(job), signal),
    close: () => solver.close(),
  };
}

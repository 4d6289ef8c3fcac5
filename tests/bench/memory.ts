import { createHighsEngine } from '../../solver/engines/highs.ts';
import { javascriptLpSolver } from '../../solver/engines/javascript-lp-solver.ts';
import { solve } from '../../solver/solve.ts';
import { instance } from './solver-instances.ts';

export interface MemoryPoint {
  solves: number;
  /** Resident memory of the process. */
  rssMb: number;
  heapMb: number;
  /** What WebAssembly and typed arrays hold. */
  externalMb: number;
}

/** Solves that many small problems one after the other in this process, and says what the process holds on the way. */
export async function memoryAfter(solves: number): Promise<MemoryPoint[]> {
  const engines = { small: javascriptLpSolver, proof: await createHighsEngine() };
  const points: MemoryPoint[] = [];
  const step = Math.max(1, Math.floor(solves / 5));
  for (let done = 1; done <= solves; done++) {
    const input = instance({ persons: 40, districts: 4, seed: (done % 10) + 1, splits: done % 2 === 0 });
    await solve(input, { engines, deadlineMs: 1000, now: () => performance.now() });
    if (done % step === 0) points.push(memoryNow(done));
  }
  return points;
}

function memoryNow(solves: number): MemoryPoint {
  const { rss, heapUsed, external } = process.memoryUsage();
  const mb = (bytes: number): number => Math.round(bytes / 2 ** 20);
  return { solves, rssMb: mb(rss), heapMb: mb(heapUsed), externalMb: mb(external) };
}

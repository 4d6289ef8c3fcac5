import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { problemPath } from '../support/solver-problems.ts';
import { memoryAfter } from './memory.ts';
import { growthOf, markdown, type Run, rowsOf } from './report.ts';
import { instance } from './solver-instances.ts';
import type { Trace } from './trace.ts';

// Ours and its peers side by side: for each problem and run, every contender in turn, each in a process of its own.
const { values: options } = parseArgs({
  options: {
    /** Persons × districts of seeded problems, such as `80x5,300x8`. */
    sizes: { type: 'string', default: '80x5' },
    /** Problems of tests/fixtures/problems by name. */
    fixtures: { type: 'string', default: 'district-80,district-80-splits,district-80-max-moves' },
    instances: { type: 'string', default: '3' },
    runs: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '6' },
    contenders: { type: 'string', default: 'ours,highs,cbc,glpk,javascript-lp-solver' },
    /** Without the warm-up solve of the contenders in JavaScript, as in a command line that solves once. */
    cold: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    /** Instead of the comparison: so many solves in this process, and the memory it holds on the way. */
    memory: { type: 'string' },
    out: { type: 'string', default: 'test-results/bench-solver.json' },
  },
});
if (options.memory !== undefined) {
  process.stdout.write(`${JSON.stringify(await memoryAfter(Number(options.memory)), null, 1)}\n`);
  process.exit();
}
if (options.full) {
  Object.assign(options, {
    sizes: '40x5,80x5,100x5,160x5,320x5,300x8,1500x20',
    instances: '5',
    runs: '3',
    seconds: '60',
  });
  options.fixtures = 'district-20,district-80,district-80-splits,district-80-max-moves,county-300';
}

const folder = mkdtempSync(join(tmpdir(), 'evenhand-bench-'));
const runs: Run[] = [];
const load = loadavg();
try {
  for (let run = 1; run <= Number(options.runs); run++) {
    for (const { group, problem, file } of problems()) {
      for (const contender of listed(options.contenders)) {
        const { trace, wholeProcessMs } = measure(contender, file);
        runs.push({ group, problem, contender, wholeProcessMs, trace });
        process.stderr.write(`run ${run}, ${problem}: ${contender} ${(trace.endedMs / 1000).toFixed(2)} s\n`);
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
const rows = rowsOf(runs);
mkdirSync(join(options.out, '..'), { recursive: true });
writeFileSync(
  options.out,
  `${JSON.stringify({ options, loadBefore: load, loadAfter: loadavg(), growth: growthOf(rows), rows, runs }, null, 1)}\n`,
);
process.stdout.write(`${markdown(rows)}\n`);
const growth = growthOf(rows);
if (growth !== null) process.stdout.write(`\nTime to 1 % grows with persons^${growth.toFixed(2)} at five districts.\n`);

function problems(): { group: string; problem: string; file: string }[] {
  const fixed = listed(options.fixtures).map((name) => ({ group: name, problem: name, file: problemPath(name) }));
  const seeded = listed(options.sizes).flatMap((size) => {
    const [persons = 80, districts = 5] = size.split('x').map(Number);
    return Array.from({ length: Number(options.instances) }, (_, at) => {
      const seed = at + 1;
      const problem = `${size} seed ${seed}`;
      const file = join(folder, `${size}-${seed}.json`);
      writeFileSync(file, JSON.stringify(instance({ persons, districts, seed, ...variety(seed, persons) })));
      return { group: `${persons} × ${districts}`, problem, file };
    });
  });
  return [...fixed, ...seeded];
}

/** Of five problems one has people to split, one a move limit and one tight maximums. */
function variety(seed: number, persons: number): { splits?: boolean; maxMoves?: number; tightMaximums?: boolean } {
  if (seed % 5 === 3) return { splits: true };
  if (seed % 5 === 4) return { maxMoves: Math.round(persons / 5) };
  return seed % 5 === 0 ? { tightMaximums: true } : {};
}

function measure(contender: string, file: string): { trace: Trace; wholeProcessMs: number } {
  const entry = fileURLToPath(new URL('contender.ts', import.meta.url));
  const started = performance.now();
  const child = spawnSync(process.execPath, [entry, contender, file, options.seconds, options.cold ? 'cold' : 'warm'], {
    encoding: 'utf8',
    // an engine that cannot be interrupted is stopped from outside
    timeout: Number(options.seconds) * 1500 + 5000,
    killSignal: 'SIGKILL',
    maxBuffer: 2 ** 28,
  });
  const wholeProcessMs = performance.now() - started;
  if (child.status === 0) return { trace: JSON.parse(child.stdout), wholeProcessMs };
  const why = child.signal === null ? child.stderr.trim() : '';
  if (why) process.stderr.write(`${contender}: ${why}\n`);
  return { trace: { moments: [], endedMs: wholeProcessMs, verified: null, peakMb: Number.NaN }, wholeProcessMs };
}

function listed(text: string): string[] {
  return text.split(',').filter((name) => name !== '');
}

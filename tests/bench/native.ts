import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { PlanInput } from '../../solver/plan-input.ts';
import { mpsOf } from './mps.ts';
import { plainProgram } from './plain-program.ts';
import type { Moment, Trace } from './trace.ts';
import { verifiedCost } from './verified-cost.ts';

/** A solver of its own process: how it is called, and how its log and its solution file read. */
interface Native {
  command: string;
  args: (model: string, solution: string, seconds: number) => string[];
  /** Objective and bound from one line of the log. */
  read: (line: string) => Partial<Omit<Moment, 'ms'>>;
  /** Column position and value from one line of the solution. */
  value: RegExp;
}

const number = '([-+]?[\\d.]+(?:e[-+]?\\d+)?)';

export const natives: Record<'glpk' | 'cbc', Native> = {
  glpk: {
    command: 'glpsol',
    args: (model, solution, seconds) => [
      ...['--freemps', model, '--tmlim', String(Math.ceil(seconds))],
      ...['--cuts', '--mipgap', '1e-4', '--output', solution],
    ],
    read: (line) => {
      const both = line.match(new RegExp(`(?:mip =|>>>>>)\\s+${number} >=\\s+(?:${number}|tree is empty)`));
      if (both) return { objective: Number(both[1]), bound: Number(both[2] ?? both[1]) };
      const only = line.match(new RegExp(`mip =\\s+not found yet >=\\s+${number}`));
      return only ? { bound: Number(only[1]) } : {};
    },
    value: new RegExp(`^\\s*\\d+ v(\\d+)\\s+\\*\\s+${number}`),
  },
  cbc: {
    command: 'cbc',
    args: (model, solution, seconds) => [
      ...[model, '-seconds', String(seconds), '-timeMode', 'elapsed', '-ratioGap', '1e-4'],
      ...['-solve', '-solution', solution],
    ],
    read: (line) => {
      const found = line.match(new RegExp(`(?:Integer solution of|found solution of|Objective value:)\\s+${number}`));
      const best = line.match(new RegExp(`best possible ${number}|Lower bound:\\s+${number}`));
      return {
        ...(found ? { objective: Number(found[1]) } : {}),
        ...(best ? { bound: Number(best[1] ?? best[2]) } : {}),
        ...(/Result - Optimal solution found/.test(line) ? { bound: Number.POSITIVE_INFINITY } : {}),
      };
    },
    value: new RegExp(`^\\s*(?:\\*\\*)?\\s*\\d+ v(\\d+)\\s+${number}`),
  },
};

/** Runs glpsol or cbc on the plain program written as MPS. Its answer is read back and verified. */
export async function runNative(name: 'glpk' | 'cbc', input: PlanInput, seconds: number): Promise<Trace> {
  const native = natives[name];
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-bench-'));
  try {
    const draft = plainProgram(input);
    const [model, solution] = [join(folder, 'model.mps'), join(folder, 'solution.txt')];
    writeFileSync(model, mpsOf(draft.program));
    const trace = await follow(native, native.args(model, solution, seconds));
    if (trace.notRun !== undefined) return trace;
    const values = draft.program.columns.map(() => 0);
    const found = new RegExp(native.value, 'gm');
    for (const [, at, value] of readFileSync(solution, 'utf8').matchAll(found)) values[Number(at)] = Number(value);
    const verified = trace.moments.some(({ objective }) => objective !== null) ? verifiedCost(draft, values) : null;
    const last: Moment = { ms: trace.endedMs, objective: verified, bound: null };
    const bound = trace.moments.at(-1)?.bound ?? null;
    trace.moments.push({ ...last, bound: bound === null || verified === null ? bound : Math.min(bound, verified) });
    return { ...trace, verified };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Reads the log as it comes; a command that is not installed is reported, not thrown. */
async function follow(native: Native, args: string[]): Promise<Trace> {
  const moments: Moment[] = [];
  const started = performance.now();
  // stdbuf has the log come line by line
  const [command = '', ...rest] = ['stdbuf', '-oL', native.command, ...args];
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'ignore'] });
  const missing = new Promise<string | null>((done) => {
    child.on('error', () => done(`${native.command} cannot be started`));
    child.on('exit', (code) => done(code === 127 ? `${native.command} is not installed` : null));
  });
  let peakMb = 0;
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, peakOf(child.pid));
  }, 20);
  for await (const line of createInterface({ input: child.stdout })) {
    const read = native.read(line);
    if (read.objective === undefined && read.bound === undefined) continue;
    const before = moments.at(-1) ?? { objective: null, bound: null };
    moments.push({ ...before, ...read, ms: performance.now() - started });
  }
  const notRun = await missing;
  clearInterval(watch);
  const trace = { moments, endedMs: performance.now() - started, verified: null, peakMb };
  return notRun === null ? trace : { ...trace, notRun };
}

function peakOf(pid: number | undefined): number {
  try {
    return Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmHWM:\s+(\d+)/)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

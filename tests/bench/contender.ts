import { readFileSync } from 'node:fs';
import { WARM_UP_MS, warmUpProblem } from '../../server/solving/warm-up.ts';
import { createHighsEngine } from '../../solver/engines/highs.ts';
import { javascriptLpSolver } from '../../solver/engines/javascript-lp-solver.ts';
import type { Engine } from '../../solver/lp.ts';
import type { PlanInput } from '../../solver/plan-input.ts';
import { solve } from '../../solver/solve.ts';
import { verify } from '../../solver/verify.ts';
import { accepted } from '../support/solver-problems.ts';
import { runNative } from './native.ts';
import { plainProgram } from './plain-program.ts';
import type { Moment, Trace } from './trace.ts';
import { verifiedCost } from './verified-cost.ts';

// One contender on one problem in a process of its own: `contender.ts NAME FILE SECONDS [warm|cold]`, the trace on standard output.
// The server keeps its solving process warm; so do the contenders that JavaScript engines run. CBC and GLPK are compiled.
const [name = '', file = '', seconds = '10', state = 'warm'] = process.argv.slice(2);
const input = accepted(JSON.parse(readFileSync(file, 'utf8')));
const trace = await run(name, input, Number(seconds));
process.stdout.write(JSON.stringify(trace));

async function run(contender: string, problem: PlanInput, limit: number): Promise<Trace> {
  if (contender === 'ours') return runOurs(problem, limit);
  if (contender === 'glpk' || contender === 'cbc') return runNative(contender, problem, limit);
  if (contender === 'highs') return runAlone(await createHighsEngine(), problem, limit);
  if (contender === 'javascript-lp-solver') return runAlone(javascriptLpSolver, problem, limit);
  throw new Error(`No contender is called “${contender}”.`);
}

async function runOurs(problem: PlanInput, limit: number): Promise<Trace> {
  const engines = { small: javascriptLpSolver, proof: await createHighsEngine() };
  if (state === 'warm') await solve(warmUpProblem(), { engines, deadlineMs: WARM_UP_MS, now: () => performance.now() });
  const moments: Moment[] = [];
  const started = performance.now();
  const proposal = await solve(problem, {
    engines,
    deadlineMs: limit * 1000,
    now: () => performance.now(),
    onProgress: ({ objective, bound }) => moments.push({ ms: performance.now() - started, objective, bound }),
  });
  const endedMs = performance.now() - started;
  moments.push({ ms: endedMs, objective: proposal.objective, bound: proposal.bound });
  const { violations, objective } = verify(problem, proposal.placements);
  return { moments, endedMs, verified: violations.length === 0 ? objective : null, peakMb: peakMb() };
}

/** An engine alone on the plain program: no grouping, no cuts, no start. */
function runAlone(engine: Engine, problem: PlanInput, limit: number): Trace {
  if (state === 'warm') engine.solve(plainProgram(warmUpProblem()).program, { limitMs: WARM_UP_MS });
  const moments: Moment[] = [];
  const started = performance.now();
  const draft = plainProgram(problem);
  let objective: number | null = null;
  let bound: number | null = null;
  const note = (): void => {
    moments.push({ ms: performance.now() - started, objective, bound });
  };
  const outcome = engine.solve(draft.program, {
    limitMs: limit * 1000,
    onBound: (heard) => {
      bound = heard;
      note();
    },
    onIncumbent: (values) => {
      objective = verifiedCost(draft, values) ?? objective;
      note();
    },
  });
  const endedMs = performance.now() - started;
  const verified = 'values' in outcome ? verifiedCost(draft, outcome.values) : null;
  if ('bound' in outcome && Number.isFinite(outcome.bound)) bound = outcome.bound;
  moments.push({ ms: endedMs, objective: verified, bound });
  return { moments, endedMs, verified, peakMb: peakMb() };
}

function peakMb(): number {
  return process.resourceUsage().maxRSS / 1024;
}

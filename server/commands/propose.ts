import { readFileSync } from 'node:fs';
import { createHighsEngine } from '../../solver/engines/highs.ts';
import { javascriptLpSolver } from '../../solver/engines/javascript-lp-solver.ts';
import { explainPlacement } from '../../solver/explain.ts';
import type { Engines } from '../../solver/lp.ts';
import { type PlanInput, readPlanInput } from '../../solver/plan-input.ts';
import { NoProposalInTime, solve } from '../../solver/solve.ts';

const usage =
  'npm run --silent propose -- FILE.json [--seconds N] [--gap G] [--engine auto|javascript-lp-solver|highs] [--explain]';

interface Flags {
  file: string;
  seconds: number;
  gap: number;
  engine: 'auto' | 'javascript-lp-solver' | 'highs';
  explain: boolean;
}

/** A command line or file that cannot be used; its message goes to standard error as it stands. */
class Refusal extends Error {}

process.exitCode = await main(process.argv.slice(2));

/** Proposes for one problem file. Exit status: 0 optimal or feasible, 2 infeasible, 1 refused. */
async function main(args: readonly string[]): Promise<0 | 1 | 2> {
  try {
    const flags = readFlags(args);
    const input = readProblem(flags.file);
    const started = performance.now();
    const engines = await pickEngines(flags.engine);
    const deadlineMs = Math.max(1, flags.seconds * 1000 - (performance.now() - started));
    const proposal = await solve(input, { engines, deadlineMs, gap: flags.gap, now: () => performance.now() });
    const explanations = flags.explain ? { explanations: explainAll(input, proposal.placements) } : {};
    process.stdout.write(`${JSON.stringify({ ...proposal, ...explanations }, null, 1)}\n`);
    return proposal.status === 'infeasible' ? 2 : 0;
  } catch (fault) {
    if (!(fault instanceof Refusal || fault instanceof NoProposalInTime)) throw fault;
    process.stderr.write(`${fault.message}\n`);
    return 1;
  }
}

function explainAll(input: PlanInput, placements: Parameters<typeof explainPlacement>[1]): unknown[] {
  const placed = new Set(placements.map((placement) => placement.staff));
  return input.staff.filter(({ id }) => placed.has(id)).map(({ id }) => explainPlacement(input, placements, id));
}

async function pickEngines(name: Flags['engine']): Promise<Engines> {
  if (name === 'javascript-lp-solver') return { small: javascriptLpSolver, proof: javascriptLpSolver };
  const highs = await createHighsEngine();
  return name === 'highs' ? { small: highs, proof: highs } : { small: javascriptLpSolver, proof: highs };
}

function readFlags(args: readonly string[]): Flags {
  const flags: Flags = { file: '', seconds: 30, gap: 1e-4, engine: 'auto', explain: false };
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    const [name = '', inline] = arg.startsWith('--') ? arg.split(/=(.*)/s) : [arg];
    const value = (): string => inline ?? args[++at] ?? '';
    if (name === '--seconds') flags.seconds = readNumber(name, value(), 0.001, 86_400);
    else if (name === '--gap') flags.gap = readNumber(name, value(), 0, 1);
    else if (name === '--engine') flags.engine = readEngine(value());
    else if (name === '--explain') flags.explain = true;
    else if (arg.startsWith('-') || flags.file !== '') {
      throw new Refusal(`${arg}: not understood. Use ${usage}`);
    } else flags.file = arg;
  }
  if (flags.file === '') throw new Refusal(`FILE.json: missing. Use ${usage}`);
  return flags;
}

function readNumber(name: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= low && value <= high) return value;
  throw new Refusal(`${name}: “${text}”. Give a number from ${low} to ${high}.`);
}

function readEngine(text: string): Flags['engine'] {
  if (text === 'auto' || text === 'javascript-lp-solver' || text === 'highs') return text;
  throw new Refusal(`--engine: “${text}”. Give auto, javascript-lp-solver or highs.`);
}

function readProblem(file: string): PlanInput {
  const reading = readPlanInput(parse(file, readText(file)));
  if (reading.ok) return reading.input;
  throw new Refusal(reading.faults.map((fault) => fault.message).join('\n'));
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    throw new Refusal(`FILE.json: ${file} cannot be read (${reason}). Check the path.`);
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    throw new Refusal(`FILE.json: ${file} is not JSON (${reason}). Give one problem in the format evenhand-problem/1.`);
  }
}

import { createHighsEngine } from '../../solver/engines/highs.ts';
import { javascriptLpSolver } from '../../solver/engines/javascript-lp-solver.ts';
import type { Engines } from '../../solver/lp.ts';
import type { PlanInput } from '../../solver/plan-input.ts';
import type { Proposal } from '../../solver/proposal.ts';
import { type SolveOptions, solve } from '../../solver/solve.ts';

const highs = await createHighsEngine();

/** The engines of `--engine auto`, loaded once a test file. */
export const autoEngines: Engines = { small: javascriptLpSolver, proof: highs };

/** Solves with the default engines and a generous deadline. */
export function propose(input: PlanInput, options: Partial<SolveOptions> = {}): Promise<Proposal> {
  return solve(input, { engines: autoEngines, deadlineMs: 20_000, now: () => performance.now(), ...options });
}

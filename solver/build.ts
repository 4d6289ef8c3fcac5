import type { Problem } from './problem.ts';
import { ProgramDraft } from './program.ts';
import { hardRules, softRules } from './rules/index.ts';
import type { Demand } from './rules/rule.ts';

/**
 * The whole linear program of a problem, as the mathematics has it:
 * minimise Σ soft rules over the shares that keep every hard rule.
 */
export function buildProgram(problem: Problem): ProgramDraft {
  const draft = new ProgramDraft(problem);
  for (const rule of hardRules) for (const demand of rule.demands(problem)) demand.build(draft);
  for (const rule of softRules) rule.build(draft);
  return draft;
}

/** Only the given demands and no objective: can they hold together? */
export function buildFeasibility(problem: Problem, demands: readonly Demand[]): ProgramDraft {
  const draft = new ProgramDraft(problem);
  for (const demand of demands) demand.build(draft);
  return draft;
}

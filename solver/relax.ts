import { buildElastic } from './elastic.ts';
import type { Engine } from './lp.ts';
import type { PlanInput } from './plan-input.ts';
import { compile } from './problem.ts';
import type { Breach } from './proposal.ts';
import { type RelaxStep, relaxed, sizeOf, stepsTo } from './relax-steps.ts';
import { relaxationSentence } from './relax-words.ts';
import { hardRules } from './rules/index.ts';
import { type Demand, tolerance } from './rules/rule.ts';
import { structural } from './structural.ts';
import { verifyShares } from './verify.ts';

export type { RelaxStep } from './relax-steps.ts';

/** Steps that together make an impossible problem possible. */
export interface Relaxation {
  steps: RelaxStep[];
  /** Persons whose pin is released, who have to be asked, or who may move beyond the limit. */
  people: number;
  /** FTE by which minimums and maximums give, together. */
  fte: number;
  /** True where it is proved that less of the same would not do. */
  proven: boolean;
  sentence: string;
}

export interface RelaxOptions {
  engine: Engine;
  /** Most relaxations that are returned; default 6. */
  most?: number;
  /** Longest time for one of them, ms; default 300. */
  limitMs?: number;
  /** Asked now and then; true ends the search with what was found. */
  shouldStop?: () => boolean;
}

/**
 * The cheapest ways to make an impossible problem possible, cheapest first: people and FTE counted alike, then fewest
 * steps. Looked for, each as the least that has to give (`elastic.ts`): one demand of the conflicting set alone; demands
 * of one kind alone, such as pins; all but one kind; and any. Each comes with a plan that passes `verify` once
 * the steps are taken, and none asks for all that another asks for and more.
 * @param conflicts the conflicting set that a proposal for `input` named
 */
export function relaxations(
  input: PlanInput,
  conflicts: readonly Breach[],
  { engine, most = 6, limitMs = 300, shouldStop = () => false }: RelaxOptions,
): Relaxation[] {
  const problem = compile(input);
  const demands = hardRules.flatMap((rule) => rule.demands(problem));
  const named = demands.filter(({ rule }) => !structural.has(rule));
  const found = new Map<string, Relaxation>();
  for (const elastic of elasticSets(named, conflicts)) {
    if (shouldStop()) break;
    const chosen = new Set(elastic);
    const firm = demands.filter((demand) => !chosen.has(demand));
    const draft = buildElastic(problem, firm, elastic);
    const outcome = engine.solve(draft.program, { limitMs, shouldStop });
    if (!('values' in outcome)) continue;
    const steps = stepsTo(problem, draft.sharesOf(outcome.values));
    const passes = verifyShares(compile(relaxed(input, steps)), draft.sharesOf(outcome.values)).violations.length === 0;
    if (!passes || steps.length === 0) continue;
    const key = JSON.stringify(steps);
    const proven = outcome.status === 'optimal' || (found.get(key)?.proven ?? false);
    found.set(key, { steps, ...sizeOf(input, steps), proven, sentence: relaxationSentence(input, steps) });
  }
  const least = [...found.values()].filter((one) => ![...found.values()].some((other) => isLess(other, one)));
  return least.sort((a, b) => a.people + a.fte - (b.people + b.fte) || a.steps.length - b.steps.length).slice(0, most);
}

/** Which demands may give at a time, each set once. */
function elasticSets(named: readonly Demand[], conflicts: readonly Breach[]): Demand[][] {
  const alone = named.filter((demand) =>
    conflicts.some(({ rule, subject, sentence }) => {
      return rule === demand.rule && subject === demand.subject && sentence === demand.sentence;
    }),
  );
  const kinds = [...new Set(named.map(({ rule }) => rule))];
  const sets = [
    ...alone.map((demand) => [demand]),
    ...kinds.map((kind) => named.filter(({ rule }) => rule === kind)),
    [...named],
    ...kinds.map((kind) => named.filter(({ rule }) => rule !== kind)),
  ];
  const known = new Set<string>();
  return sets.filter((set) => {
    const key = set.map((demand) => named.indexOf(demand)).join(' ');
    return set.length > 0 && known.size < known.add(key).size;
  });
}

/** True where `other` is cheaper with nothing that `one` does not ask for, or no dearer with fewer steps of its kinds. */
function isLess(other: Relaxation, one: Relaxation): boolean {
  const saved = one.people + one.fte - (other.people + other.fte);
  if (other === one || saved < -tolerance) return false;
  const subject = (step: RelaxStep): string => Object.values({ ...step, fte: 0, maxMoves: 0 }).join(' ');
  const [asked, kinds] = [new Set(one.steps.map(subject)), new Set(one.steps.map(({ kind }) => kind))];
  if (saved > tolerance && other.steps.every((step) => asked.has(subject(step)))) return true;
  return other.steps.length < one.steps.length && other.steps.every(({ kind }) => kinds.has(kind));
}

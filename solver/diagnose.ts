import { buildFeasibility } from './build.ts';
import type { Engine } from './lp.ts';
import type { Problem } from './problem.ts';
import type { Breach } from './proposal.ts';
import { hardRules } from './rules/index.ts';
import type { Demand } from './rules/rule.ts';

/** Rules that describe how people can be placed at all; they are never the ones to give up. */
const structural: ReadonlySet<string> = new Set(['wholePlacement', 'splitStep', 'districtLimit']);

/**
 * The named demands that cannot hold together, as few as found: any one that fails alone, else a set from which none can
 * be dropped (deletion filter, Chinneck & Dravnieks 1991), run over persons first and over districts first, the smaller
 * kept. Empty where all hold together. `shouldStop` ends the refinement early: the set then may hold more than it needs.
 */
export function diagnose(problem: Problem, engine: Engine, shouldStop: () => boolean = () => false): Breach[] {
  const demands = hardRules.flatMap((rule) => rule.demands(problem));
  const frame = demands.filter((demand) => structural.has(demand.rule));
  const named = demands.filter((demand) => !structural.has(demand.rule));
  const fails = (chosen: readonly Demand[]): boolean =>
    engine.solve(buildFeasibility(problem, [...frame, ...chosen]).program, { shouldStop }).status === 'infeasible';
  if (!fails(named)) return shouldStop() ? named.map(asBreach) : [];
  const alone = named.find((demand) => !shouldStop() && fails([demand]));
  if (alone) return [asBreach(alone)];
  const reversed = [...named].reverse();
  const [first, second] = [named, reversed].map((order) => reduce(order, fails, shouldStop));
  const smaller = second && first && second.length < first.length ? second : (first ?? []);
  return smaller.map(asBreach);
}

/** Drops demands in halves, then one by one, as long as the rest still fails. */
function reduce(
  order: readonly Demand[],
  fails: (chosen: readonly Demand[]) => boolean,
  shouldStop: () => boolean,
): readonly Demand[] {
  let kept = order;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length && !shouldStop(); ) {
      const without = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (fails(without)) kept = without;
      else at += size;
    }
  }
  return kept;
}

function asBreach({ rule, subject, amount, sentence }: Demand): Breach {
  return { rule, subject, amount, sentence };
}

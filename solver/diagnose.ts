import { Feasibility } from './feasibility.ts';
import type { Engine } from './lp.ts';
import type { Problem } from './problem.ts';
import type { Breach } from './proposal.ts';
import type { Demand } from './rules/rule.ts';

/**
 * The named demands that cannot hold together, as few as found: any one that fails alone, else a set from which none can
 * be dropped (deletion filter, Chinneck & Dravnieks 1991), run over persons first and over districts first, the smaller
 * kept. Empty where all hold together. `shouldStop` ends the refinement early: the set then may hold more than it needs.
 */
export function diagnose(problem: Problem, engine: Engine, shouldStop: () => boolean = () => false): Breach[] {
  const feasibility = new Feasibility(problem, engine, shouldStop);
  return conflictIn(feasibility, shouldStop).map(asBreach);
}

/** The same as demands. */
export function conflictIn(feasibility: Feasibility, shouldStop: () => boolean): readonly Demand[] {
  const { named } = feasibility;
  const fails = (chosen: readonly Demand[]): boolean => feasibility.fails(chosen);
  if (!fails(named)) return shouldStop() ? named : [];
  const alone = named.find((demand) => !shouldStop() && fails([demand]));
  if (alone) return [alone];
  const first = reduce(named, fails, shouldStop);
  // what is in every conflict is kept whatever the order, so that a second pass can only gain where the first left a choice
  const second = reduce([...named].reverse(), fails, shouldStop);
  return second.length < first.length ? second : first;
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

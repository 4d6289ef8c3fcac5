import { isSmall, protect, type Shown, type SmallNumbers } from './suppress.ts';
import type { Edge } from './suppress-cycles.ts';

/** A count as a flow from one node of a circulation to another: what flows into a node flows out of it. */
export interface Flow {
  from: string;
  to: string;
  count: number;
  /** How much rather it is shown than another count of its size; 1 unless said, 0 for what is not shown at all. */
  weighs?: number;
  /** Seen elsewhere, so that it cannot be hidden here; or hidden elsewhere, so that it has to be hidden here too. */
  elsewhere?: 'shown' | 'hidden' | undefined;
}

/**
 * Hides small counts of figures that add up in more ways than rows and columns do, and as many others as it takes so that
 * no hidden count follows from what is shown (method: see `suppressTable`, which does the same for one table).
 * @param flows whole numbers from 0 that form a circulation
 * @returns what may be shown of each flow, in their order
 */
export function suppressFlows(flows: readonly Flow[], rule: SmallNumbers): Shown[] {
  if (!rule.on) return flows.map(({ count }) => count);
  const nodes = new Map<string, number>();
  const nodeOf = (name: string): number => {
    const known = nodes.get(name) ?? nodes.size;
    nodes.set(name, known);
    return known;
  };
  const edges = flows.map(({ from, to, count, weighs = 1, elsewhere }): Edge => {
    const isKnown = elsewhere === 'shown';
    return {
      from: nodeOf(from),
      to: nodeOf(to),
      count,
      cost: (count + 1) * weighs,
      hidden: !isKnown && (elsewhere === 'hidden' || isSmall(count, rule)),
      isKnown,
    };
  });
  protect(edges, nodes.size, rule.showZero ? 1 : 0);
  return edges.map(({ hidden, count }) => (hidden ? 'suppressed' : count));
}

/** A count of a table as a flow between two nodes. */
export interface Edge {
  from: number;
  to: number;
  count: number;
  /** What it costs to hide it. */
  cost: number;
  hidden: boolean;
  /** It is seen elsewhere, so it can neither be hidden nor be another one. */
  isKnown: boolean;
}

/** A way to change a count by one: raised along its direction, lowered against it. */
interface Arc {
  to: number;
  edge: Edge;
}

/** The arcs that leave each node. */
export type Arcs = readonly (readonly Arc[])[];

/**
 * Ways in which counts could be changed if they were hidden. Counts of 0 that are always shown cannot be.
 * @param least a hidden count is known to be at least this
 * @param except the count that a cycle is looked for
 */
export function residualArcs(edges: readonly Edge[], nodes: number, least: number, except: Edge): Arcs {
  const arcs: Arc[][] = Array.from({ length: nodes }, () => []);
  for (const edge of edges) {
    if (edge === except || edge.isKnown || edge.count < least) continue;
    arcs[edge.from]?.push({ to: edge.to, edge });
    if (edge.count > least) arcs[edge.to]?.push({ to: edge.from, edge });
  }
  return arcs;
}

/** The path that costs least to hide, what is hidden already being free (Dijkstra 1959); null where there is none. */
export function cheapestPath(arcs: Arcs, start: number, end: number): { cost: number; edges: Edge[] } | null {
  const best = arcs.map(() => ({ cost: Number.POSITIVE_INFINITY, by: null as { from: number; edge: Edge } | null }));
  const open = new Set(arcs.keys());
  const first = best[start];
  if (first) first.cost = 0;
  while (open.size > 0) {
    let node = end;
    for (const other of open) if (!open.has(node) || costOf(best, other) < costOf(best, node)) node = other;
    if (node === end || costOf(best, node) === Number.POSITIVE_INFINITY) break;
    open.delete(node);
    for (const { to, edge } of arcs[node] ?? []) {
      const cost = costOf(best, node) + (edge.hidden ? 0 : edge.cost);
      const found = best[to];
      if (found && cost < found.cost) Object.assign(found, { cost, by: { from: node, edge } });
    }
  }
  const cost = costOf(best, end);
  return cost === Number.POSITIVE_INFINITY ? null : { cost, edges: edgesTo(best, start, end) };
}

type Best = readonly { cost: number; by: { from: number; edge: Edge } | null }[];

const costOf = (best: Best, node: number): number => best[node]?.cost ?? Number.POSITIVE_INFINITY;

function edgesTo(best: Best, start: number, end: number): Edge[] {
  const edges: Edge[] = [];
  let node = end;
  while (node !== start) {
    const by = best[node]?.by;
    if (!by) break;
    edges.push(by.edge);
    node = by.from;
  }
  return edges;
}

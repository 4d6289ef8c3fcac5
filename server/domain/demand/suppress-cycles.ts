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
  const costs = new Float64Array(arcs.length).fill(Number.POSITIVE_INFINITY);
  const isDone = new Uint8Array(arcs.length);
  const by: ({ from: number; edge: Edge } | undefined)[] = [];
  costs[start] = 0;
  for (let node = nearest(costs, isDone, end); node !== end && node >= 0; node = nearest(costs, isDone, end)) {
    isDone[node] = 1;
    for (const { to, edge } of arcs[node] ?? []) {
      const cost = (costs[node] ?? 0) + (edge.hidden ? 0 : edge.cost);
      if (cost >= (costs[to] ?? 0)) continue;
      costs[to] = cost;
      by[to] = { from: node, edge };
    }
  }
  const cost = costs[end] ?? Number.POSITIVE_INFINITY;
  return cost === Number.POSITIVE_INFINITY ? null : { cost, edges: edgesTo(by, start, end) };
}

/** The node that is reached at least cost of those that are not done, the end first among equals; −1 where none is reached. */
function nearest(costs: Float64Array, isDone: Uint8Array, end: number): number {
  let [best, least] = [end, costs[end] ?? 0];
  for (let node = 0; node < costs.length; node += 1) {
    const cost = costs[node] ?? 0;
    if (isDone[node] === 0 && cost < least) [best, least] = [node, cost];
  }
  return least === Number.POSITIVE_INFINITY ? -1 : best;
}

function edgesTo(by: readonly ({ from: number; edge: Edge } | undefined)[], start: number, end: number): Edge[] {
  const edges: Edge[] = [];
  for (let node = end; node !== start; ) {
    const last = by[node];
    if (!last) break;
    edges.push(last.edge);
    node = last.from;
  }
  return edges;
}

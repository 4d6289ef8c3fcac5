import { cheapestPath, type Edge, residualArcs } from './suppress-cycles.ts';

/** When counts are too small to leave. */
export interface SmallNumbers {
  on: boolean;
  /** Counts from 1 to one below it are hidden. */
  threshold: number;
  /** Whether a count of 0 is shown; else it is hidden as a small count is. */
  showZero: boolean;
}

/** A count as it may be shown. */
export type Shown = number | 'suppressed';

/** A table of counts as it may be shown, with its margins. */
export interface ShownTable {
  cells: Shown[][];
  rowTotals: Shown[];
  columnTotals: Shown[];
  total: Shown;
}

type AlsoHidden = (row: number | null, column: number | null) => boolean;
const NOTHING_ELSE: AlsoHidden = () => false;

/** Totals are kept in view where hiding a count inside the table does as well. */
const TOTALS_WEIGH = 3;

/** True where a count may not be shown by itself. */
export function isSmall(count: number, { on, threshold, showZero }: SmallNumbers): boolean {
  return on && count < threshold && (count > 0 || !showZero);
}

/**
 * Hides small counts of a table, and as many others as it takes so that no hidden count follows from what is shown:
 * neither along a row or column, nor through several of them. Totals are hidden too where they are small or would give a
 * count away, so the answer holds whichever part of the table is shown.
 *
 * A table with its margins is a circulation (rows → columns → all columns → all rows → rows); a hidden count can be
 * another one exactly where it lies on a cycle along which hidden counts may be raised and lowered by one (Gusfield 1988,
 * "A graph theoretic approach to statistical data security"). Where it lies on none, the cheapest cycle is hidden whole.
 * @param cells whole numbers from 0, by row and column; every row of the same length
 * @param knownRowTotals true where the totals of rows are seen elsewhere: they are shown, and hide nothing. A 0 beside a
 * single small count is then hidden with it
 * @param alsoHidden what is hidden for another reason, by row and column; null: totals
 */
export function suppressTable(
  cells: readonly (readonly number[])[],
  rule: SmallNumbers,
  { knownRowTotals = false, alsoHidden = NOTHING_ELSE }: { knownRowTotals?: boolean; alsoHidden?: AlsoHidden } = {},
): ShownTable {
  const columns = cells[0]?.length ?? 0;
  const rowTotals = cells.map(sum);
  const columnTotals = Array.from({ length: columns }, (_, at) => sum(cells.map((row) => row[at] ?? 0)));
  const [allRows, allColumns] = [cells.length + columns, cells.length + columns + 1];
  const edge = (from: number, to: number, count: number, isHidden: boolean, weighs = 1): Edge => {
    return { from, to, count, cost: count * weighs + 1, hidden: isHidden || isSmall(count, rule), isKnown: false };
  };
  const inside = cells.map((row, at) =>
    row.map((count, column) => edge(at, cells.length + column, count, alsoHidden(at, column))),
  );
  const ofRows = rowTotals.map((count, at) => ({
    ...edge(allColumns, at, count, alsoHidden(at, null), TOTALS_WEIGH),
    ...(knownRowTotals ? { isKnown: true, hidden: false } : {}),
  }));
  const ofColumns = columnTotals.map((count, at) =>
    edge(cells.length + at, allRows, count, alsoHidden(null, at), TOTALS_WEIGH),
  );
  const ofAll = edge(allRows, allColumns, sum(rowTotals), alsoHidden(null, null), TOTALS_WEIGH);
  if (knownRowTotals) Object.assign(ofAll, { isKnown: true, hidden: false });
  protect([...inside.flat(), ...ofRows, ...ofColumns, ofAll], allColumns + 1, rule.showZero ? 1 : 0);
  return {
    cells: inside.map((row) => row.map(shown)),
    rowTotals: ofRows.map(shown),
    columnTotals: ofColumns.map(shown),
    total: shown(ofAll),
  };
}

/** The same for a list of counts whose sum is shown too. */
export function suppressList(counts: readonly number[], rule: SmallNumbers): { counts: Shown[]; total: Shown } {
  const { cells, total } = suppressTable([counts], rule);
  return { counts: cells[0] ?? [], total };
}

/**
 * Hides further counts of a circulation until every hidden one has at least two values that fit what is shown.
 * @param nodes how many there are; edges name them by number
 * @param least a hidden count is known to be at least this
 */
export function protect(edges: readonly Edge[], nodes: number, least: number): void {
  for (const edge of edges) {
    if (!edge.hidden) continue;
    const cycle = cycleThrough(edge, edges, nodes, least) ?? cycleThrough(edge, edges, nodes, 0);
    for (const other of cycle ?? []) other.hidden = true;
  }
}

/** The other counts of the cheapest cycle along which this one can be raised or lowered by one. */
function cycleThrough(edge: Edge, edges: readonly Edge[], nodes: number, least: number): Edge[] | null {
  const arcs = residualArcs(edges, nodes, least, edge);
  const raised = cheapestPath(arcs, edge.to, edge.from);
  if (raised?.cost === 0) return raised.edges;
  const lowered = edge.count > least ? cheapestPath(arcs, edge.from, edge.to) : null;
  const cycle = lowered && (!raised || lowered.cost < raised.cost) ? lowered : raised;
  return cycle?.edges ?? null;
}

function shown({ count, hidden }: Edge): Shown {
  return hidden ? 'suppressed' : count;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

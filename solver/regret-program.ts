import { buildFeasibility, buildProgram } from './build.ts';
import type { Problem } from './problem.ts';
import type { ProgramDraft } from './program.ts';
import { hardRules } from './rules/index.ts';
import type { Shares } from './shares.ts';

/** One demand by position: the problem under it, and the least objective known there. */
export interface Measured {
  problem: Problem;
  best: number;
}

/**
 * One program for all demands: the shares and hard rules are shared, each demand has soft rows and slack of its own, and
 *
 *     minimise Σ common cost·x + T,   T ≥ Σ cost·slack[s] + B − best[s] for every s,   B = min best[s]
 *
 * so that the optimum less B is the least worst regret max_s (objective[s] − best[s]). The common cost (preferences and
 * moves) is the same under every demand; T ≥ 0 since no slack costs less than nothing.
 */
export function regretProgram(problem: Problem, measured: readonly Measured[]): ProgramDraft {
  const draft = buildFeasibility(
    problem,
    hardRules.flatMap((rule) => rule.demands(problem)),
  );
  const [columns, rows] = [draft.program.columns.length, draft.program.rows.length];
  const base = leastBest(measured);
  const softs = measured.map(({ problem: under, best }) => {
    const own = buildProgram(under);
    const point = latest((shares) => own.pointOf(shares));
    const slackCost = (shares: Shares): number =>
      point(shares).reduce(
        (sum, value, at) => sum + (at < columns ? 0 : value * (own.program.columns[at]?.cost ?? 0)),
        0,
      );
    return { own, point, best, slackCost };
  });
  const worst = draft.addColumn({
    name: 'worst demand',
    cost: 1,
    follows: (shares) => Math.max(...softs.map(({ slackCost, best }) => slackCost(shares) + base - best)),
  });
  softs.forEach(({ own, point, best }, s) => {
    const costs: { column: number; value: number }[] = [];
    const place = own.program.columns.map((column, at) => {
      if (at < columns) return at;
      const added = draft.addColumn({ ...column, cost: 0, follows: (shares) => point(shares)[at] ?? 0 });
      if (column.cost !== 0) costs.push({ column: added, value: -column.cost });
      return added;
    });
    const placed = (column: number): number => place[column] ?? column;
    for (const row of own.program.rows.slice(rows)) {
      const terms = row.indices.map((column, k) => ({ column: placed(column), value: row.values[k] ?? 0 }));
      draft.addRow(`${row.name} (demand ${s})`, row, terms);
    }
    for (const { need, slack, terms } of own.coverings) {
      const moved = terms.map(({ column, value }) => ({ column: placed(column), value }));
      draft.coverings.push({ need, slack: slack.map(placed), terms: moved });
    }
    draft.addRow(`regret (demand ${s})`, { lower: base - best }, [{ column: worst, value: 1 }, ...costs]);
  });
  softs[0]?.own.program.columns.slice(0, columns).forEach((column, at) => {
    const shared = draft.program.columns[at];
    if (shared) shared.cost = column.cost;
  });
  return draft;
}

/** B: what the program's objective is above the worst regret. */
export function leastBest(measured: readonly Measured[]): number {
  return Math.min(...measured.map(({ best }) => best));
}

/** Remembers the answer for the shares asked for last. */
function latest(compute: (shares: Shares) => number[]): (shares: Shares) => number[] {
  let known: { shares: Shares; values: number[] } | null = null;
  return (shares) => {
    if (known?.shares !== shares) known = { shares, values: compute(shares) };
    return known.values;
  };
}

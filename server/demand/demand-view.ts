import type { DemandCountRow } from '../../db/queries/demand.ts';
import type { DemandRow } from '../contract/demand.ts';
import { pointsByLevelAt } from '../domain/caseload-standard.ts';

type DatedWeight = { levelId: string; fromDate: string; points: number };

/** A date after every day of a month, as text compares: counts are taken at the end of the month. */
export function endOfMonth(month: string): string {
  return `${month}-31`;
}

/** Counts with their points: open cases × the weight of their level at the end of their month. */
export function demandViews(rows: readonly DemandCountRow[], weights: readonly DatedWeight[]): DemandRow[] {
  const pointsOf = new Map<string, Map<string, number>>();
  return rows.map((row) => {
    const points = pointsOf.get(row.month) ?? pointsByLevelAt(weights, endOfMonth(row.month));
    pointsOf.set(row.month, points);
    return { ...row, id: String(row.id), points: row.openCases * (points.get(row.levelId) ?? 0) };
  });
}

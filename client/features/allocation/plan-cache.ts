import type { QueryClient } from '@tanstack/react-query';
import type { PlanChange, PlanChanged, PlanRow, PlanView } from '../../../server/contract/plans.ts';
import { emptyHistory, type History } from './history.ts';
import { planKey } from './queries.ts';

/** The plan as shown, or undefined where it has not been read. */
export function shownPlan(client: QueryClient, planId: string): PlanView | undefined {
  return client.getQueryData<PlanView>(planKey(planId, ''));
}

/**
 * Shows placements at once, before the server has answered; its answer brings measures, reasons and warnings.
 * @returns the rows as they were, for `showRows` where the server refuses
 */
export function showPlacements(client: QueryClient, planId: string, changes: readonly PlanChange[]): PlanRow[] {
  const placed = new Map(changes.flatMap((change) => (change.kind === 'place' ? [[change.personId, change]] : [])));
  const was = shownPlan(client, planId)?.rows.filter((row) => placed.has(row.personId)) ?? [];
  showRows(
    client,
    planId,
    was.map((row) => ({ ...row, placements: placed.get(row.personId)?.placements ?? row.placements })),
  );
  return was;
}

/** Puts rows into the plan as shown, in the place of those of the same people. */
export function showRows(client: QueryClient, planId: string, rows: readonly PlanRow[]): void {
  if (rows.length === 0) return;
  const fresh = new Map(rows.map((row) => [row.personId, row]));
  client.setQueryData<PlanView>(planKey(planId, ''), (view) =>
    view ? { ...view, rows: view.rows.map((row) => fresh.get(row.personId) ?? row) } : view,
  );
}

/** Puts what the server answered to a change into the plan as shown. */
export function showChanged(client: QueryClient, planId: string, changed: PlanChanged): void {
  showRows(client, planId, changed.rows);
  client.setQueryData<PlanView>(planKey(planId, ''), (view) =>
    view?.plan
      ? {
          ...view,
          plan: { ...view.plan, version: changed.version, moves: changed.measures.moves },
          measures: changed.measures,
        }
      : view,
  );
}

/** Key of what can be undone and redone in a plan. It stays in memory until the page is loaded anew. */
export function historyKey(planId: string): readonly string[] {
  return ['plan-history', planId];
}

/** What can be undone and redone in a plan. */
export function historyOf(client: QueryClient, planId: string): History {
  return client.getQueryData<History>(historyKey(planId)) ?? emptyHistory;
}

/** Keeps what can be undone and redone in a plan. */
export function keepHistory(client: QueryClient, planId: string, history: History): void {
  client.setQueryData<History>(historyKey(planId), history);
}

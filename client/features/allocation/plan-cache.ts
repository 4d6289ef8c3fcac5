import type { QueryClient } from '@tanstack/react-query';
import type { PlanChange, PlanChanged, PlanView } from '../../../server/contract/plans.ts';
import { emptyHistory, type History } from './history.ts';
import { planKey } from './queries.ts';

/** The plan as shown, or undefined where it has not been read. */
export function shownPlan(client: QueryClient, planId: string): PlanView | undefined {
  return client.getQueryData<PlanView>(planKey(planId, ''));
}

/** Shows placements at once, before the server has answered; its answer brings measures, reasons and warnings. */
export function showPlacements(client: QueryClient, planId: string, changes: readonly PlanChange[]): void {
  const placed = new Map(changes.flatMap((change) => (change.kind === 'place' ? [[change.personId, change]] : [])));
  if (placed.size === 0) return;
  client.setQueryData<PlanView>(planKey(planId, ''), (view) =>
    view === undefined
      ? view
      : {
          ...view,
          rows: view.rows.map((row) => {
            const change = placed.get(row.personId);
            return change ? { ...row, placements: change.placements } : row;
          }),
        },
  );
}

/** Puts what the server answered to a change into the plan as shown. */
export function showChanged(client: QueryClient, planId: string, changed: PlanChanged): void {
  const rows = new Map(changed.rows.map((row) => [row.personId, row]));
  client.setQueryData<PlanView>(planKey(planId, ''), (view) =>
    view?.plan
      ? {
          ...view,
          plan: { ...view.plan, version: changed.version, moves: changed.measures.moves },
          rows: view.rows.map((row) => rows.get(row.personId) ?? row),
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

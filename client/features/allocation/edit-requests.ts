import type { QueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { PlanChange, PlanChanged, PlanView, planSettings } from '../../../server/contract/plans.ts';
import type { ProposalView } from '../../../server/contract/proposals.ts';
import { answer, api, entityTag } from '../../api.ts';
import { did, dropped, moved, redid, type Step, undid } from './history.ts';
import { historyOf, keepHistory, showChanged, shownPlan } from './plan-cache.ts';
import { planKey, proposalQuery, upToDateKey } from './queries.ts';

export type PlanSettings = z.infer<typeof planSettings>;

/** Something that changes a plan, as the person asked for it. Sent in the order asked, each on the version before it. */
export type EditRequest =
  | { kind: 'change'; label: string; changes: PlanChange[] }
  | { kind: 'undo' }
  | { kind: 'redo' }
  | {
      kind: 'accept';
      label: string;
      proposalId: string;
      personIds: string[] | null;
      /** Why, as whoever decides put it. */
      reason: string;
      changes: PlanChange[];
    }
  | { kind: 'settings'; label: string; settings: PlanSettings }
  | { kind: 'refresh' };

/** What a request did, in words, and the changes it was about. */
interface Sent {
  /** Words such as `move Ann Lee to South`, or null where there was nothing to do. */
  label: string | null;
}

/**
 * Sends one request on the version of the plan as shown, and puts the answer into the plan and its history.
 * @throws ProblemError `version-changed` where somebody else changed the plan
 */
export async function sendEdit(client: QueryClient, planId: string, request: EditRequest): Promise<Sent> {
  const version = shownPlan(client, planId)?.plan?.version ?? 1;
  const precondition = { param: { id: planId }, header: { 'if-match': entityTag(version) } };
  const history = historyOf(client, planId);
  const post = async (changes: PlanChange[]): Promise<PlanChanged> => {
    const changed = await answer(api.plans[':id'].changes.$post({ ...precondition, json: { changes } }));
    showChanged(client, planId, changed);
    return changed;
  };
  const again = async (step: Step | undefined, kept: typeof undid): Promise<Sent> => {
    if (!step) return { label: null };
    const { undo, version: now } = await post(step.changes);
    keepHistory(client, planId, kept(history, { label: step.label, changes: undo }, now));
    return { label: step.label };
  };
  switch (request.kind) {
    case 'change': {
      const { undo, version: now } = await post(request.changes);
      keepHistory(client, planId, did(history, { label: request.label, changes: undo }, now));
      return { label: request.label };
    }
    case 'undo':
      return again(history.undo.at(-1), undid);
    case 'redo':
      return again(history.redo.at(-1), redid);
    case 'accept': {
      const { proposalId, personIds, reason, label } = request;
      const pending = api.plans[':id'].accept.$post({ ...precondition, json: { proposalId, personIds, reason } });
      const changed = await answer(pending);
      showChanged(client, planId, changed);
      keepUpToDate(client, proposalId, version, changed.version);
      keepHistory(client, planId, did(history, { label, changes: changed.undo }, changed.version));
      return { label };
    }
    case 'settings': {
      const head = await answer(api.plans[':id'].$patch({ ...precondition, json: request.settings }));
      client.setQueryData<PlanView>(planKey(planId, ''), (view) => (view ? { ...view, plan: head } : view));
      keepHistory(client, planId, moved(history, head.version));
      return { label: request.label };
    }
    case 'refresh': {
      const view = await answer(api.plans[':id'].refresh.$post(precondition));
      client.setQueryData<PlanView>(planKey(planId, ''), view);
      const reason = 'The plan took the new data, so earlier steps can no longer be undone.';
      keepHistory(client, planId, dropped(history, view.plan?.version ?? version, reason));
      return { label: 'take the new data' };
    }
  }
}

/** Accepting a part of a proposal changes the plan, but does not overtake the rest of the proposal. */
function keepUpToDate(client: QueryClient, proposalId: string, before: number, after: number): void {
  const key = upToDateKey(proposalId);
  const known = client.getQueryData<number>(key);
  const begun = client.getQueryData<ProposalView>(proposalQuery(proposalId).queryKey)?.basedOnVersion;
  if ((known ?? begun) === before) client.setQueryData<number>(key, after);
}

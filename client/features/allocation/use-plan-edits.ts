import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { PlanView } from '../../../server/contract/plans.ts';
import { isProblem } from '../../api.ts';
import { notifyProblem } from '../../components/notify.ts';
import { useReference } from '../../reference.ts';
import { lettersQuery } from '../studies/queries.ts';
import { districtsChanged } from './announcement.ts';
import { joined, type PlanConflict, planConflict } from './conflict.ts';
import { type EditRequest, sendEdit } from './edit-requests.ts';
import { emptyHistory, type History, noticed, seen } from './history.ts';
import { historyKey, historyOf, keepHistory, shownPlan, showPlacements, showRows } from './plan-cache.ts';
import { planKey, planQuery, plansQuery } from './queries.ts';
import { useKept } from './use-kept.ts';

/** Everything that changes the plan on the page. */
export interface PlanEdits {
  send: (request: EditRequest) => void;
  history: History;
  dismissNotice: () => void;
  /** True while something is on its way to the server. */
  saving: boolean;
  /** What the last change did, to be read out. */
  announcement: string;
  /** A change that somebody else’s change got in the way of. */
  conflict: PlanConflict | null;
  /** Keeps their values, or sends mine again. */
  settle: (keep: 'theirs' | 'mine') => void;
}

/** Sends changes of a plan one after another, shows them at once, and keeps what can be undone. */
export function usePlanEdits(planId: string | undefined, view: PlanView | undefined): PlanEdits {
  const client = useQueryClient();
  const names = useReference();
  const id = planId ?? '';
  const [announcement, setAnnouncement] = useState('');
  const [conflict, setConflict] = useState<PlanConflict | null>(null);
  const history = useHistory(id, view);

  const { mutate, isPending } = useMutation({
    scope: { id: `plan ${id}` },
    mutationFn: async (request: EditRequest) => {
      const before = shownPlan(client, id)?.measures;
      const { label } = await sendEdit(client, id, request);
      return { request, label, before };
    },
    onMutate: async (request) => {
      if (request.kind !== 'change') return { was: [] };
      await client.cancelQueries({ queryKey: planKey(id, '') });
      return { was: showPlacements(client, id, request.changes) };
    },
    onSuccess: ({ request, label, before }) => {
      const after = shownPlan(client, id)?.measures;
      if (label !== null && before && after)
        setAnnouncement(`${doneText(request, label)} ${districtsChanged(before, after)}`);
      void client.invalidateQueries({ queryKey: plansQuery.queryKey });
      // read before this change was stored, where somebody went on at once
      void client.invalidateQueries({ queryKey: lettersQuery(id).queryKey });
      if (request.kind === 'accept') void client.invalidateQueries({ queryKey: ['proposal', request.proposalId] });
      if (request.kind === 'accept' || request.kind === 'settings') {
        void client.invalidateQueries({ queryKey: planKey(id, '') });
      }
    },
    onError: async (error, request, shown) => {
      showRows(client, id, shown?.was ?? []);
      const base = shownPlan(client, id);
      const before = historyOf(client, id);
      const theirs = await client.fetchQuery({ ...planQuery(id, ''), staleTime: 0 }).catch(() => undefined);
      if (theirs && isProblem(error, 'version-changed')) {
        const next = planConflict(request, before, base, theirs, names);
        setConflict((open) => (open ? joined(open, next) : next));
      } else notifyProblem(error);
    },
  });

  const settle = useCallback(
    (keep: 'theirs' | 'mine') => {
      if (keep === 'mine' && conflict) mutate(conflict.request);
      setConflict(null);
    },
    [conflict, mutate],
  );
  const dismissNotice = useCallback(() => keepHistory(client, id, noticed(historyOf(client, id))), [client, id]);
  return { send: mutate, history, dismissNotice, saving: isPending, announcement, conflict, settle };
}

function doneText(request: EditRequest, label: string): string {
  if (request.kind === 'undo') return `Undone: ${label}.`;
  if (request.kind === 'redo') return `Done again: ${label}.`;
  return `Done: ${label}.`;
}

/** The steps of the plan; told of every version that is read, so that it notices when somebody else changed the plan. */
function useHistory(planId: string, view: PlanView | undefined): History {
  const client = useQueryClient();
  const [data] = useKept<History>(historyKey(planId));
  const version = view?.plan?.id === planId ? view.plan.version : undefined;
  useEffect(() => {
    if (version === undefined) return;
    const known = historyOf(client, planId);
    const next = seen(known, version);
    if (next !== known) keepHistory(client, planId, next);
  }, [client, planId, version]);
  return data ?? emptyHistory;
}

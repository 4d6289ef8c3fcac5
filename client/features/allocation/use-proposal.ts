import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { PlanView } from '../../../server/contract/plans.ts';
import type { ProposalProgress, ProposalView } from '../../../server/contract/proposals.ts';
import { answer, api } from '../../api.ts';
import { notifyProblem } from '../../components/notify.ts';
import { isUnderWay, planKey, proposalQuery } from './queries.ts';
import { setKept, useKept } from './use-kept.ts';

/** The proposal of a plan: running, waiting to be accepted, or ended without one. */
export interface PlanProposal {
  proposal: ProposalView | undefined;
  start: () => void;
  starting: boolean;
  /** Ends the search: with the best found so far, or without a result. */
  stop: (keepBest: boolean) => void;
  discard: () => void;
  /** Takes the message of an ended proposal away. */
  dismiss: () => void;
}

/**
 * The proposal of a plan. It belongs to the server: leaving the page or losing the connection does not end it, and
 * coming back shows how far it is.
 * @param ensurePlan the plan to propose for, made first where the page shows today’s placements
 */
export function useProposal(view: PlanView | undefined, ensurePlan: () => Promise<string>): PlanProposal {
  const client = useQueryClient();
  const planId = view?.plan?.id;
  const [last, setLast] = useKept<string>(lastProposalKey(planId ?? ''));
  const id = view?.runningProposalId ?? view?.openProposalId ?? last ?? '';
  const { data } = useQuery({ ...proposalQuery(id), enabled: id !== '' });
  const proposal = data?.id === id && data.planId === planId ? data : undefined;
  const underWay = isUnderWay(proposal);
  const planOfProposal = data?.planId;

  useProposalEvents(underWay ? id : undefined);

  useEffect(() => {
    if (underWay && planOfProposal) setLast(id);
    if (!underWay && planOfProposal) void client.invalidateQueries({ queryKey: planKey(planOfProposal, '') });
  }, [client, id, underWay, planOfProposal, setLast]);

  const start = useMutation({
    // after the changes that are still on their way to the server: a proposal takes them into account
    scope: { id: `plan ${planId ?? ''}` },
    mutationFn: async () => {
      const target = await ensurePlan();
      const { proposalId } = await answer(api.plans[':id'].proposals.$post({ param: { id: target } }));
      return { target, proposalId };
    },
    onSuccess: ({ target, proposalId }) => {
      // it may be over before the plan is read again
      setKept(client, lastProposalKey(target), proposalId);
      client.setQueryData<PlanView>(planKey(target, ''), (shown) =>
        shown ? { ...shown, runningProposalId: proposalId, openProposalId: null } : shown,
      );
      void client.invalidateQueries({ queryKey: planKey(target, '') });
    },
    onError: (error) => notifyProblem(error),
  });
  const end = useMutation({
    mutationFn: async (how: 'keep' | 'cancel' | 'discard') => {
      if (how === 'discard') await api.proposals[':id'].discard.$post({ param: { id } });
      else await api.proposals[':id'].cancel.$post({ param: { id }, json: { keepBest: how === 'keep' } });
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['proposal', id] }),
        client.invalidateQueries({ queryKey: planKey(planId, '') }),
      ]),
    onError: (error) => notifyProblem(error),
  });

  return {
    proposal,
    start: start.mutate,
    starting: start.isPending,
    stop: (keepBest) => end.mutate(keepBest ? 'keep' : 'cancel'),
    discard: () => end.mutate('discard'),
    dismiss: () => setLast(null),
  };
}

/** Where the page remembers the proposal of a plan that was looked at last. */
function lastProposalKey(planId: string): readonly string[] {
  return ['plan-last-proposal', planId];
}

/** Listens to a running proposal. The browser connects again by itself; until it does, the query asks every few seconds. */
function useProposalEvents(proposalId: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    if (proposalId === undefined) return;
    const { queryKey } = proposalQuery(proposalId);
    const events = new EventSource(`/api/proposals/${encodeURIComponent(proposalId)}/events`);
    events.addEventListener('progress', ({ data }: MessageEvent<string>) => {
      const progress: ProposalProgress = JSON.parse(data);
      client.setQueryData(queryKey, (shown): ProposalView | undefined =>
        shown ? { ...shown, state: 'running', progress } : shown,
      );
    });
    events.addEventListener('done', ({ data }: MessageEvent<string>) => {
      const done: ProposalView = JSON.parse(data);
      client.setQueryData(queryKey, done);
      events.close();
    });
    return () => events.close();
  }, [client, proposalId]);
}

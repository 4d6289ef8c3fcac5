import { keepPreviousData, queryOptions, replaceEqualDeep } from '@tanstack/react-query';
import type { StressCases } from '../../../server/contract/demand-stress.ts';
import type { Explanation } from '../../../server/contract/explanations.ts';
import type { PlanComparison, PlanView } from '../../../server/contract/plans.ts';
import type { ProposalView } from '../../../server/contract/proposals.ts';
import { answer, api } from '../../api.ts';

/** Id that stands for today’s placements where a plan’s id is asked for. */
export const TODAY = 'today';

/** All named plans, newest first. */
export const plansQuery = queryOptions({
  queryKey: ['plans'],
  queryFn: () => answer(api.plans.$get()),
  staleTime: 10_000,
});

/** The policies a plan can follow. */
export const policiesQuery = queryOptions({
  queryKey: ['policies'],
  queryFn: () => answer(api.plans.policies.$get()),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Saved stress cases that a plan can be made for. */
export function stressCasesQuery(asAt: string) {
  return queryOptions({
    queryKey: ['stress-cases-of-plans', asAt],
    queryFn: (): Promise<StressCases> => answer(api.demand.stress.$get({ query: { asAt } })),
    staleTime: 0,
  });
}

/** Key of a plan’s view; today’s placements are kept by date. */
export function planKey(planId: string | undefined, asAt: string): readonly string[] {
  return planId === undefined ? ['plan', TODAY, asAt] : ['plan', planId];
}

/** A plan with its people and measures, or today’s placements. An answer older than what is shown is ignored. */
export function planQuery(planId: string | undefined, asAt: string) {
  return queryOptions({
    queryKey: planKey(planId, asAt),
    queryFn: (): Promise<PlanView> =>
      planId === undefined
        ? answer(api.plans.today.$get({ query: { asAt } }))
        : answer(api.plans[':id'].$get({ param: { id: planId } })),
    staleTime: 5_000,
    structuralSharing: (shown: unknown, fresh: unknown) =>
      versionOf(fresh) < versionOf(shown) ? shown : replaceEqualDeep(shown, fresh),
  });
}

function versionOf(view: unknown): number {
  if (typeof view !== 'object' || view === null || !('plan' in view)) return 0;
  const { plan } = view;
  if (typeof plan !== 'object' || plan === null || !('version' in plan)) return 0;
  return typeof plan.version === 'number' ? plan.version : 0;
}

/** Why a person is where the plan puts them. Asked again for each version of the plan. */
export function explanationQuery(planId: string | undefined, asAt: string, personId: string, version: number) {
  return queryOptions({
    queryKey: ['explanation', ...planKey(planId, asAt), personId, version],
    queryFn: (): Promise<Explanation> =>
      answer(
        api.plans[':id'].people[':personId'].explanation.$get({
          param: { id: planId ?? TODAY, personId },
          query: planId === undefined ? { asAt } : {},
        }),
      ),
    placeholderData: (previous: Explanation | undefined) => (previous?.personId === personId ? previous : undefined),
  });
}

/** What differs between a plan and another one, or today’s placements. */
export function comparisonQuery(planId: string, withId: string, version: number) {
  return queryOptions({
    queryKey: ['comparison', planId, withId, version],
    queryFn: (): Promise<PlanComparison> =>
      answer(api.plans[':id'].compare.$get({ param: { id: planId }, query: { with: withId } })),
    placeholderData: keepPreviousData,
  });
}

/** A proposal: how far it is, and when ready where it puts each person. An answer from before its end is ignored after it. */
export function proposalQuery(proposalId: string) {
  return queryOptions({
    queryKey: ['proposal', proposalId],
    queryFn: (): Promise<ProposalView> => answer(api.proposals[':id'].$get({ param: { id: proposalId } })),
    staleTime: 2_000,
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? 4_000 : false),
    structuralSharing: (shown: unknown, fresh: unknown) =>
      hasEnded(shown) && !hasEnded(fresh) ? shown : replaceEqualDeep(shown, fresh),
  });
}

/** Key of the version of the plan up to which a proposal takes everything into account. */
export function upToDateKey(proposalId: string): readonly string[] {
  return ['proposal-up-to-date', proposalId];
}

/** True where what is known of a proposal is how its search ended. */
function hasEnded(proposal: unknown): boolean {
  if (typeof proposal !== 'object' || proposal === null || !('state' in proposal)) return false;
  return proposal.state !== 'queued' && proposal.state !== 'running';
}

/** True while a proposal is being searched for. */
export function isUnderWay(proposal: ProposalView | undefined): boolean {
  return proposal?.state === 'queued' || proposal?.state === 'running';
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { NewPlanRequest, PlanHead, PlanView } from '../../../server/contract/plans.ts';
import { answer, api, entityTag } from '../../api.ts';
import { notifyDone, notifyProblem } from '../../components/notify.ts';
import { planKey, plansQuery } from './queries.ts';

/** Makes and deletes plans, and keeps the list of plans up to date. */
export function usePlanActions(onOpened: (plan: PlanHead | null) => void) {
  const client = useQueryClient();
  const create = useMutation({
    mutationFn: (plan: NewPlanRequest) => answer(api.plans.$post({ json: plan })),
    onSuccess: (view: PlanView) => {
      if (!view.plan) return;
      client.setQueryData(planKey(view.plan.id, ''), view);
      void client.invalidateQueries({ queryKey: plansQuery.queryKey });
      onOpened(view.plan);
    },
    onError: (error) => notifyProblem(error),
  });
  const remove = useMutation({
    mutationFn: async (plan: PlanHead) => {
      await api.plans[':id'].$delete({ param: { id: plan.id }, header: { 'if-match': entityTag(plan.version) } });
      return plan;
    },
    onSuccess: (plan) => {
      onOpened(null);
      client.removeQueries({ queryKey: planKey(plan.id, '') });
      client.removeQueries({ queryKey: ['plan-history', plan.id] });
      void client.invalidateQueries({ queryKey: plansQuery.queryKey });
      notifyDone(`The plan “${plan.name}” is deleted.`);
    },
    onError: (error) => {
      notifyProblem(error);
      void client.invalidateQueries({ queryKey: ['plan'] });
    },
  });
  return {
    create: create.mutateAsync,
    remove: remove.mutate,
  };
}

/** The first of “Draft 1”, “Draft 2” … that no plan is called. */
export function nextDraftName(plans: readonly Pick<PlanHead, 'name'>[]): string {
  const taken = new Set(plans.map((plan) => plan.name));
  let number = 1;
  while (taken.has(`Draft ${number}`)) number += 1;
  return `Draft ${number}`;
}

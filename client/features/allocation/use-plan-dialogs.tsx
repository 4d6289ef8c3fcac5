import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { PlanHead, PlanView } from '../../../server/contract/plans.ts';
import { confirm } from '../../components/confirm.tsx';
import { formatDate } from '../../format.ts';
import { useSession } from '../../session.ts';
import { type DemandWanted, demandRequest } from './demand-choice.tsx';
import type { EditRequest } from './edit-requests.ts';
import { PlanDialog } from './plan-dialog.tsx';
import type { PlanDialogKind } from './plan-menu.tsx';
import { plansQuery } from './queries.ts';
import type { AllocationAddress } from './use-address.ts';
import { nextDraftName, usePlanActions } from './use-plan-actions.ts';

interface PlanDialogs {
  /** Shows a plan, or today’s placements. */
  choose: (plan: PlanHead | null) => void;
  open: (kind: PlanDialogKind) => void;
  /** Asks first. */
  remove: (plan: PlanHead) => void;
  /** Id of the plan shown; makes a draft from today’s placements where there is none. */
  ensurePlan: () => Promise<string>;
  /** The dialog that is open, if any. */
  dialog: ReactNode;
}

/** Everything about plans as a whole: choosing, making, copying, naming and deleting them. */
export function usePlanDialogs(
  view: PlanView,
  address: AllocationAddress,
  send: (request: EditRequest) => void,
): PlanDialogs {
  const client = useQueryClient();
  const { defaultAsAt } = useSession().installation;
  const { data } = useQuery(plansQuery);
  const [kind, setKind] = useState<PlanDialogKind | null>(null);
  const choose = (plan: PlanHead | null): void =>
    address.change({
      plan: plan?.id,
      compare: undefined,
      ...(plan ? { asAt: plan.asAt === defaultAsAt ? undefined : plan.asAt } : {}),
    });
  const actions = usePlanActions(choose);
  const { plan } = view;
  const taken = (data?.plans ?? []).map(({ name }) => name);

  const remove = async (doomed: PlanHead): Promise<void> => {
    const agreed = await confirm({
      title: `Delete “${doomed.name}”?`,
      children: 'The plan, its pins and its proposals are deleted for everybody. Today’s records stay as they are.',
      confirm: 'Delete the plan',
      danger: true,
    });
    if (agreed) actions.remove(doomed);
  };
  const ensurePlan = async (): Promise<string> => {
    if (plan) return plan.id;
    const { plans } = await client.fetchQuery(plansQuery);
    const made = await actions.create({ name: nextDraftName(plans), asAt: address.asAt, copyOf: null });
    if (!made.plan) throw new Error('A new plan came back without its head');
    return made.plan.id;
  };

  const texts: Record<PlanDialogKind, { title: string; explanation: string; name: string; confirm: string }> = {
    new: {
      title: 'New plan',
      explanation: `It starts from where people work on ${formatDate(address.asAt)}. Today’s records stay as they are.`,
      name: nextDraftName(data?.plans ?? []),
      confirm: 'Make the plan',
    },
    copy: {
      title: 'Save as a named plan',
      explanation: `A copy of “${plan?.name}” as it is now, with its pins. You go on in the copy; the original stays.`,
      name: '',
      confirm: 'Save the copy',
    },
    rename: {
      title: 'Rename the plan',
      explanation: 'Everybody sees the new name.',
      name: plan?.name ?? '',
      confirm: 'Rename',
    },
  };
  const onConfirm = async (name: string, demand: DemandWanted): Promise<void> => {
    if (kind === 'rename') send({ kind: 'settings', label: `rename the plan to “${name}”`, settings: { name } });
    else if (kind === 'copy' && plan)
      await actions.create({ name, asAt: plan.asAt, copyOf: plan.id, ...demandRequest(demand) });
    else await actions.create({ name, asAt: address.asAt, copyOf: null, ...demandRequest(demand) });
  };
  const demandAsked =
    kind === 'copy' && plan
      ? { asAt: plan.asAt, original: plan.demandAsIf }
      : kind === 'new'
        ? { asAt: address.asAt, original: null }
        : undefined;
  const text = kind ? texts[kind] : null;
  const dialog = text ? (
    <PlanDialog
      title={text.title}
      explanation={text.explanation}
      initialName={text.name}
      confirm={text.confirm}
      taken={kind === 'rename' ? taken.filter((name) => name !== plan?.name) : taken}
      demand={demandAsked}
      onConfirm={onConfirm}
      onClose={() => setKind(null)}
    />
  ) : null;
  return { choose, open: setKind, remove: (doomed) => void remove(doomed), ensurePlan, dialog };
}

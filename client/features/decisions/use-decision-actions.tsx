import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Decision } from '../../../server/contract/decisions.ts';
import { isProblem } from '../../api.ts';
import { confirm } from '../../components/confirm.tsx';
import { notifyDone, notifyProblem, notifyRemedy } from '../../components/notify.ts';
import { AskList } from './asks-panel.tsx';
import { decisionQuery, decisionsQuery, deleteDecision, finaliseDecision, showDecision } from './queries.ts';

/** What is done with a whole record, each after a question: made final, deleted. */
export function useDecisionActions(decision: Decision) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [isBusy, setIsBusy] = useState(false);
  const trying = async (failed: string, work: () => Promise<void>): Promise<void> => {
    setIsBusy(true);
    try {
      await work();
    } catch (error) {
      if (isProblem(error, 'version-changed')) {
        void queryClient.invalidateQueries({ queryKey: decisionQuery(decision.id).queryKey });
      }
      notifyProblem(error, failed);
    } finally {
      setIsBusy(false);
    }
  };
  return {
    isBusy,
    finalise: async (): Promise<void> => {
      const needed = decision.asks.filter(({ severity }) => severity === 'needed');
      if (needed.length > 0) {
        notifyRemedy('It cannot be made final yet', needed.map(({ sentence }) => sentence).join(' '));
        return;
      }
      const agreed = await confirm({
        title: 'Make this decision final?',
        children: (
          <>
            <Text mb="xs">
              It is kept as it is now, with its costs. Afterwards every change takes a reason and keeps another edition.
              Arrangements and funding in it that name no decision yet are given its reference.
            </Text>
            {decision.asks.length === 0 ? null : (
              <>
                <Text mb={4}>Still to ask:</Text>
                <AskList asks={decision.asks} />
              </>
            )}
          </>
        ),
        confirm: 'Make final',
      });
      if (!agreed) return;
      await trying('It was not made final', async () => {
        showDecision(queryClient, await finaliseDecision(decision.id, decision.version));
        notifyDone(`${decision.reference} is final. Its first edition is kept.`);
        await navigate({ to: '/decisions/$decisionId', params: { decisionId: decision.id }, search: {} });
      });
    },
    remove: async (): Promise<void> => {
      const agreed = await confirm({
        title: `Delete the draft ${decision.reference}?`,
        children: 'Its text is gone afterwards; the arrangements, posts and funding it is about stay as they are.',
        confirm: 'Delete the draft',
        danger: true,
      });
      if (!agreed) return;
      await trying('The draft was not deleted', async () => {
        await deleteDecision(decision.id, decision.version);
        queryClient.setQueryData(decisionsQuery.queryKey, (list) =>
          list ? { decisions: list.decisions.filter(({ id }) => id !== decision.id) } : undefined,
        );
        await navigate({ to: '/decisions' });
        queryClient.removeQueries({ queryKey: decisionQuery(decision.id).queryKey });
        void queryClient.invalidateQueries({ queryKey: decisionsQuery.queryKey });
        notifyDone('The draft is deleted.');
      });
    },
  };
}

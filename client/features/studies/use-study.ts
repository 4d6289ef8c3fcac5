import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { PlanView } from '../../../server/contract/plans.ts';
import type { NewStudy, StudyKind, StudyView } from '../../../server/contract/studies.ts';
import { answer, api, isProblem } from '../../api.ts';
import { notifyDone, notifyProblem } from '../../components/notify.ts';
import { planKey } from '../allocation/queries.ts';
import { useKept } from '../allocation/use-kept.ts';
import { isWorking, latestStudyQuery, studyQuery } from './queries.ts';

/** A question about a plan: what was asked, what has been found, and what can be done with it. */
export interface PlanStudy {
  study: StudyView | undefined;
  /** True until it is known whether there is an answer already. */
  loading: boolean;
  error: unknown;
  retry: () => void;
  /** True where the plan was changed since this was worked out. */
  isOutdated: boolean;
  /** Why an answer could not be taken as a proposal: the plan changed in the meantime, or a pin is in the way. */
  refusal: string | null;
  ask: (question: NewStudy) => void;
  asking: boolean;
  stop: () => void;
  /** Takes one answer as a proposal; a number of moves for a curve, null for a what-if. */
  take: (maxMoves: number | null) => void;
  /** The answer being taken: its number of moves, null for a what-if; undefined while none is. */
  taking: number | null | undefined;
}

interface Kept {
  id: string;
  version: number;
}

/**
 * Keeps one question about a plan. It is worked out on the server: leaving the page does not end it, and coming back
 * shows how far it is.
 * @param about tells questions of one kind apart, such as the person of a what-if; empty where there is only one
 */
export function useStudy(planId: string, version: number, kind: StudyKind, about = ''): PlanStudy {
  const client = useQueryClient();
  const [kept, keep] = useKept<Kept>([`study ${kind}`, `${planId} ${about}`]);
  const latest = useQuery({ ...latestStudyQuery(planId, kind, version), enabled: about === '' });
  const newest = about === '' ? latest.data : null;
  const id = kept?.version === version ? kept.id : (newest?.id ?? kept?.id ?? '');
  const { data, error, refetch } = useQuery({ ...studyQuery(id), enabled: id !== '' });
  const study = data ?? (newest?.id === id ? newest : undefined);
  const newestId = newest?.id;
  useEffect(() => {
    if (newestId !== undefined && kept?.version !== version) keep({ id: newestId, version });
  }, [newestId, version, kept?.version, keep]);

  const readAgain = (): Promise<unknown> => client.invalidateQueries({ queryKey: planKey(planId, '') });
  const ask = useMutation({
    mutationFn: async (question: NewStudy) => {
      // one question of a kind at a time: another one takes the place of the one being worked out
      if (isWorking(study)) await api.studies[':id'].cancel.$post({ param: { id } });
      return answer(api.plans[':id'].studies.$post({ param: { id: planId }, json: question }));
    },
    onSuccess: ({ studyId }) => keep({ id: studyId, version }),
    onError: (problem) => {
      notifyProblem(problem);
      void readAgain();
    },
  });
  const stop = useMutation({
    mutationFn: () => api.studies[':id'].cancel.$post({ param: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: studyQuery(id).queryKey }),
    onError: (problem) => notifyProblem(problem),
  });
  const take = useMutation({
    mutationFn: (maxMoves: number | null) =>
      answer(api.studies[':id'].adopt.$post({ param: { id }, json: { maxMoves } })),
    onSuccess: ({ proposalId }) => {
      client.setQueryData<PlanView>(planKey(planId, ''), (view) =>
        view ? { ...view, openProposalId: proposalId } : view,
      );
      window.scrollTo({ top: 0 });
      notifyDone('The proposal is ready at the top of the page: accept it, or discard it.');
    },
    onError: (problem) => {
      if (!isProblem(problem, 'conflict', 'version-changed')) notifyProblem(problem);
    },
    onSettled: readAgain,
  });

  const refused = isProblem(take.error, 'conflict', 'version-changed') ? take.error : null;
  return {
    study,
    loading: id === '' ? about === '' && latest.isPending : study === undefined,
    error: study ? null : (error ?? latest.error),
    retry: () => void (id === '' ? latest.refetch() : refetch()),
    isOutdated: study !== undefined && !isWorking(study) && study.basedOnVersion !== version,
    refusal: refused?.detail ?? null,
    ask: (question) => {
      take.reset();
      ask.mutate(question);
    },
    asking: ask.isPending,
    stop: stop.mutate,
    take: take.mutate,
    taking: take.isPending ? take.variables : undefined,
  };
}

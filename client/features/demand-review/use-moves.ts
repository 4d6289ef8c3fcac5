import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { ReviewMovesView, ReviewPoint } from '../../../server/contract/demand-review.ts';
import { notifyDone, notifyProblem } from '../../components/notify.ts';
import { formatDate } from '../../format.ts';
import { useMay, useSession } from '../../session.ts';
import { movesQuery, planOfMoves, startMoves, stopMoves } from './queries.ts';
import { movesText } from './words.ts';

/** The search for moves that help: what is found, and what can be done with it. */
export interface MovesSearch {
  /** False for readers of one district: moves weigh all of them against each other. */
  isSeen: boolean;
  mayAsk: boolean;
  found: ReviewMovesView | undefined;
  error: unknown;
  retry: () => void;
  start: () => void;
  stop: () => void;
  isStarting: boolean;
  makePlan: (point: ReviewPoint) => void;
  isMaking: boolean;
}

/**
 * What few moves would do at a date. It is worked out on the server and remembered there for the records as they are.
 * @param isAsked a review is asked for: whoever may have it worked out does so by opening the page
 */
export function useMoves(asAt: string, isAsked: boolean): MovesSearch {
  const client = useQueryClient();
  const navigate = useNavigate();
  const isSeen = useSession().account.districtId === null;
  const mayAsk = useMay('plans:propose');
  const query = movesQuery(asAt);
  const { data, error, refetch } = useQuery({ ...query, enabled: isSeen });
  const keep = async (found: ReviewMovesView): Promise<void> => {
    // what was asked before this was done knows nothing of it
    await client.cancelQueries({ queryKey: query.queryKey });
    client.setQueryData(query.queryKey, found);
  };
  const onError = (problem: unknown): void => notifyProblem(problem);
  const start = useMutation({ mutationFn: () => startMoves(asAt), onSuccess: keep, onError });
  const stop = useMutation({ mutationFn: () => stopMoves(asAt), onSuccess: keep, onError });
  const plan = useMutation({
    mutationFn: (point: ReviewPoint) =>
      planOfMoves(`Review of ${formatDate(asAt)}: ${movesText(point.moves)}`, asAt, point),
    onSuccess: async (id) => {
      await client.invalidateQueries({ queryKey: ['plans'] });
      notifyDone('The plan is made. Nothing takes effect until somebody decides so.');
      await navigate({ to: '/allocation', search: (previous) => ({ ...previous, plan: id }) });
    },
    onError,
  });
  const begun = useRef('');
  const isOpen = isAsked && mayAsk && data?.state === 'not-asked';
  const begin = start.mutate;
  useEffect(() => {
    if (!isOpen || begun.current === asAt) return;
    begun.current = asAt;
    begin();
  }, [isOpen, asAt, begin]);
  return {
    isSeen,
    mayAsk,
    found: data,
    error,
    retry: () => void refetch(),
    start: () => start.mutate(),
    stop: () => stop.mutate(),
    isStarting: start.isPending,
    makePlan: (point) => plan.mutate(point),
    isMaking: plan.isPending,
  };
}

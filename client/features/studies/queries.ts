import { queryOptions } from '@tanstack/react-query';
import type { Letter, OneMore, Relaxation, StudyKind, StudyView } from '../../../server/contract/studies.ts';
import { answer, api } from '../../api.ts';

/** How often a question that is being worked out is asked for what it has found, ms. */
const POLL_MS = 500;

/** A question about a plan and what has been found so far. */
export function studyQuery(studyId: string) {
  return queryOptions({
    queryKey: ['study', studyId],
    queryFn: (): Promise<StudyView> => answer(api.studies[':id'].$get({ param: { id: studyId } })),
    refetchInterval: ({ state }) => (isWorking(state.data) ? POLL_MS : false),
  });
}

/** The newest answer to a kind of question for this version of a plan, whoever asked; null where nobody did. */
export function latestStudyQuery(planId: string, kind: StudyKind, version: number) {
  return queryOptions({
    queryKey: ['latest-study', planId, kind, version],
    queryFn: async (): Promise<StudyView | null> => {
      const { study } = await answer(api.plans[':id'].studies.$get({ param: { id: planId }, query: { kind } }));
      return study;
    },
  });
}

/** True while a question waits for its turn or is being worked out. */
export function isWorking(study: StudyView | undefined): boolean {
  return study?.state === 'queued' || study?.state === 'running';
}

/** Where one more person would help most. Asked again for each version of the plan, or for each date of today’s placements. */
export function oneMoreQuery(planId: string, version: number, asAt: string) {
  return queryOptions({
    queryKey: ['one-more', planId, version, asAt],
    queryFn: (): Promise<OneMore> =>
      answer(api.plans[':id']['one-more'].$get({ param: { id: planId }, query: { asAt } })),
  });
}

/** What each person who moves in a plan would be told. */
export function lettersQuery(planId: string) {
  return queryOptions({
    queryKey: ['letters', planId],
    queryFn: async (): Promise<Letter[]> => {
      const { letters } = await answer(api.plans[':id'].letters.$get({ param: { id: planId }, query: {} }));
      return letters;
    },
    staleTime: 0,
  });
}

/** What would make an impossible proposal possible. It takes a few seconds to find, and stays as it is. */
export function relaxationsQuery(proposalId: string) {
  return queryOptions({
    queryKey: ['relaxations', proposalId],
    queryFn: async (): Promise<Relaxation[]> => {
      const found = await answer(api.proposals[':id'].relaxations.$get({ param: { id: proposalId } }));
      return found.relaxations;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

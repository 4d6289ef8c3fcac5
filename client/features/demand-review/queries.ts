import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type {
  AllocationReview,
  DemandReview,
  NewReview,
  ReviewMovesView,
  ReviewPoint,
  ReviewReading,
  ReviewRuleAsked,
  ReviewRuleChange,
  ReviewRuleView,
  RulePreview,
} from '../../../server/contract/demand-review.ts';
import { answer, api, entityTag } from '../../api.ts';

/** How often a search that runs is asked what it has found, ms. */
const POLL_MS = 400;

/** Drift month by month up to a date, what the rule makes of it, and the reviews held. */
export const reviewQuery = (asAt: string) =>
  queryOptions({
    queryKey: ['demand-review', asAt],
    queryFn: (): Promise<DemandReview> => answer(api.demand.review.$get({ query: { asAt } })),
  });

/** What few moves would do for the worst district at a date; asked again for as long as it is being worked out. */
export const movesQuery = (asAt: string) =>
  queryOptions({
    queryKey: ['demand-review-moves', asAt],
    queryFn: (): Promise<ReviewMovesView> => answer(api.demand.review.moves.$get({ query: { asAt } })),
    refetchInterval: ({ state }) => (state.data?.state === 'working' ? POLL_MS : false),
  });

/** How the districts stand on the day of a review. */
export const readingQuery = (heldOn: string) =>
  queryOptions({
    queryKey: ['demand-review-reading', heldOn],
    queryFn: (): Promise<ReviewReading> => answer(api.demand.review.reading.$get({ query: { asAt: heldOn } })),
    enabled: /^\d{4}-\d{2}-\d{2}$/.test(heldOn),
  });

/** Address of the file of every month and district. */
export function reviewFile(asAt: string): string {
  return `/api/demand/review.csv?${new URLSearchParams({ asAt })}`;
}

export function startMoves(asAt: string): Promise<ReviewMovesView> {
  return answer(api.demand.review.moves.$post({ query: { asAt } }));
}

export function stopMoves(asAt: string): Promise<ReviewMovesView> {
  return answer(api.demand.review.moves.stop.$post({ query: { asAt } }));
}

/** Records a review that was held. */
export function recordReview(json: NewReview): Promise<AllocationReview> {
  return answer(api.demand.review.reviews.$post({ json }));
}

/** Corrects a review that has this version. */
export function correctReview(id: string, version: number, json: NewReview): Promise<AllocationReview> {
  const of = { param: { id }, header: { 'if-match': entityTag(version) } };
  return answer(api.demand.review.reviews[':id'].$patch({ ...of, json }));
}

export async function deleteReview({ id, version }: AllocationReview): Promise<void> {
  await api.demand.review.reviews[':id'].$delete({ param: { id }, header: { 'if-match': entityTag(version) } });
}

export function previewRule(asAt: string, rule: ReviewRuleAsked): Promise<RulePreview> {
  return answer(api.demand.review.rule.preview.$post({ query: { asAt }, json: { rule } }));
}

export function saveRule(version: number, json: ReviewRuleChange): Promise<ReviewRuleView> {
  return answer(api.demand.review.rule.$patch({ header: { 'if-match': entityTag(version) }, json }));
}

/**
 * Makes a plan of today’s placements with these moves. Where a move is refused, the plan is taken back.
 * @returns id of the plan
 */
export async function planOfMoves(name: string, asAt: string, { people }: ReviewPoint): Promise<string> {
  const { plan } = await answer(api.plans.$post({ json: { name, asAt, copyOf: null } }));
  if (!plan) throw new Error('The plan that was made did not come back');
  const of = { param: { id: plan.id }, header: { 'if-match': entityTag(plan.version) } };
  const changes = people.map(({ personId, toDistrictId }) => ({
    kind: 'place' as const,
    personId,
    placements: [{ districtId: toDistrictId, share: 1 }],
  }));
  try {
    await answer(api.plans[':id'].changes.$post({ ...of, json: { changes } }));
  } catch (error) {
    await api.plans[':id'].$delete(of);
    throw error;
  }
  return plan.id;
}

/** Has everything that reviews and their rule decide read again. */
export function readReviewsAgain(client: QueryClient): void {
  void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
}

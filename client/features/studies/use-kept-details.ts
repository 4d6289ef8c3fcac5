import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { type LetterDetails, NO_DETAILS } from './letter-details.ts';

/**
 * What was typed for the letters of a plan. It holds names, so it is kept in memory only: until the window is closed or
 * somebody signs out.
 */
export function useKeptDetails(planId: string): [LetterDetails, (details: LetterDetails) => void] {
  const client = useQueryClient();
  const queryKey = ['letter-details', planId];
  const { data } = useQuery<LetterDetails>({ queryKey, queryFn: skipToken, gcTime: Number.POSITIVE_INFINITY });
  return [data ?? NO_DETAILS, (details) => client.setQueryData<LetterDetails>(queryKey, () => details)];
}

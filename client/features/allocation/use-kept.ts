import { type QueryClient, skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/**
 * Something the page remembers of a plan while other pages are open, until the window is closed or somebody signs out.
 * @returns the value, or undefined, and a way to set it
 */
export function useKept<Value>(key: readonly string[]): [Value | undefined, (value: Value | null) => void] {
  const client = useQueryClient();
  const { data } = useQuery<Value | null>({ queryKey: key, queryFn: skipToken, gcTime: Number.POSITIVE_INFINITY });
  const [name = '', id = ''] = key;
  const keep = useCallback((value: Value | null) => setKept(client, [name, id], value), [client, name, id]);
  return [data ?? undefined, keep];
}

/** Sets what the page remembers of a plan that it may not show yet. */
export function setKept<Value>(client: QueryClient, key: readonly string[], value: Value | null): void {
  client.setQueryData<Value | null>(key, () => value);
}
